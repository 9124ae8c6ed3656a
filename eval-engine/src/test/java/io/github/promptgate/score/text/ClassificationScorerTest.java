package io.github.promptgate.score.text;

import static io.github.promptgate.score.Asked.problem;
import static io.github.promptgate.score.Asked.score;
import static io.github.promptgate.score.Asked.scored;
import static io.github.promptgate.score.Asked.unscored;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.LabelPair;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Score.Mark;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.Answer;
import io.github.promptgate.score.Asked;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClassificationScorerTest {

    private static final String LABELS = "labels: [refund, billing, \"other\"]";
    private static final String PLAIN = "classification: {" + LABELS + "}";

    private static Answer answer(String text) {
        return Answer.of(text).to("{\"expected\": \"refund\", \"intent\": \"billing\"}");
    }

    @Test
    void the_whole_answer_is_the_label_unless_the_suite_says_where_it_stands() {
        assertThat(scored(score(PLAIN, answer(" refund\n"))).mark()).isEqualTo(Mark.PASSED);
        assertThat(scored(score(PLAIN, answer("billing"))).mark()).isEqualTo(Mark.MISSED);
        assertThat(scored(score(
                                "classification: {" + LABELS + ", regex: 'label: (\\w+)'}",
                                answer("So: label: refund.")))
                        .mark())
                .isEqualTo(Mark.PASSED);
        assertThat(scored(score(
                                "classification: {" + LABELS + ", json-path: $.intent}",
                                answer("```json\n{\"intent\": \"refund\"}\n```")))
                        .mark())
                .isEqualTo(Mark.PASSED);
    }

    @Test
    void the_evidence_carries_both_labels() {
        var score = scored(score(PLAIN, answer("billing")));

        assertThat(score.value()).isEqualTo(0);
        assertThat(score.evidence().reason()).isEqualTo("\"billing\", expected \"refund\"");
        assertThat(LabelPair.in(score.evidence())).contains(new LabelPair("refund", Optional.of("billing")));
    }

    @Test
    void what_is_no_label_of_the_suite_misses_and_says_so() {
        var unknown = scored(score(PLAIN, answer("I would say refund")));
        var noMatch = scored(score("classification: {" + LABELS + ", regex: 'label: (\\w+)'}", answer("refund")));
        var noJson = scored(score("classification: {" + LABELS + ", json-path: $.intent}", answer("refund")));
        var nothing = scored(score("classification: {" + LABELS + ", json-path: $.x}", answer("{}")));

        assertThat(unknown.mark()).isEqualTo(Mark.MISSED);
        assertThat(unknown.evidence().reason())
                .isEqualTo("no label of the suite: \"I would say refund\", expected \"refund\"");
        assertThat(LabelPair.in(unknown.evidence())).contains(new LabelPair("refund", Optional.empty()));
        assertThat(noMatch.evidence().reason()).isEqualTo("no label: the pattern does not match, expected \"refund\"");
        assertThat(noJson.evidence().reason()).startsWith("no label: ");
        assertThat(nothing.evidence().reason()).isEqualTo("no label: nothing is at the path, expected \"refund\"");
    }

    @Test
    void case_counts_unless_it_is_ignored() {
        assertThat(scored(score(PLAIN, answer("Refund"))).mark()).isEqualTo(Mark.MISSED);
        assertThat(scored(score("classification: {" + LABELS + ", ignore-case: true}", answer("REFUND")))
                        .mark())
                .isEqualTo(Mark.PASSED);
    }

    @Test
    void a_case_whose_label_is_missing_or_unknown_is_unscored() {
        assertThat(unscored(score(PLAIN, Answer.of("refund"))).detail()).isEqualTo("case \"c1\" has no \"expected\"");
        var unknown = unscored(score(PLAIN, Answer.of("refund").to("{\"expected\": \"praise\"}")));
        assertThat(unknown.cause()).isEqualTo(UnscoredCause.VALUE_MISSING);
        assertThat(unknown.detail()).isEqualTo("case \"c1\" expects \"praise\", which is none of the suite's labels");
        assertThat(scored(score("classification: {" + LABELS + ", value: \"{{ intent }}\"}", answer("billing")))
                        .mark())
                .isEqualTo(Mark.PASSED);
    }

    @Test
    void mistakes_of_the_suite_are_told_beforehand() {
        assertThat(problem("classification: {labels: [a, b, a]}").what()).isEqualTo("label \"a\" is there twice");
        assertThat(problem("classification: {labels: [a, A], ignore-case: true}")
                        .what())
                .isEqualTo("label \"A\" is there twice");
        assertThat(problem("classification: {labels: [a, b], regex: x, json-path: $.x}")
                        .what())
                .isEqualTo("\"regex\" and \"json-path\" both say where the label stands");
        assertThat(problem("classification: {labels: [a, b], regex: '('}")
                        .code()
                        .id())
                .isEqualTo("SUITE-012");
    }

    @Test
    void its_metric_has_labels_for_the_gate() {
        assertThat(Asked.scorer(PLAIN).metric().kind()).isEqualTo(Metric.Kind.LABEL);
    }
}
