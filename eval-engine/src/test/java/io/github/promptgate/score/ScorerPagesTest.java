package io.github.promptgate.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.FinishReason;
import io.github.promptgate.record.Score;
import io.github.promptgate.score.Scorers.Equipment;
import io.github.promptgate.source.Folder;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.YamlText;
import io.github.promptgate.suite.ScorerReader;
import io.github.promptgate.suite.ScorerSpec;
import io.github.promptgate.suite.Vocabulary;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs what the pages of the scorers show: the suite's lines, and what they say that each answer gives. */
class ScorerPagesTest {

    private static final Path PAGES = Path.of("../docs/scorers");
    private static final Path HERE = Path.of(".");

    static List<Path> pages() throws IOException {
        try (Stream<Path> pages = Files.list(PAGES)) {
            return pages.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void what_the_page_shows_is_what_happens(Path page) throws IOException {
        String text = Files.readString(page);
        List<Scorer> scorers = scorers(block(text, "yaml"), page);
        List<String> examples = block(text, "json").lines().toList();

        assertThat(scorers).isNotEmpty();
        assertThat(examples).isNotEmpty();
        for (String example : examples) {
            MapNode map = (MapNode) JsonText.read(example, page.toString());
            assertThat(outcome(Asked.score(scorers.get(0), answer(map), equipment(map))))
                    .as(example)
                    .startsWith(map.get("gives").orElseThrow().asText());
        }
    }

    private static List<Scorer> scorers(String yaml, Path page) {
        Node list =
                ((MapNode) YamlText.read(yaml, page.toString())).get("scorers").orElseThrow();
        io.github.promptgate.problem.Problems problems = new io.github.promptgate.problem.Problems();
        List<ScorerSpec> specs = new ScorerReader(new Vocabulary(Scorers.words(), List.of())).read(list, problems);
        assertThat(problems.found()).isEmpty();
        String word = page.getFileName().toString().replace(".md", "");
        assertThat(specs)
                .anyMatch(spec ->
                        word.equals("not") ? spec.negated() : spec.type().equals(word));
        return Scorers.build(specs, new Folder(HERE, HERE, HERE));
    }

    private static Answer answer(MapNode example) {
        Answer answer = Answer.of(example.get("answer").orElseThrow().asText(), FinishReason.STOP)
                .to(example.get("case").map(Node::asText).orElse("{}"));
        Optional<Node> contexts = example.get("contexts");
        if (contexts.isPresent()) {
            answer = answer.from(((ListNode) contexts.get())
                    .items().stream().map(Node::asText).toArray(String[]::new));
        }
        Optional<Node> cost = example.get("cost");
        return cost.isPresent() ? answer.costing(Double.parseDouble(cost.get().asText())) : answer;
    }

    private static Equipment equipment(MapNode example) {
        ScriptedJudge judge = new ScriptedJudge();
        example.get("judge")
                .ifPresent(steps -> ((MapNode) steps)
                        .entries()
                        .forEach(e -> judge.on(e.key(), e.value().asText())));
        return judge.equipment();
    }

    private static String outcome(Score score) {
        return score.fold(
                scored -> scored.mark().name().toLowerCase(Locale.ROOT) + " "
                        + new BigDecimal(scored.value())
                                .round(new MathContext(6))
                                .toPlainString(),
                unscored -> "unscored " + unscored.cause(),
                notApplicable -> "not applicable " + notApplicable.reason());
    }

    private static String block(String page, String language) {
        Matcher matcher = Pattern.compile("^```" + language + "\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(page);
        assertThat(matcher.find()).as(language).isTrue();
        return matcher.group(1);
    }
}
