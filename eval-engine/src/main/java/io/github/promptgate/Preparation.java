package io.github.promptgate;

import io.github.promptgate.dataset.Dataset;
import io.github.promptgate.dataset.EvalCase;
import io.github.promptgate.gate.Reference;
import io.github.promptgate.model.ClientLayer;
import io.github.promptgate.model.Environment;
import io.github.promptgate.model.Models;
import io.github.promptgate.model.Opening;
import io.github.promptgate.model.Prices;
import io.github.promptgate.model.Secrets;
import io.github.promptgate.model.transport.HttpTransport;
import io.github.promptgate.model.transport.Slots;
import io.github.promptgate.model.transport.Ticker;
import io.github.promptgate.plan.Cells;
import io.github.promptgate.plan.Plan;
import io.github.promptgate.plan.ShardFilter;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Problems;
import io.github.promptgate.prompt.Prompt;
import io.github.promptgate.prompt.Prompts;
import io.github.promptgate.record.BuiltInMetrics;
import io.github.promptgate.record.Cell;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Shard;
import io.github.promptgate.recording.RecordedRun;
import io.github.promptgate.revision.PastPrompts;
import io.github.promptgate.score.Rivalry;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.Scorers;
import io.github.promptgate.suite.GateRule;
import io.github.promptgate.suite.ModelSpec;
import io.github.promptgate.suite.RuleCheck;
import io.github.promptgate.suite.RunSpec.Recordings.Mode;
import io.github.promptgate.suite.ScorerReader;
import io.github.promptgate.suite.ScorerSpec;
import io.github.promptgate.suite.ShardChoice;
import io.github.promptgate.suite.Suite;
import io.github.promptgate.suite.SuiteReader;
import io.github.promptgate.suite.Vocabulary;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads and checks all that a run needs, and finds as many mistakes at once as can be found. */
final class Preparation {

    private final EvalRequest request;
    private final Vocabulary vocabulary;
    private final Function<String, Optional<String>> environment;
    private final Optional<Clock> asking;
    private final Problems problems = new Problems();
    private Optional<RecordedRun> recordings = Optional.empty();
    private ScorerLayer outside = new ScorerLayer(Mode.AUTO);

    /** @param asking the clock of a run; empty for who only looks at a plan */
    Preparation(
            EvalRequest request,
            Vocabulary vocabulary,
            Function<String, Optional<String>> environment,
            Optional<Clock> asking) {
        this.request = request;
        this.vocabulary = vocabulary;
        this.environment = environment;
        this.asking = asking;
    }

    /** @throws ProblemException all problems, file by file, each from its top to its end */
    Prepared prepare() {
        try {
            return prepared();
        } catch (ProblemException e) {
            throw new ProblemException(Problems.inOrder(e.problems()));
        }
    }

    private Prepared prepared() {
        SuiteReader.Draft draft =
                new SuiteReader(vocabulary).draft(request.suite(), request.workingFolder(), request.overrides());
        draft.problems().forEach(problems::add);
        Suite suite = Prices.priced(draft.suite().orElseThrow(() -> new ProblemException(problems.found())));
        Optional<List<Prompt>> prompts =
                suite.prompts().isEmpty() ? Optional.empty() : attempt(() -> Prompts.load(suite));
        Optional<Dataset> dataset = suite.dataset().isEmpty()
                ? Optional.empty()
                : Dataset.draft(suite, new ScorerReader(vocabulary), problems);
        outside = new ScorerLayer(suite.run().recordings().mode());
        Optional<List<Scorer>> scorers =
                attempt(() -> Scorers.build(suite.scorers(), suite.folder(), () -> opening(suite)));
        Optional<List<Scorer>> ofCases =
                dataset.flatMap(data -> attempt(() -> Scorers.build(data.caseScorers(), suite.folder())));
        if (draft.wholeScorers() && scorers.isPresent() && ofCases.isPresent()) {
            List<Metric> known = withAgreement(suite, metrics(scorers.get(), ofCases.get()));
            Stream.of(suite.gate(), suite.resting())
                    .flatMap(rules -> RuleCheck.unknownMetrics(rules, known).stream())
                    .filter(problem -> !problems.found().contains(problem))
                    .forEach(problems::add);
        }
        if (prompts.isEmpty() || dataset.isEmpty()) {
            if (draft.problems().isEmpty()) {
                openForItsProblems(suite);
            }
            throw new ProblemException(problems.found());
        }
        Map<GateRule.Against, Reference> baseline = attempt(() -> Baselines.beforehand(suite, request.workingFolder()))
                .orElse(Map.of());
        Optional<Shard> shard = attempt(() -> shard(suite.run().shard())).flatMap(Function.identity());
        Plan plan = plan(suite, prompts.get(), dataset.get());
        if (draft.problems().isEmpty() && plan.emptiness().isEmpty()) {
            plan.problems().forEach(problems::add);
        }
        List<Prompt> used = used(prompts.get(), plan);
        checkParameters(suite, plan, used);
        GitReferences references =
                draft.problems().isEmpty() && plan.emptiness().isEmpty()
                        ? attempt(() -> references(suite, plan, used)).orElse(GitReferences.none())
                        : GitReferences.none();
        Plan withReferences = plan.with(references.cells());
        Optional<Calibration> calibration = suite.calibration()
                .filter(any -> draft.problems().isEmpty() && scorers.isPresent())
                .flatMap(spec -> attempt(
                        () -> Calibration.read(suite, spec, new ScorerReader(vocabulary), scorers.orElseThrow())));
        Optional<Labels> labels = attempt(() -> Labels.read(suite)).flatMap(Function.identity());
        if (shard.isPresent()) {
            suite.calibration()
                    .map(spec -> new Problem(
                            ProblemCode.SUITE_003,
                            spec.where(),
                            "calibration does not go with shard",
                            "calibrate in a run of its own, without shard"))
                    .ifPresent(problems::add);
            scorers.orElse(List.of()).stream()
                    .flatMap(scorer -> scorer.unprepared().stream())
                    .forEach(problems::add);
        }
        List<Cell> cells = Cells.all(suite, prompts.get());
        RuleCheck.unknownCells(suite.gate(), cells.stream().map(Cell::id).toList())
                .forEach(problems::add);
        if (draft.problems().isEmpty() && plan.emptiness().isEmpty()) {
            List<Rivalry> rivalries = Stream.of(scorers, ofCases)
                    .flatMap(found -> Rivalry.of(found.orElse(List.of())).stream())
                    .toList();
            new RivalCheck(cells, plan, shard).problems(rivalries).forEach(problems::add);
        }
        Prepared.Calls calls = new CaseCheck(suite, plan, used, problems).check(scorers.orElse(List.of()));
        if (!draft.problems().isEmpty()) {
            throw new ProblemException(problems.found());
        }
        Slots slots = new Slots(suite.run().concurrency());
        recordings = asking.map(clock -> new RecordedRun(suite.run().recordings(), suite.folder(), clock));
        ClientLayer layer = recordings
                .<ClientLayer>map(run -> run)
                .orElseGet(() -> RecordedRun.looking(suite.run().recordings()));
        Models models = open(
                suite,
                dataset.get(),
                calls.model() > 0 ? Prepared.usedModels(plan) : Set.of(),
                new Models.Surroundings(environment, slots.lending(Ticker.system()), layer));
        return new Prepared(
                suite,
                shard.isEmpty() || plan.size() == 0
                        ? withReferences
                        : withReferences.only(new ShardFilter(shard.get())),
                shard,
                dataset.get(),
                Stream.concat(used.stream(), references.prompts().stream()).toList(),
                references,
                baseline,
                scorers.orElseThrow(),
                metrics(scorers.get(), ofCases.orElseThrow()),
                lengthMetrics(scorers.get(), ofCases.get()),
                calls,
                models,
                calibration,
                labels,
                recordings,
                slots);
    }

    /**
     * Reads only what names the nodes of a run: suite, prompts, dataset; no key is asked for.
     *
     * @throws ProblemException problems of these
     */
    Listing list() {
        Suite suite = new SuiteReader(vocabulary).read(request.suite(), request.workingFolder(), request.overrides());
        Dataset dataset = Dataset.open(suite, new ScorerReader(vocabulary));
        Plan plan = plan(suite, Prompts.load(suite), dataset);
        return new Listing(suite.where(), suite.tags(), plan.cells(), plan.cases(), plan.size(), suite.gate());
    }

    /** For scorers that are programs or endpoints. */
    private Opening opening(Suite suite) {
        Ticker ticker = Ticker.system();
        return new Opening(
                new Environment(environment, new Secrets()),
                new HttpTransport(ticker),
                ticker,
                suite.run().concurrency(),
                suite.folder(),
                outside);
    }

    private Plan plan(Suite suite, List<Prompt> prompts, Dataset dataset) {
        Plan whole = Plan.of(suite, prompts, dataset);
        return request.part().map(whole::only).orElse(whole);
    }

    private Optional<Shard> shard(ShardChoice choice) {
        if (choice instanceof ShardChoice.Auto auto) {
            return Optional.of(new ShardVariables(environment, auto.where()).shard());
        }
        return choice instanceof ShardChoice.Part part ? Optional.of(part.shard()) : Optional.empty();
    }

    private Models open(Suite suite, Dataset dataset, Set<String> used, Models.Surroundings around) {
        List<ScorerSpec> specs = Stream.concat(suite.scorers().stream(), dataset.caseScorers().stream())
                .toList();
        new PriceCheck(suite, used, needs(specs))
                .problems(specs, spec -> needs(vocabulary, spec, Vocabulary.Need.PRICE))
                .forEach(problems::add);
        Optional<Models> models = attempt(() -> Models.open(suite, used, needs(specs), around));
        models.ifPresent(any -> attempt(() -> outside.put(around.layer())));
        if (!problems.isEmpty()) {
            models.ifPresent(Models::close);
            recordings.ifPresent(RecordedRun::close);
        }
        problems.throwIfAny();
        return models.orElseThrow();
    }

    /** Without prompts or cases there is no plan; the keys of all models that no filter can leave out are needed anyway. */
    private void openForItsProblems(Suite suite) {
        Set<String> used = suite.run().models().isEmpty()
                ? suite.models().stream().map(ModelSpec::id).collect(Collectors.toUnmodifiableSet())
                : Set.of();
        attempt(() -> Models.open(
                        suite,
                        used,
                        needs(suite.scorers()),
                        new Models.Surroundings(
                                environment,
                                Ticker.system(),
                                RecordedRun.looking(suite.run().recordings()))))
                .ifPresent(Models::close);
    }

    private void checkParameters(Suite suite, Plan plan, List<Prompt> prompts) {
        prompts.stream()
                .flatMap(prompt -> parameterProblems(suite, plan, prompt))
                .forEach(problems::add);
    }

    private static Stream<Problem> parameterProblems(Suite suite, Plan plan, Prompt prompt) {
        Map<String, ModelSpec> models =
                suite.models().stream().collect(Collectors.toMap(ModelSpec::id, Function.identity()));
        return plan.cells().stream()
                .filter(cell -> cell.prompt().equals(prompt.id()))
                .map(Cell::model)
                .distinct()
                .flatMap(model -> Optional.ofNullable(models.get(model)).stream())
                .flatMap(model -> Models.checkParameters(model, prompt.parameters()).stream());
    }

    /** The prompts of other revisions that rules on changes ask for. */
    private GitReferences references(Suite suite, Plan plan, List<Prompt> own) {
        return GitReferences.read(
                suite.gate(),
                plan,
                own,
                new PastPrompts(request.suite(), vocabulary),
                prompt -> unusable(suite, plan, prompt));
    }

    /** Why a prompt of another revision cannot be asked with the models and cases of today. */
    private static Optional<String> unusable(Suite suite, Plan plan, Prompt prompt) {
        try (Stream<EvalCase> cases = plan.stream()) {
            return Stream.concat(
                            parameterProblems(suite, plan, prompt), Prompts.undefined(List.of(prompt), cases).stream())
                    .findFirst()
                    .map(problem -> (problem.where() + " " + problem.what()).strip());
        }
    }

    private Models.Needs needs(List<ScorerSpec> specs) {
        return new Models.Needs(needs(specs, Vocabulary.Need.JUDGE), needs(specs, Vocabulary.Need.EMBEDDING));
    }

    /** Whether a scorer asks the embedding. */
    static boolean embeds(ScorerSpec spec) {
        return needs(EvalEngine.vocabulary(), spec, Vocabulary.Need.EMBEDDING);
    }

    private boolean needs(List<ScorerSpec> specs, Vocabulary.Need need) {
        return specs.stream().anyMatch(spec -> needs(vocabulary, spec, need));
    }

    private static boolean needs(Vocabulary words, ScorerSpec spec, Vocabulary.Need need) {
        return spec.all()
                .anyMatch(part -> words.scorer(part.type())
                        .filter(word -> word.needs(need, part.options()))
                        .isPresent());
    }

    private static List<Prompt> used(List<Prompt> prompts, Plan plan) {
        Set<String> ids = plan.cells().stream().map(Cell::prompt).collect(Collectors.toUnmodifiableSet());
        return prompts.stream().filter(prompt -> ids.contains(prompt.id())).toList();
    }

    /** The metrics of trials, and that of judges where people's word is at hand. */
    static List<Metric> withAgreement(Suite suite, List<Metric> metrics) {
        return Stream.concat(
                        metrics.stream(),
                        suite.calibration().isPresent() || suite.labels().isPresent()
                                ? Stream.of(BuiltInMetrics.JUDGE_AGREEMENT)
                                : Stream.of())
                .toList();
    }

    private static List<Metric> metrics(List<Scorer> ofSuite, List<Scorer> ofCases) {
        Map<String, Metric> metrics = new LinkedHashMap<>();
        Stream.concat(ofSuite.stream(), ofCases.stream())
                .map(Scorer::metric)
                .forEach(metric -> metrics.putIfAbsent(metric.name(), metric));
        BuiltInMetrics.all().forEach(metric -> metrics.put(metric.name(), metric));
        return List.copyOf(metrics.values());
    }

    /** What a judge says, and what lies in [0, 1]: an amount or a label is not good or bad by its size. */
    private static List<Metric> lengthMetrics(List<Scorer> ofSuite, List<Scorer> ofCases) {
        Set<String> names = Stream.concat(ofSuite.stream(), ofCases.stream())
                .filter(scorer -> scorer.metric().kind() == Metric.Kind.UNIT
                        || (scorer.judged() && scorer.metric().kind() == Metric.Kind.BINARY))
                .map(scorer -> scorer.metric().name())
                .collect(Collectors.toSet());
        return metrics(ofSuite, ofCases).stream()
                .filter(metric -> names.contains(metric.name()))
                .toList();
    }

    private <T> Optional<T> attempt(Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (ProblemException e) {
            problems.add(e);
            return Optional.empty();
        }
    }
}
