package io.github.promptgate.reports.intoto;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.ExitCode;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.reports.tests.RunTests;
import io.github.promptgate.reports.tests.TestLine;
import io.github.promptgate.reports.text.Cut;
import java.util.ArrayList;
import java.util.List;

/**
 * A verdict in the three words of the test-result predicate. PASSED is only what passed whole and without a warning. The
 * predicate has no word for a run that could not be judged: it is FAILED, so that no policy takes it for a pass.
 */
record TestResult(Word word, List<String> passed, List<String> warned, List<String> failed) {

    private static final int NAME = 500;

    TestResult {
        passed = List.copyOf(passed);
        warned = List.copyOf(warned);
        failed = List.copyOf(failed);
    }

    enum Word {
        PASSED,
        WARNED,
        FAILED
    }

    static TestResult of(EvalOutcome outcome) {
        List<String> passed = new ArrayList<>();
        List<String> warned = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        for (TestLine line : RunTests.rules(outcome).lines()) {
            if (line.result().isBad()) {
                failed.add(line.name());
            } else if (line.result().word() == TestLine.Word.WARNED) {
                warned.add(line.name());
            } else if (line.result().word() == TestLine.Word.PASSED) {
                passed.add(line.name());
            }
        }
        warned.addAll(reservations(outcome, passed.size() + warned.size() + failed.size()));
        boolean ended = outcome.exitCode() == ExitCode.PASSED;
        if (!ended && failed.isEmpty()) {
            failed.add("the run is " + outcome.exitCode().outcome());
        }
        Word word = !ended || !failed.isEmpty() ? Word.FAILED : warned.isEmpty() ? Word.PASSED : Word.WARNED;
        return new TestResult(word, passed, warned, failed);
    }

    /** Why a pass says less than it seems to. */
    private static List<String> reservations(EvalOutcome outcome, int rules) {
        List<String> told = new ArrayList<>();
        if (outcome.exitCode() == ExitCode.PASSED && rules == 0) {
            told.add("no rule was set");
        }
        String part = outcome.record()
                .map(record -> record.header())
                .map(RunHeader::part)
                .orElse("");
        if (!part.isEmpty()) {
            told.add("only a part of the plan was run: " + Cut.at(NAME, part).line());
        }
        return told;
    }

    /** Whether the gate passed by rules that were held against the whole plan. */
    boolean isWholePass() {
        return word == Word.PASSED;
    }
}
