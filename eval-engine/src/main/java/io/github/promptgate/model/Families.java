package io.github.promptgate.model;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.suite.ModelSpec;
import io.github.promptgate.suite.Suite;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which models come from one house: a judge likes answers that are like its own. */
public final class Families {

    private static final Map<String, Pattern> NAMES = Map.of(
            "GPT", Pattern.compile("(gpt|chatgpt|o[134])([-.\\d].*)?|ft[:-](gpt|o[134]).*"),
            "Claude", Pattern.compile("claude.*"),
            "Gemini", Pattern.compile("gemini.*|gemma.*|palm.*"),
            "Mistral", Pattern.compile("(mistral|mixtral|ministral|magistral|codestral|pixtral|open-mi[sx]tral).*"),
            "Llama", Pattern.compile("(meta-)?llama.*"),
            "Qwen", Pattern.compile("qwen.*|qwq.*"),
            "DeepSeek", Pattern.compile("deepseek.*"));

    private Families() {}

    /**
     * MODEL-009 for each judge of the family of a model under test; a warning.
     *
     * @param used ids of the models that the plan uses
     */
    public static List<Problem> warnings(Suite suite, Set<String> used) {
        return suite.jury().stream()
                .flatMap(judge -> suite.models().stream()
                        .filter(model -> used.contains(model.id()))
                        .filter(model -> of(judge).isPresent() && of(model).equals(of(judge)))
                        .findFirst()
                        .map(model -> warning(judge, model))
                        .stream())
                .toList();
    }

    private static Problem warning(ModelSpec judge, ModelSpec model) {
        return new Problem(
                ProblemCode.MODEL_009,
                judge.where(),
                "judge \"" + judge.id() + "\" and model \"" + model.id() + "\" are both of the "
                        + of(judge).orElseThrow() + " family",
                "judge with a model of another family, or measure this one with calibration:");
    }

    /** By the name's last part, since gateways put the house before it. */
    static Optional<String> of(ModelSpec spec) {
        String name = spec.model().toLowerCase(Locale.ROOT);
        String last = name.substring(name.lastIndexOf('/') + 1);
        return NAMES.entrySet().stream()
                .filter(family -> family.getValue().matcher(last).matches())
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
