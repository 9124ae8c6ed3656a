package io.github.promptgate;

import io.github.promptgate.gate.Reference;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.baseline.Baseline;
import io.github.promptgate.record.baseline.BaselineFile;
import io.github.promptgate.suite.BaselineSpec;
import io.github.promptgate.suite.GateRule;
import io.github.promptgate.suite.Suite;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the baseline of a suite and hands it to the gate. */
final class Baselines {

    private static final GateRule.Against BASELINE = new GateRule.Against.Baseline();

    private Baselines() {}

    /**
     * What rules against the baseline are held against; empty where no rule is. A baseline that cannot be used leaves
     * them inconclusive.
     *
     * @throws ProblemException SOURCE-003 for a path that leaves the suite's folder
     */
    static Map<GateRule.Against, Reference> references(Suite suite, Path workingFolder) {
        return isAsked(suite) ? Map.of(BASELINE, reference(suite, file(suite, workingFolder))) : Map.of();
    }

    /**
     * As {@link #references}, for a run that has not been paid for yet: one that is not there leaves the rules
     * inconclusive, one that is there has to be usable.
     *
     * @throws ProblemException BASELINE-002 to BASELINE-004; SOURCE-003 and RUN-003 also where no rule asks
     */
    static Map<GateRule.Against, Reference> beforehand(Suite suite, Path workingFolder) {
        Path file = file(suite, workingFolder);
        if (!isAsked(suite) || !Files.exists(file)) {
            return references(suite, workingFolder);
        }
        try {
            return Map.of(BASELINE, known(read(suite, file)));
        } catch (ProblemException unusable) {
            throw new ProblemException(
                    unusable.problems().stream().map(Baselines::unpaid).toList());
        }
    }

    /** What a verdict that is taken again has to tell of a baseline that is there and cannot be used. */
    static List<Problem> unusable(Suite suite, Path workingFolder) {
        Path file = file(suite, workingFolder);
        if (!isAsked(suite) || !Files.exists(file)) {
            return List.of();
        }
        try {
            read(suite, file);
            return List.of();
        } catch (ProblemException unusable) {
            return unusable.problems().stream()
                    .map(cause -> new Problem(
                            cause.code(),
                            cause.where(),
                            cause.what() + ": rules against it are not judged as the run judged them",
                            "bring the file back as the run had it, or run again"))
                    .toList();
        }
    }

    private static boolean isAsked(Suite suite) {
        return suite.gate().stream()
                .anyMatch(rule -> rule.against().filter(BASELINE::equals).isPresent());
    }

    private static Reference reference(Suite suite, Path file) {
        try {
            return known(read(suite, file));
        } catch (ProblemException unusable) {
            return new Reference.Unknown(told(unusable.problems().get(0)));
        }
    }

    /** The run that is to be accepted must not need what it will replace. */
    private static Problem unpaid(Problem cause) {
        return new Problem(
                cause.code(),
                cause.where(),
                cause.what(),
                cause.fix() + "; where no run can be accepted, make one with --baseline none");
    }

    /** What a baseline is to the gate. */
    static Reference.Known known(Baseline baseline) {
        return new Reference.Known(
                "the baseline", baseline.scores(), Map.of(), baseline.head().definitions());
    }

    /** A rule tells its cause in one line: the place and the way out have to be in it. */
    private static Problem told(Problem cause) {
        return new Problem(
                cause.code(),
                cause.where(),
                cause.what() + " (" + cause.code().id() + ", " + cause.where() + "); " + cause.fix(),
                cause.fix());
    }

    /**
     * Reads a suite's baseline.
     *
     * @throws ProblemException BASELINE-001 to BASELINE-004
     */
    static Baseline read(Suite suite, Path file) {
        String shown = suite.folder().show(file);
        if (!Files.exists(file)) {
            throw new ProblemException(
                    new Problem(ProblemCode.BASELINE_001, Where.file(shown), "there is no baseline", accept(suite)));
        }
        Baseline baseline = BaselineFile.read(file, shown);
        if (!baseline.head().suite().equals(suite.name())) {
            throw new ProblemException(new Problem(
                    ProblemCode.BASELINE_004,
                    Where.file(shown),
                    "the baseline is of suite \"" + baseline.head().suite() + "\", not of \"" + suite.name() + "\"",
                    "name the file of this suite, or " + accept(suite)));
        }
        return baseline;
    }

    /** The command that makes a baseline. */
    static String accept(Suite suite) {
        return "accept a run: \"promptgate accept " + suite.where().file() + "\" or \"mvn prompt:accept\"";
    }

    /**
     * Where a suite's baseline lies, or will.
     *
     * @throws ProblemException SOURCE-003 for a path that leaves the suite's folder, RUN-003 for no path at all
     */
    static Path file(Suite suite, Path workingFolder) {
        Optional<BaselineSpec> named = suite.baseline().filter(spec -> !spec.isNone());
        if (named.filter(BaselineSpec::isGiven).isPresent()) {
            return given(named.get(), workingFolder);
        }
        return named.map(spec -> suite.folder().place(spec.text(), spec.where()))
                .orElseGet(() -> suite.folder().base().resolve(suite.name() + ".baseline.json"));
    }

    private static Path given(BaselineSpec spec, Path workingFolder) {
        try {
            return workingFolder.resolve(spec.text()).normalize();
        } catch (InvalidPathException notAPath) {
            throw new ProblemException(new Problem(
                    ProblemCode.RUN_003, spec.where(), "not a path: " + spec.text(), "name a file, or none"));
        }
    }
}
