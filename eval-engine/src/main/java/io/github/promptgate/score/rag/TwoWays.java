package io.github.promptgate.score.rag;

import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.score.judge.Judge;
import io.github.promptgate.score.judge.Verdicts;
import java.util.List;

/** An answer and a reference, each taken apart into statements and held against the other: two calls a way. */
record TwoWays(
        Statements answerStatements, Stated answerVerdicts, Statements referenceStatements, Stated referenceVerdicts) {

    static final int CALLS_A_WAY = 2;

    static TwoWays of(ScorerOrder order) {
        return new TwoWays(
                Statements.of(order, "statements"),
                Stated.of(order, "verdicts"),
                Statements.of(order, "reference-statements"),
                Stated.of(order, "reference-verdicts"));
    }

    /** What is compared. */
    record Pair(String question, String answer, String reference) {}

    /** Which statements of the answer the reference makes too. */
    Verdicts.Found right(Pair pair, Judge judge) {
        List<String> statements = answerStatements.of(pair.question(), pair.answer(), judge);
        return answerVerdicts.of(statements, pair.reference(), judge);
    }

    /** Which statements of the reference the answer makes too. */
    Verdicts.Found covered(Pair pair, Judge judge) {
        List<String> statements = referenceStatements.of(pair.question(), pair.reference(), judge);
        return referenceVerdicts.of(statements, pair.answer(), judge);
    }

    List<Item> prompts() {
        return List.of(
                answerStatements.prompt().evidence(), answerVerdicts.prompt().evidence());
    }
}
