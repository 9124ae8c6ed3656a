package io.github.promptgate.score.semantic;

import static io.github.promptgate.score.Asked.scored;
import static io.github.promptgate.score.Asked.scorer;
import static io.github.promptgate.score.Asked.unscored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Score.Mark;
import io.github.promptgate.record.Score.NotApplicable;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.Answer;
import io.github.promptgate.score.Asked;
import io.github.promptgate.score.Scorers.Equipment;
import io.github.promptgate.score.WordVectors;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroundingLocalScorerTest {

    static Equipment words() {
        return new Equipment(Optional.empty(), Optional.empty(), Optional.of(new WordVectors()));
    }

    private static Score score(String yaml, Answer answer) {
        return Asked.score(scorer(yaml), answer, words());
    }

    private static Score score(Answer answer) {
        return score("grounding-local", answer);
    }

    @Test
    void what_stands_in_the_passages_is_grounded() {
        Score score = score(Answer.of("Hardware returns take sixty days.")
                .from("Shipping is free. Hardware returns take sixty days."));

        assertThat(scored(score).value()).isCloseTo(1, within(1e-12));
        assertThat(scored(score).mark()).isEqualTo(Mark.UNMARKED);
        assertThat(score.evidence().reason())
                .isEqualTo("grounding 1: words not given 0, distance by words 0, numbers not given 0,"
                        + " names not given 0");
    }

    @Test
    void the_formula_is_the_one_that_the_page_states() {
        Score score = score(Answer.of("Returns take 90 days for Berlin customers. We like dogs.")
                .from("Returns take 60 days."));

        // sentence 1: return, take, 90, day, berlin, customer: 3 of 6 missing; cosine 3 / (sqrt 7 sqrt 4)
        // sentence 2: like, dog: 2 of 2 missing; cosine 0
        double words = (3.0 / 6 + 1) / 2;
        double distance = ((1 - 3 / Math.sqrt(7 * 4)) + 1) / 2;
        double facts = 0.08 * Math.log(2) + 0.08 * Math.log(2);
        assertThat(scored(score).value()).isCloseTo(1 - (words + distance) / 2 - facts, within(1e-12));
        assertThat(score.evidence().items())
                .contains(
                        new Item("missing", "90", "number", "neither in the passages nor in the question"),
                        new Item("missing", "berlin", "name", "neither in the passages nor in the question"));
        assertThat(score.evidence().items())
                .filteredOn(item -> item.kind().equals("statement"))
                .extracting(Item::subject, Item::note)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "We like dogs.", "not given: like, dog; cosine 0 with: Returns take 60 days."),
                        org.assertj.core.groups.Tuple.tuple(
                                "Returns take 90 days for Berlin customers.",
                                "not given: 90, berlin, customer; cosine 0.567 with: Returns take 60 days."));
    }

    @Test
    void many_invented_facts_cost_no_more_than_the_formula_says() {
        String many = "Paid 11 12 13 14 15 16 17 18 19 20 pieces.";

        Score score = score(Answer.of(many).from("Paid pieces."));

        double words = 10.0 / 12;
        double distance = 1 - 2 / Math.sqrt(12 * 2);
        assertThat(scored(score).value()).isCloseTo(1 - (words + distance) / 2 - 0.16, within(1e-12));
    }

    @Test
    void what_the_question_names_is_given() {
        Answer answer = Answer.of("Berlin returns take 60 days.").from("Returns take 60 days.");

        double without = scored(score(answer)).value();
        double asked = scored(score(answer.to("{\"question\": \"What about berlin?\"}")))
                .value();

        assertThat(asked).isGreaterThan(without);
    }

    @Test
    void words_about_the_passages_and_references_to_them_claim_nothing() {
        Answer plain = Answer.of("Returns take 60 days.").from("Returns take 60 days.");
        Answer quoting = Answer.of("Returns take 60 days [2].\nBased on the provided passages.")
                .from("Returns take 60 days.");

        assertThat(scored(score(quoting)).value())
                .isCloseTo(scored(score(plain)).value(), within(1e-12));
    }

    @Test
    void the_threshold_marks_at_full_precision() {
        Answer answer = Answer.of("Returns take 90 days.").from("Returns take 60 days.");

        assertThat(scored(score("grounding-local: {threshold: 0.6}", answer)).mark())
                .isEqualTo(Mark.PASSED);
        assertThat(scored(score("grounding-local: {threshold: 0.8}", answer)).mark())
                .isEqualTo(Mark.MISSED);
    }

    @Test
    void an_answer_that_claims_nothing_is_not_applicable() {
        assertThat(score(Answer.of("It is what it is.").from("Returns take 60 days.")))
                .isEqualTo(new NotApplicable(
                        "grounding-local",
                        NotApplicable.Reason.NO_CLAIMS,
                        "the answer has no word that passages could hold"));
    }

    @Test
    void without_passages_it_is_unscored() {
        assertThat(unscored(score(Answer.of("Sixty days."))))
                .isEqualTo(new Score.Unscored(
                        "grounding-local", UnscoredCause.NO_CONTEXT, "case \"c1\" has no context to compare with"));
        assertThat(unscored(score(Answer.of("Sixty days.").from(" "))).cause()).isEqualTo(UnscoredCause.NO_CONTEXT);
    }

    @Test
    void a_book_is_over_the_limit_and_does_not_hang() {
        String book = "Returns take sixty days here. ".repeat(40_000);
        String numbered = "[" + "1, ".repeat(300_000) + "passage" + " ".repeat(300_000) + "1" + ",".repeat(300_000);

        assertThat(unscored(score(Answer.of(book).from("x"))))
                .satisfies(u -> assertThat(u.cause()).isEqualTo(UnscoredCause.LIMIT))
                .satisfies(u ->
                        assertThat(u.detail()).isEqualTo("40001 sentences to compare, more than 1000 in one trial"));
        assertThat(score(Answer.of(numbered).from("x"))).isNotNull();
        assertThat(score(Answer.of("A-".repeat(500_000)).from("x"))).isNotNull();
    }

    @Test
    void another_script_is_scored_and_said_to_be_outside_what_was_measured() {
        Score russian = score(Answer.of("Возврат занимает шестьдесят дней.").from("Возврат занимает девяносто дней."));
        Score chinese = score(Answer.of("退货需要六十天。").from("退货需要六十天。运费免费。"));

        assertThat(russian.evidence().items()).last().extracting(Item::subject).isEqualTo("not in Latin letters");
        assertThat(scored(chinese).value()).isGreaterThan(0.49);
        assertThat(chinese.evidence().items())
                .filteredOn(item -> item.kind().equals("statement"))
                .extracting(Item::note)
                .allMatch(note -> note.startsWith("every word is given"));
    }
}
