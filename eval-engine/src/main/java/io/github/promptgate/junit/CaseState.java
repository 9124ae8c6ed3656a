package io.github.promptgate.junit;

import io.github.promptgate.record.CaseRef;
import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.record.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.platform.engine.TestExecutionResult;

/**
 * All samples of a case in a cell as one node: successful, or aborted with the reasons. Failed only where the suite asks
 * for it: a case may miss while its rule holds.
 */
final class CaseState {

    private static final int MOST_REASONS = 5;
    private static final int MOST_TEXT = 200;

    private final CaseRef ref;
    private final RunHeader header;
    private final List<String> reasons = new ArrayList<>();
    private boolean missed;
    private boolean unscored;

    /** @param header says what may fail; with several samples a reason names its own */
    CaseState(CaseRef ref, RunHeader header) {
        this.ref = ref;
        this.header = header;
    }

    CaseRef ref() {
        return ref;
    }

    void add(TrialRecord trial) {
        missed |= trial.state() == TrialState.FAILED;
        unscored |= trial.state() == TrialState.UNSCORED;
        String prefix = header.samples() > 1 ? "sample " + trial.trial().sample() + ": " : "";
        reasons(trial).forEach(reason -> reasons.add(prefix + reason));
    }

    TestExecutionResult result() {
        if (reasons.isEmpty()) {
            return TestExecutionResult.successful();
        }
        List<String> shown = reasons.subList(0, Math.min(MOST_REASONS, reasons.size()));
        String more = reasons.size() > MOST_REASONS ? "; and " + (reasons.size() - MOST_REASONS) + " more" : "";
        String why = String.join("; ", shown) + more;
        if (header.failing() == RunHeader.Failing.CASES && (missed || unscored)) {
            return TestExecutionResult.failed(new GateFailure((missed ? "" : "inconclusive: ") + why));
        }
        return TestExecutionResult.aborted(new GateFailure(why));
    }

    private static List<String> reasons(TrialRecord trial) {
        if (trial.reply() instanceof Reply.Failed failed) {
            return List.of(
                    failed.problem().code().id() + " " + line(failed.problem().what()));
        }
        List<String> found = new ArrayList<>();
        for (Score score : trial.scores()) {
            String reason = score.fold(CaseState::missed, CaseState::unscored, notApplicable -> "");
            if (!reason.isEmpty()) {
                found.add(reason);
            }
        }
        boolean nothingScored = trial.scores().stream().noneMatch(Score.Scored.class::isInstance);
        if (found.isEmpty() && trial.state() == TrialState.NOT_APPLICABLE && nothingScored) {
            found.add("not applicable: no scorer had anything to score");
        }
        return found;
    }

    private static String missed(Score.Scored score) {
        if (score.mark() != Score.Mark.MISSED) {
            return "";
        }
        String why = why(score.evidence());
        return "missed " + score.metric() + " (" + number(score.value()) + ")" + (why.isEmpty() ? "" : ": " + why);
    }

    /** The reason, and the first thing that was looked at and not found in order. */
    private static String why(Evidence evidence) {
        String first = evidence.items().stream()
                .filter(item -> !item.verdict().equals("supported"))
                .findFirst()
                .map(item -> " \"" + item.subject() + "\"")
                .orElse("");
        return line(evidence.reason() + first);
    }

    /** One line of bounded length without control characters: models write some of it. */
    private static String line(String text) {
        String plain = text.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
        return plain.length() > MOST_TEXT ? plain.substring(0, MOST_TEXT) + "..." : plain;
    }

    private static String unscored(Score.Unscored score) {
        return "unscored " + score.metric() + " (" + score.cause().code().id() + "): " + line(score.detail());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
