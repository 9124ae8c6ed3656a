package io.github.promptgate.run;

import io.github.promptgate.dataset.EvalCase;
import io.github.promptgate.record.Score;
import io.github.promptgate.score.Scorer;
import java.util.List;

/**
 * Answers that people labelled, for the run's own judges to judge beside the plan.
 *
 * @param cases each with its answer
 * @param scorers those that ask a judge, of the run
 */
public record Labelled(List<EvalCase> cases, List<Scorer> scorers) {

    public Labelled {
        cases = List.copyOf(cases);
        scorers = List.copyOf(scorers);
    }

    /**
     * How one of the cases was judged.
     *
     * @param index into the cases
     */
    public record Judged(int index, List<Score> scores) {
        public Judged {
            scores = List.copyOf(scores);
        }
    }
}
