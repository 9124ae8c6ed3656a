package io.github.promptgate.score.custom;

import static io.github.promptgate.score.Asked.problem;
import static io.github.promptgate.score.Asked.score;
import static io.github.promptgate.score.Asked.scored;
import static io.github.promptgate.score.Asked.scorer;
import static io.github.promptgate.score.Asked.unscored;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Score.Mark;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.Answer;
import io.github.promptgate.score.Instruments;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.ScorerOrder.Part;
import io.github.promptgate.score.Subject;
import io.github.promptgate.score.Threshold;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeightedScorerTest {

    private static final String PARTS = "[{scorer: {contains: days}, weight: 3}, {scorer: json}]";

    @Test
    void it_is_the_weighted_mean_of_its_parts() {
        Score.Scored score = scored(score("weighted: " + PARTS, Answer.of("30 days")));

        assertThat(score.value()).isEqualTo(0.75);
        assertThat(score.mark()).isEqualTo(Mark.UNMARKED);
        assertThat(score.evidence().reason()).isEqualTo("weighted mean 0.75 of 2 parts");
        assertThat(score.evidence().items())
                .filteredOn(item -> item.kind().equals("part"))
                .extracting(Item::note)
                .satisfiesExactly(
                        note -> assertThat(note).isEqualTo("contained; weight 3"),
                        note -> assertThat(note).startsWith("malformed JSON"));
    }

    @Test
    void it_passes_at_its_threshold() {
        assertThat(scored(score("weighted: {threshold: 0.75, scorers: " + PARTS + "}", Answer.of("30 days")))
                        .mark())
                .isEqualTo(Mark.PASSED);
        assertThat(scored(score("weighted: {threshold: 0.76, scorers: " + PARTS + "}", Answer.of("30 days")))
                        .mark())
                .isEqualTo(Mark.MISSED);
    }

    @Test
    void parts_that_all_pass_give_exactly_one_whatever_their_weights() {
        String parts = "[{scorer: {contains: a}, weight: 0.1}, {scorer: {contains: b}, weight: 0.2},"
                + " {scorer: {contains: c}, weight: 0.7}]";

        assertThat(scored(score("weighted: " + parts, Answer.of("abc"))).value())
                .isEqualTo(1);
    }

    @Test
    void a_part_without_a_score_leaves_the_group_without_one() {
        Score.Unscored score = unscored(score(
                "weighted: [{scorer: {contains: days}, weight: 99}, {scorer: {contains: \"{{ expected }}\"}}]",
                Answer.of("30 days")));

        assertThat(score.cause()).isEqualTo(UnscoredCause.VALUE_MISSING);
    }

    @Test
    void a_part_that_does_not_apply_is_left_out_of_both_sums() {
        Score.Scored score = scored(score(
                "weighted: [{scorer: {contains: days}}, {scorer: {judge: polite}, weight: 9}]",
                Answer.refused("30 days")));

        assertThat(score.value()).isEqualTo(1);
        assertThat(score.evidence().reason()).isEqualTo("weighted mean 1 of 1 parts");
    }

    @Test
    void where_lower_is_better_the_rest_to_one_counts() {
        Scorer weighted = weighted(Metric.Kind.UNIT);

        assertThat(scored(score(weighted, Answer.of("x"), io.github.promptgate.score.Asked.NOTHING))
                        .value())
                .isEqualTo(0.75);
    }

    @Test
    void an_amount_is_refused() {
        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                                io.github.promptgate.problem.ProblemException.class, () -> weighted(Metric.Kind.AMOUNT))
                        .problems()
                        .get(0)
                        .what())
                .isEqualTo("\"harm\" is an amount, and weighted takes values from 0 to 1");
    }

    private static Scorer weighted(Metric.Kind kind) {
        Metric harm = new Metric("harm", kind, Metric.Direction.LOWER, Metric.Unit.NONE);
        Scorer part = new Scorer() {
            @Override
            public Metric metric() {
                return harm;
            }

            @Override
            public Score score(Subject subject, Instruments instruments) {
                return new Score.Scored("harm", 0.25, Mark.UNMARKED, Evidence.none());
            }
        };
        return WeightedScorer.of(
                Metric.unit("w"),
                List.of(new Part(part, 1, Where.nowhere())),
                new Threshold(java.util.Optional.empty()));
    }

    @Test
    void a_weight_is_more_than_nothing() {
        var problems = new io.github.promptgate.problem.Problems();
        new io.github.promptgate.suite.ScorerReader(new io.github.promptgate.suite.Vocabulary(
                        io.github.promptgate.score.Scorers.words(), List.of()))
                .read(
                        io.github.promptgate.source.YamlText.read(
                                "weighted: [{scorer: json, weight: 0}]", "suite.yaml"),
                        problems);

        assertThat(problems.found())
                .extracting(
                        io.github.promptgate.problem.Problem::code,
                        p -> p.where().toString())
                .containsExactly(org.assertj.core.groups.Tuple.tuple(ProblemCode.SUITE_003, "suite.yaml:1:35"));
    }

    @Test
    void turned_around_it_needs_a_threshold() {
        assertThat(problem("not:weighted: " + PARTS).what())
                .isEqualTo("not:weighted has no threshold, so there is no pass to invert");
        assertThat(scorer("not:weighted: {threshold: 1, scorers: " + PARTS + "}")
                        .metric()
                        .name())
                .isEqualTo("not-weighted");
    }
}
