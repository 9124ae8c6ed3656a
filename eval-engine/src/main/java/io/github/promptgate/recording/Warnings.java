package io.github.promptgate.recording;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.Where;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a store and decides nothing; a file of nothing but rubbish gives no more than a screenful. */
final class Warnings {

    private static final int MOST = 20;

    private final List<Problem> found = new ArrayList<>();
    private long more;

    synchronized void add(Problem problem) {
        if (found.size() < MOST) {
            found.add(problem);
        } else {
            more++;
        }
    }

    /** A line that cannot be used. */
    void bad(LineScan.Fault fault, String file, int line) {
        if (fault == LineScan.Fault.VERSION) {
            add(new Problem(
                    ProblemCode.RECORDING_002,
                    new Where(file, line, 0),
                    "entry has another version, this PromptGate reads version " + Seal.VERSION
                            + "; only this entry is lost",
                    "use the PromptGate that wrote it, or record again"));
        } else {
            add(new Problem(
                    ProblemCode.RECORDING_001,
                    new Where(file, line, 0),
                    "entry is damaged: " + fault.words() + "; only this entry is lost",
                    fault == LineScan.Fault.TORN
                            ? "nothing to do: a run was killed while it wrote; the reply is asked for again"
                            : "remove the line; its reply is asked for again"));
        }
    }

    /** RECORDING-004, told once. */
    synchronized void notKept(String folder, String why) {
        Problem problem = new Problem(
                ProblemCode.RECORDING_004,
                Where.nowhere(),
                "replies cannot be kept in " + folder + ": " + why,
                "check space and permissions; without recordings every run asks, and pays, again");
        if (!found.contains(problem)) {
            add(problem);
        }
    }

    synchronized List<Problem> found() {
        if (more == 0) {
            return List.copyOf(found);
        }
        List<Problem> all = new ArrayList<>(found);
        all.add(new Problem(
                ProblemCode.RECORDING_001,
                Where.nowhere(),
                more + " more entries cannot be used",
                "see them all with promptgate recordings verify"));
        return all;
    }
}
