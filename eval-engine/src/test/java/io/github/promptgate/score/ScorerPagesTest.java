package io.github.promptgate.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.FinishReason;
import io.github.promptgate.record.Score;
import io.github.promptgate.score.Scorers.Equipment;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs what the pages of the scorers show: the suite's lines, and what they say that each answer gives. */
class ScorerPagesTest {

    static List<ScorerPage> pages() {
        return ScorerPage.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void what_the_page_shows_is_what_happens(ScorerPage page) {
        Scorer first = page.scorers().get(0);

        assertThat(page.specs())
                .anyMatch(spec ->
                        page.word().equals("not") ? spec.negated() : spec.type().equals(page.word()));
        assertThat(page.rows()).isNotEmpty();
        for (String example : page.rows()) {
            MapNode map = (MapNode) JsonText.read(example, page.toString());
            assertThat(outcome(Asked.score(first, answer(map), equipment(map))))
                    .as(example)
                    .startsWith(map.get("gives").orElseThrow().asText());
        }
    }

    /** The answer of a row, with its case. */
    static Answer answer(MapNode example) {
        Answer answer = Answer.of(example.get("answer").orElseThrow().asText(), FinishReason.STOP)
                .to(example.get("case").map(Node::asText).orElse("{}"));
        Optional<Node> contexts = example.get("contexts");
        if (contexts.isPresent()) {
            answer = answer.from(((ListNode) contexts.get())
                    .items().stream().map(Node::asText).toArray(String[]::new));
        }
        Optional<Node> rival = example.get("rival");
        if (rival.isPresent()) {
            answer = answer.against(rival.get().asText());
        }
        Optional<Node> calls = example.get("calls");
        if (calls.isPresent()) {
            answer = answer.calling(((ListNode) calls.get())
                    .items().stream()
                            .map(call -> (MapNode) call)
                            .flatMap(call -> java.util.stream.Stream.of("name", "arguments")
                                    .map(key -> call.get(key).orElseThrow().asText()))
                            .toArray(String[]::new));
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
}
