package io.github.promptgate.suite;

import static io.github.promptgate.suite.Shape.choice;
import static io.github.promptgate.suite.Shape.optional;
import static io.github.promptgate.suite.Shape.required;
import static io.github.promptgate.suite.Shape.text;

import io.github.promptgate.record.Metric;
import io.github.promptgate.suite.Vocabulary.Need;
import io.github.promptgate.suite.Vocabulary.ProviderWord;
import io.github.promptgate.suite.Vocabulary.ScorerWord;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A few words of each kind: enough to meet every form that a suite can take. */
final class TestVocabulary {

    private static final Shape.Fields PARAMETERS = Shape.fields(
            optional("temperature", new Shape.Amount(0, 2, false), "how much chance"),
            optional("max-tokens", Shape.count(1), "longest reply"));

    static final Vocabulary WORDS = new Vocabulary(
            List.of(
                    scorer(
                            "contains",
                            "value",
                            false,
                            Metric.binary("contains"),
                            required("value", text(), "the text"),
                            optional("ignore-case", new Shape.Flag(), "case does not count")),
                    scorer(
                            "contains-any",
                            "value",
                            false,
                            Metric.binary("contains-any"),
                            required("value", new Shape.OneOrMany(text()), "the texts")),
                    scorer("equals", "value", false, Metric.binary("equals"), required("value", new Shape.Any(), "it")),
                    scorer(
                            "json-schema",
                            "schema",
                            false,
                            Metric.binary("json-schema"),
                            required(
                                    "schema",
                                    Shape.anyOf(new Shape.FilePath(), new Shape.MapOf(new Shape.Any())),
                                    "file or map")),
                    scorer("json", "", true, Metric.binary("json")),
                    scorer(
                            "latency",
                            "max",
                            false,
                            Metric.binary("latency-limit"),
                            required("max", new Shape.Time(), "the longest time")),
                    scorer(
                            "faithfulness",
                            "",
                            true,
                            Metric.unit("faithfulness"),
                            optional("threshold", new Shape.Share(), "passes from here"),
                            optional("engine", choice("claims", "single"), "how it is done")),
                    scorer(
                            "judge",
                            "",
                            false,
                            Metric.unit("judge"),
                            required("rubric", text(), "what is judged"),
                            optional("votes", new Shape.Amount(1, 9, true), "how often"))),
            List.of(
                    provider(
                            "openai",
                            Optional.empty(),
                            true,
                            true,
                            Shape.fields(optional("base-url", text(), "where"))),
                    provider(
                            "openai-compatible",
                            Optional.empty(),
                            true,
                            true,
                            Shape.fields(required("base-url", text(), "where"))),
                    provider(
                            "http",
                            Optional.of("http"),
                            true,
                            false,
                            Shape.fields(
                                    required("url", text(), "where"),
                                    optional("body", new Shape.Any(), "what is sent"),
                                    optional("timeout", new Shape.Time(), "how long"))),
                    provider(
                            "mock",
                            Optional.of("mock"),
                            true,
                            false,
                            Shape.fields(required("file", new Shape.FilePath(), "reply script")))));

    private TestVocabulary() {}

    private static ScorerWord scorer(String id, String shorthand, boolean bare, Metric metric, Shape.Field... options) {
        return new ScorerWord(
                id,
                "scorer " + id,
                Optional.of(shorthand).filter(key -> !key.isEmpty()),
                bare,
                Shape.fields(options),
                metric,
                id.equals("faithfulness") ? Set.of(Need.JUDGE) : Set.of());
    }

    private static ProviderWord provider(
            String id, Optional<String> shorthand, boolean chats, boolean embeds, Shape.Fields options) {
        return new ProviderWord(id, "provider " + id, options, PARAMETERS, List.of(), shorthand, chats, embeds);
    }
}
