package io.github.promptgate;

import io.github.promptgate.plan.Cells;
import io.github.promptgate.plan.Plan;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.record.Cell;
import io.github.promptgate.record.Shard;
import io.github.promptgate.score.Rivalry;
import java.util.List;
import java.util.Optional;

/**
 * Tells beforehand which scorers would wait for a cell that there is not, or that this run leaves out.
 *
 * @param all cells of the suite, before any filter
 * @param plan after the filters
 */
record RivalCheck(List<Cell> all, Plan plan, Optional<Shard> shard) {

    private static final int MOST_KNOWN = 20;

    RivalCheck {
        all = List.copyOf(all);
    }

    List<Problem> problems(List<Rivalry> rivalries) {
        return rivalries.stream()
                .flatMap(one -> problem(one).stream())
                .distinct()
                .toList();
    }

    private Optional<Problem> problem(Rivalry rivalry) {
        List<Cell> named = Cells.named(rivalry.against(), all);
        if (named.isEmpty()) {
            return Optional.of(
                    Problem.unknown(ProblemCode.SUITE_011, rivalry.where(), "cell", rivalry.against(), ids(all)));
        }
        if (named.size() > 1) {
            return Optional.of(new Problem(
                    ProblemCode.SUITE_011,
                    rivalry.where(),
                    "\"" + rivalry.against() + "\" names " + named.size() + " cells, and a rival is one",
                    ids(named),
                    "name one of them"));
        }
        return parted(rivalry, named.get(0));
    }

    private Optional<Problem> parted(Rivalry rivalry, Cell rival) {
        if (shard.filter(part -> part.total() > 1).isPresent()) {
            return Optional.of(new Problem(
                    ProblemCode.RUN_010,
                    rivalry.where(),
                    "\"" + rivalry.metric() + "\" holds each answer against that of " + rival.id()
                            + ", and shards would part them",
                    "run this suite without shard"));
        }
        if (!plan.cells().contains(rival)) {
            return Optional.of(new Problem(
                    ProblemCode.RUN_010,
                    rivalry.where(),
                    "\"" + rivalry.metric() + "\" holds each answer against that of " + rival.id()
                            + ", which this run leaves out",
                    "let the run's prompts and models choose it too"));
        }
        return Optional.empty();
    }

    private static List<String> ids(List<Cell> cells) {
        return cells.stream().map(Cell::id).sorted().limit(MOST_KNOWN).toList();
    }
}
