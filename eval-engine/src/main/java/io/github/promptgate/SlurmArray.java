package io.github.promptgate;

import io.github.promptgate.problem.ProblemException;

/** The place of a task in a Slurm array, which may start anywhere and step: {@code --array=10-30:10}. */
final class SlurmArray {

    static final String ID = "SLURM_ARRAY_TASK_ID";
    static final String COUNT = "SLURM_ARRAY_TASK_COUNT";
    static final String MIN = "SLURM_ARRAY_TASK_MIN";
    static final String MAX = "SLURM_ARRAY_TASK_MAX";
    static final String STEP = "SLURM_ARRAY_TASK_STEP";

    private final ShardVariables variables;

    SlurmArray(ShardVariables variables) {
        this.variables = variables;
    }

    /**
     * From 0.
     *
     * @throws ProblemException RUN-004 when the array has gaps, so that a task's place cannot be told from its number
     */
    long place(long count) {
        long min = variables.number(MIN);
        long max = variables.number(MAX);
        long step = variables.isSet(STEP) ? variables.number(STEP) : 1;
        long id = variables.number(ID);
        boolean even = step > 0 && (max - min) % step == 0 && (max - min) / step + 1 == count && (id - min) % step == 0;
        if (!even) {
            throw variables.refused(
                    "the Slurm array from " + min + " to " + max + " in steps of " + step + " does not hold the "
                            + count + " tasks that " + COUNT + " tells",
                    "submit an array without gaps, such as --array=1-" + count);
        }
        return (id - min) / step;
    }
}
