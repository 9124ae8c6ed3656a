package io.github.promptgate;

import io.github.promptgate.gate.Grounds;
import io.github.promptgate.gate.SideBySide;
import io.github.promptgate.record.CaseRef;
import io.github.promptgate.record.RunFooter;
import io.github.promptgate.record.RunHeader;
import java.nio.file.Path;
import java.util.List;

/**
 * Two runs of a suite side by side.
 *
 * @param figures of cells that both have, cell by cell
 * @param apart cases that are not compared
 * @param leftOut cases that only one run judged, the other being a part or stopped
 * @param onlyBefore ids of cells that only the run before has; likewise after
 * @param notes what else is not the same, in sentences
 * @param cases that changed, worst first
 */
public record Compared(
        Side before,
        Side after,
        List<SideBySide> figures,
        Grounds.Apart apart,
        LeftOut leftOut,
        List<String> onlyBefore,
        List<String> onlyAfter,
        List<String> notes,
        List<ChangedCase> cases) {

    /**
     * Ids of cases that nothing is known of but that a run did not come to them.
     *
     * @param before what the run before left out; likewise after
     */
    public record LeftOut(List<String> before, List<String> after) {
        public LeftOut {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    /** A run. */
    public record Side(Path file, RunHeader header, RunFooter footer) {}

    /**
     * A case in a cell that changed.
     *
     * @param turn which way it went, by its pass rate, else by its scores
     * @param moves each metric that moved, of what is in [0, 1]
     */
    public record ChangedCase(CaseRef caseRef, String cell, Way turn, List<Move> moves) {
        public ChangedCase {
            moves = List.copyOf(moves);
        }
    }

    /** Which way a case went. */
    public enum Way {
        WORSE,
        /** Some scores fell and others rose. */
        MIXED,
        BETTER
    }

    /** A metric of a case, its samples folded to their mean. */
    public record Move(String metric, double before, double after) {}

    public Compared {
        figures = List.copyOf(figures);
        onlyBefore = List.copyOf(onlyBefore);
        onlyAfter = List.copyOf(onlyAfter);
        notes = List.copyOf(notes);
        cases = List.copyOf(cases);
    }
}
