package io.github.promptgate;

import io.github.promptgate.gate.JudgeAgreement;
import io.github.promptgate.gate.Standing;
import io.github.promptgate.gate.Verdict;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.record.RunRecord;
import io.github.promptgate.record.Shard;
import io.github.promptgate.suite.BaselineSpec;
import io.github.promptgate.suite.ReportFormat;
import io.github.promptgate.suite.Suite;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What came of a request.
 *
 * @param suite the suite's name, or the file's stem when the suite could not be read
 * @param folder the suite's output folder
 * @param problems bad input; empty unless the exit code is BAD_INPUT or INTERNAL, or nothing was left to run
 * @param record empty when nothing was run
 * @param warnings what is wrong and decided nothing, such as a damaged entry of a recording
 * @param reach which rules were asked
 * @param agreements how far each judged metric agrees with people, where the run measured it: by its calibration, then by
 *     labels
 * @param labelling what people said of the run's answers; empty where the suite has no labels
 * @param standing the figures of the run and its cells, and what changed; empty where nothing was decided
 * @param formats the files to tell it by
 */
public record EvalOutcome(
        String suite,
        Path folder,
        ExitCode exitCode,
        List<Problem> problems,
        Optional<RunRecord> record,
        Optional<Verdict> verdict,
        List<Problem> warnings,
        Reach reach,
        List<JudgeAgreement> agreements,
        Optional<Labelling> labelling,
        Optional<Standing> standing,
        Set<ReportFormat> formats) {

    /** Which of the suite's rules were asked. */
    public enum Reach {
        ALL_RULES,
        /** Those that need no baseline: there was to be none. */
        ABSOLUTE_RULES_ONLY;

        static Reach of(Suite suite) {
            return suite.baseline().filter(BaselineSpec::isNone).isPresent() ? ABSOLUTE_RULES_ONLY : ALL_RULES;
        }
    }

    public EvalOutcome {
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
        agreements = List.copyOf(agreements);
        formats = ReportFormat.with(formats);
    }

    /** The same with figures. */
    public EvalOutcome with(Standing figures) {
        return new EvalOutcome(
                suite,
                folder,
                exitCode,
                problems,
                record,
                verdict,
                warnings,
                reach,
                agreements,
                labelling,
                Optional.of(figures),
                formats);
    }

    /** What a person opens: the page, or the folder where no page is written. */
    public Path page() {
        return formats.contains(ReportFormat.HTML) && shard().isEmpty()
                ? folder.resolve(ReportFormat.HTML.files().get(0))
                : folder;
    }

    /** The same, told by other files. */
    public EvalOutcome in(Set<ReportFormat> other) {
        return new EvalOutcome(
                suite,
                folder,
                exitCode,
                problems,
                record,
                verdict,
                warnings,
                reach,
                agreements,
                labelling,
                standing,
                other);
    }

    /** Which part of a run was kept; empty for a whole one, and where nothing was run. */
    public Optional<Shard> shard() {
        return record.flatMap(kept -> kept.header().shard());
    }

    /** A request that was not run, or not to an end: only its exit code and its problems are told. */
    public static EvalOutcome notRun(String suite, Path folder, ExitCode exitCode, List<Problem> problems) {
        return new EvalOutcome(
                suite,
                folder,
                exitCode,
                problems,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Reach.ALL_RULES,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                ReportFormat.usual());
    }

    /** A request that a bug of ours kept from an answer: ENGINE-001; the trace goes to the suite's folder. */
    public static EvalOutcome internal(EvalRequest request, Throwable bug) {
        return internal(OutputFolder.of(request), bug);
    }

    static EvalOutcome internal(OutputFolder folder, Throwable bug) {
        return notRun(folder.suite(), folder.path(), ExitCode.INTERNAL, List.of(OurBug.problem(bug, folder)));
    }

    /** A request that cannot be run as it is. */
    static EvalOutcome badInput(OutputFolder folder, List<Problem> problems) {
        return notRun(folder.suite(), folder.path(), ExitCode.BAD_INPUT, problems);
    }
}
