package io.github.promptgate;

import io.github.promptgate.label.LabelFile;
import io.github.promptgate.model.Models;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.record.RecordFile;
import io.github.promptgate.recording.Inventory;
import io.github.promptgate.run.RunListener;
import io.github.promptgate.score.Scorers;
import io.github.promptgate.suite.Options;
import io.github.promptgate.suite.ReportFormat;
import io.github.promptgate.suite.Suite;
import io.github.promptgate.suite.SuiteReader;
import io.github.promptgate.suite.Vocabulary;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The façade that every door calls. Thread-safe; one evaluation at a time per suite folder. */
public final class EvalEngine {

    private final Clock clock;
    private final Function<String, Optional<String>> environment;
    private final StopSignal signal = new StopSignal();
    private final Claims claims = new Claims();

    /**
     * @param clock for start times and the run's time limit; decides nothing else
     * @param environment looks up environment variables
     */
    public EvalEngine(Clock clock, Function<String, Optional<String>> environment) {
        this.clock = clock;
        this.environment = environment;
    }

    /** Every word that a suite may use. */
    public static Vocabulary vocabulary() {
        return new Vocabulary(Scorers.words(), Models.words());
    }

    /**
     * Reads and checks everything that a run would, short of asking anybody: suite, prompts, dataset, keys.
     *
     * @return without an estimate
     * @throws ProblemException all problems, RUN-001 when the filters leave nothing
     */
    public PlanSummary validate(EvalRequest request) {
        return summary(request, Prepared::summary);
    }

    /**
     * As {@link #validate}, and estimates what the run would take.
     *
     * @throws ProblemException as {@link #validate}
     */
    public PlanSummary plan(EvalRequest request) {
        return summary(request, Prepared::summaryWithEstimate);
    }

    private PlanSummary summary(EvalRequest request, Function<Prepared, PlanSummary> of) {
        try (Prepared prepared = new Preparation(request, vocabulary(), environment, Optional.empty()).prepare()) {
            prepared.plan().emptiness().ifPresent(nothing -> {
                throw new ProblemException(nothing);
            });
            return of.apply(prepared);
        }
    }

    /**
     * Reads suite, prompts and dataset for the names in them; needs no key, and looks at nothing else.
     *
     * @throws ProblemException problems of these three
     */
    public Listing list(EvalRequest request) {
        return new Preparation(request, vocabulary(), environment, Optional.empty()).list();
    }

    /**
     * Runs, scores, decides, and keeps the record. A user's mistake is an outcome with problems, never an exception.
     *
     * <p>What tells an earlier verdict is removed first, so that no old report outlives a new mistake; the earlier run's
     * record goes once all that could refuse this one has been looked at.
     */
    public EvalOutcome evaluate(EvalRequest request, RunListener listener) {
        OutputFolder folder = OutputFolder.of(request);
        try {
            claims.claim(folder, request.suite());
            folder.retract();
            try (Prepared prepared =
                    new Preparation(request, vocabulary(), environment, Optional.of(clock)).prepare()) {
                folder = folder.named(prepared.suite().name());
                claims.claim(folder, request.suite());
                folder.retract();
                prepared.checkBudget();
                return new Evaluation(request, prepared, folder, clock).run(listener, signal);
            }
        } catch (ProblemException e) {
            return EvalOutcome.badInput(folder, e.problems()).in(written(request));
        } catch (RuntimeException | Error e) {
            return EvalOutcome.internal(folder, e).in(asked(request));
        }
    }

    /** As far as the suite can be read, what it asks for. */
    private static Set<ReportFormat> written(EvalRequest request) {
        return new SuiteReader(vocabulary())
                .draft(request.suite(), request.workingFolder(), request.overrides())
                .suite()
                .map(suite -> suite.run().formats())
                .orElseGet(() -> asked(request));
    }

    /** The suite may not be readable: what was typed is known all the same. */
    private static Set<ReportFormat> asked(EvalRequest request) {
        return ReportFormat.in(new Options(request.overrides().run()));
    }

    /**
     * Merges shards and decides once for each suite, asking nobody. Shards that are missing, doubled or foreign are an
     * outcome with problems: nothing of their suite is merged.
     *
     * @throws ProblemException for what concerns no single suite: a path that is not there, a record that cannot be read;
     *     RUN-005 when there is no shard at all
     */
    public List<EvalOutcome> merge(MergeRequest request) {
        return new Merge(request).run();
    }

    /**
     * Takes the verdict on finished records again, asking nobody, so that they can be reported.
     *
     * @return one outcome for each record, in the folder that its files go to
     * @throws ProblemException SOURCE-001 and SOURCE-004 for records and suites that are not there, RUN-007 where a suite is
     *     another now, RUN-003; problems of the suites
     */
    public List<EvalOutcome> report(ReportRequest request) {
        return new Retelling(request).outcomes();
    }

    /**
     * Decides again from a run's record, asking nobody, and tells what the verdict on its rules rests on, and what would
     * turn it.
     *
     * @throws ProblemException SOURCE-001 without a finished run, RUN-005 for a shard, RUN-007 where the suite is another
     *     now, RUN-003 for a rule that is not there; problems of the suite
     */
    public List<Explained> explain(ExplainRequest request) {
        return new Explanations(request).all();
    }

    /**
     * Puts two runs of each suite side by side, in the gate's own numbers; decides nothing and asks nobody.
     *
     * @throws ProblemException SOURCE-001 and SOURCE-004 for what is no record, RUN-003 where no suite was run on both
     *     sides, a folder holds two runs of one, or a shard
     */
    public List<Compared> compare(CompareRequest request) {
        return new Comparison(request).run();
    }

    /**
     * The last run of a suite with the labels that there are, for people to add theirs. Asks nobody.
     *
     * @throws ProblemException SOURCE-001 without a finished run, RUN-007 where the suite is another now, LABEL-001, problems
     *     of the suite
     */
    public Reviewed review(EvalRequest request) {
        Suite suite = new SuiteReader(vocabulary()).read(request.suite(), request.workingFolder(), request.overrides());
        RecordFile record = LastRun.of(request, suite, "review");
        SecondVerdict again = SecondVerdict.of(request, record, "run the suite again, then review");
        Path labels = Labels.place(suite);
        String shown = suite.folder().show(labels);
        LabelFile.read(labels, shown);
        return new Reviewed(again.outcome(record.folder()), labels, shown);
    }

    /**
     * Accepts the last run of a suite as its baseline: writes the file that later runs are held against. Asks nobody.
     *
     * @throws ProblemException BASELINE-005 and BASELINE-006 for a run that cannot stand for the suite, RUN-002, and all
     *     problems of suite and record
     */
    public Accepted accept(AcceptRequest request) {
        return new Acceptance(request).accept();
    }

    /**
     * The recordings beside suites, one inventory per folder, held against the suites' present plans; asks nobody and
     * needs no key.
     *
     * @throws ProblemException all problems of the suites
     */
    public List<Inventory> recordings(List<EvalRequest> requests) {
        return RecordingsInventory.of(
                requests, request -> new Preparation(request, vocabulary(), environment, Optional.empty()).prepare());
    }

    /**
     * As {@link #recordings}, for who removes: every suite of a folder must be named, since they share recordings.
     *
     * @throws ProblemException RUN-003, and all problems of the suites
     */
    public List<Inventory> recordingsToPrune(List<EvalRequest> requests) {
        RecordingsInventory.checkWhole(requests);
        return recordings(requests);
    }

    /**
     * Ends running evaluations soon: calls in flight are given up, what is done is kept. An engine that was stopped
     * stays stopped: an evaluation that begins later ends before its first call.
     */
    public void stop() {
        signal.stop();
    }
}
