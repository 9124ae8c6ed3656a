package io.github.promptgate;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.Shard;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the shard that {@code shard: auto} means in the variables of the scheduler that started this job. */
final class ShardVariables {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final int MOST_SHARDS = 9_999;
    private static final int LONGEST_SHOWN = 40;
    private static final String EXPLICIT = "give the shard itself, such as 1/3, in place of auto";

    private final Function<String, Optional<String>> environment;
    private final Where where;

    /** @param where the word {@code auto} */
    ShardVariables(Function<String, Optional<String>> environment, Where where) {
        this.environment = environment;
        this.where = where;
    }

    /** @throws ProblemException RUN-004: no scheduler or several, no total, or an index that cannot be */
    Shard shard() {
        List<ShardScheduler> found = Arrays.stream(ShardScheduler.values())
                .filter(scheduler -> isSet(scheduler.index()))
                .toList();
        if (found.isEmpty()) {
            throw none();
        }
        if (found.size() > 1) {
            throw refused(
                    "shard: auto finds several schedulers: "
                            + found.stream().map(this::told).collect(Collectors.joining(", ")),
                    EXPLICIT);
        }
        return shard(found.get(0));
    }

    private Shard shard(ShardScheduler scheduler) {
        String variable = scheduler.totals().stream()
                .filter(this::isSet)
                .findFirst()
                .orElseThrow(() -> refused(
                        told(scheduler) + " is set, but no total: " + String.join(" or ", scheduler.totals()),
                        "set " + scheduler.totals().get(scheduler.totals().size() - 1)
                                + " to the number of shards, the same in every job"));
        long total = number(variable);
        if (total < 1 || total > MOST_SHARDS) {
            throw refused(
                    "variable " + variable + " is " + total + ", but there are 1 to " + MOST_SHARDS + " shards",
                    EXPLICIT);
        }
        long place = scheduler == ShardScheduler.SLURM
                ? new SlurmArray(this).place(total)
                : number(scheduler.index()) - scheduler.first();
        if (place < 0 || place >= total) {
            throw refused(
                    told(scheduler) + ", but of " + total + " shards (" + variable + ") it is one from "
                            + scheduler.first() + " to " + (scheduler.first() + total - 1),
                    "set " + variable + " to the number of jobs that the scheduler starts");
        }
        return new Shard((int) place + 1, (int) total);
    }

    private ProblemException none() {
        List<String> known = Arrays.stream(ShardScheduler.values())
                .map(scheduler -> scheduler.index() + " (" + scheduler.title() + ")")
                .toList();
        return new ProblemException(new Problem(
                ProblemCode.RUN_004,
                where,
                "shard: auto finds no scheduler: none of its variables is set",
                known,
                "let the scheduler run several jobs (GitLab: parallel: 3), or " + EXPLICIT));
    }

    private String told(ShardScheduler scheduler) {
        return scheduler.title() + "'s " + scheduler.index() + " = " + shown(text(scheduler.index()));
    }

    boolean isSet(String variable) {
        return !text(variable).isEmpty();
    }

    private String text(String variable) {
        return environment.apply(variable).map(String::strip).orElse("");
    }

    /** @throws ProblemException RUN-004 when it is no whole number */
    long number(String variable) {
        String text = text(variable);
        if (!NUMBER.matcher(text).matches()) {
            throw refused(
                    "variable " + variable + " is " + (text.isEmpty() ? "not set" : shown(text))
                            + ", not a whole number",
                    EXPLICIT);
        }
        return Long.parseLong(text);
    }

    private static String shown(String text) {
        String line = text.replaceAll("\\p{C}", " ");
        return "\"" + (line.length() > LONGEST_SHOWN ? line.substring(0, LONGEST_SHOWN) + "..." : line) + "\"";
    }

    ProblemException refused(String what, String fix) {
        return new ProblemException(new Problem(ProblemCode.RUN_004, where, what, fix));
    }
}
