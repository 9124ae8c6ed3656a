package io.github.promptgate.reports.outcome;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.promptgate.EvalOutcome;
import io.github.promptgate.ExitCode;
import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.gate.Verdict;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.record.Counts;
import io.github.promptgate.record.RunFooter;
import io.github.promptgate.record.Sampled;
import io.github.promptgate.reports.summary.Headline;
import io.github.promptgate.reports.summary.RunSummary;
import io.github.promptgate.reports.text.PrettyJson;
import io.github.promptgate.suite.ReportFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Writes {@code outcome.json}, which {@code docs/outcome.schema.json} describes. What is not known is left out; paths
 * are relative to the file itself.
 */
public final class OutcomeJson {

    private static final int VERSION = 1;

    private final JsonGenerator out;

    private OutcomeJson(JsonGenerator out) {
        this.out = out;
    }

    /** One suite's. */
    public static String of(EvalOutcome outcome, Optional<RunSummary> summary) {
        return written(json -> json.suite(outcome, summary));
    }

    /** Several suites' in one: the worst decides, counts are added up, rules and problems name their suite. */
    public static String rollUp(List<EvalOutcome> outcomes) {
        return written(json -> json.all(outcomes));
    }

    private interface Part {
        void write(OutcomeJson json) throws IOException;
    }

    private static String written(Part part) {
        StringWriter text = new StringWriter();
        try {
            PrettyJson.write(text, json -> part.write(new OutcomeJson(json)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void suite(EvalOutcome outcome, Optional<RunSummary> summary) throws IOException {
        out.writeStartObject();
        result(outcome.exitCode());
        out.writeStringField("suite", outcome.suite());
        if (outcome.shard().isPresent()) {
            out.writeObjectFieldStart("shard");
            out.writeNumberField("index", outcome.shard().get().index());
            out.writeNumberField("total", outcome.shard().get().total());
            out.writeEndObject();
        }
        String environment =
                outcome.record().map(record -> record.header().environment()).orElse("");
        if (!environment.isEmpty()) {
            out.writeStringField("environment", environment);
        }
        String part = outcome.record().map(record -> record.header().part()).orElse("");
        if (!part.isEmpty()) {
            out.writeStringField("part", part);
        }
        out.writeStringField("headline", headline(outcome));
        counts(counts(outcome));
        Optional<Sampled> sampled =
                outcome.record().flatMap(record -> record.footer().sampled());
        if (sampled.isPresent()) {
            new SamplingJson(out).write(sampled.get());
        }
        if (summary.isPresent()) {
            figures(summary.get());
        }
        new AgreementJson(out).write(outcome.agreements());
        if (outcome.labelling().isPresent()) {
            new LabellingJson(out).write(outcome.labelling().get());
        }
        rules(List.of(outcome), Naming.ALONE);
        problems(List.of(outcome), Naming.ALONE);
        warnings(outcome);
        if (hasPage(outcome)) {
            out.writeStringField("reportPath", "report.html");
        }
        if (outcome.record().isPresent()) {
            out.writeStringField("resultsPath", "results.jsonl");
        }
        out.writeEndObject();
    }

    private void all(List<EvalOutcome> outcomes) throws IOException {
        out.writeStartObject();
        result(worst(outcomes));
        counts(outcomes.stream().map(OutcomeJson::counts).reduce(Counts.none(), OutcomeJson::sum));
        rules(outcomes, Naming.WITH_SUITE);
        problems(outcomes, Naming.WITH_SUITE);
        out.writeArrayFieldStart("suites");
        for (EvalOutcome outcome : outcomes) {
            String folder = outcome.folder().getFileName().toString();
            out.writeStartObject();
            out.writeStringField("suite", outcome.suite());
            out.writeStringField("outcome", outcome.exitCode().outcome());
            out.writeNumberField("exitCode", outcome.exitCode().code());
            out.writeStringField("headline", headline(outcome));
            out.writeStringField("outcomePath", folder + "/outcome.json");
            if (hasPage(outcome)) {
                out.writeStringField("reportPath", folder + "/report.html");
            }
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static boolean hasPage(EvalOutcome outcome) {
        return outcome.shard().isEmpty() && outcome.formats().contains(ReportFormat.HTML);
    }

    private static ExitCode worst(List<EvalOutcome> outcomes) {
        return outcomes.stream()
                .map(EvalOutcome::exitCode)
                .reduce(ExitCode::worse)
                .orElse(ExitCode.INCONCLUSIVE);
    }

    private void result(ExitCode code) throws IOException {
        out.writeNumberField("version", VERSION);
        out.writeStringField("outcome", code.outcome());
        out.writeNumberField("exitCode", code.code());
    }

    private static String headline(EvalOutcome outcome) {
        Headline headline = Headline.of(outcome);
        return headline.word() + ": " + headline.sentence();
    }

    private static Counts counts(EvalOutcome outcome) {
        return outcome.record().map(record -> record.footer().counts()).orElse(Counts.none());
    }

    private static Counts sum(Counts a, Counts b) {
        return new Counts(
                a.planned() + b.planned(),
                a.trials() + b.trials(),
                a.passed() + b.passed(),
                a.failed() + b.failed(),
                a.unscored() + b.unscored(),
                a.notApplicable() + b.notApplicable(),
                a.errors() + b.errors());
    }

    private void counts(Counts counts) throws IOException {
        out.writeObjectFieldStart("counts");
        out.writeNumberField("planned", counts.planned());
        out.writeNumberField("trials", counts.trials());
        out.writeNumberField("scored", counts.scored());
        out.writeNumberField("passed", counts.passed());
        out.writeNumberField("failed", counts.failed());
        out.writeNumberField("unscored", counts.unscored());
        out.writeNumberField("notApplicable", counts.notApplicable());
        out.writeNumberField("errors", counts.errors());
        out.writeEndObject();
    }

    private void figures(RunSummary summary) throws IOException {
        RunFooter footer = summary.footer();
        out.writeObjectFieldStart("figures");
        out.writeNumberField("cases", summary.header().cases());
        out.writeNumberField("cells", summary.header().ownCells().size());
        if (summary.header().shard().isEmpty()) {
            number("passRate", summary.passedOfScored());
        }
        number("costUsd", footer.cost());
        number("judgeCostUsd", footer.judgeCost());
        number("latencyP95Millis", summary.run().amounts().latencyP95());
        new LabelsJson(out).write(summary);
        new LengthsJson(out).write(footer.lengths());
        if (footer.sources().recorded() > 0) {
            out.writeNumberField("repliesRecorded", footer.sources().recorded());
            out.writeNumberField("repliesLive", footer.sources().live());
            number("spentUsd", footer.sources().spent());
            out.writeStringField("oldestReply", footer.sources().oldest());
        }
        out.writeEndObject();
    }

    private void number(String name, OptionalDouble value) throws IOException {
        if (value.isPresent()) {
            out.writeNumberField(name, value.getAsDouble());
        }
    }

    /** Whether an entry says of which suite it is. */
    private enum Naming {
        ALONE,
        WITH_SUITE
    }

    private void named(EvalOutcome outcome, Naming naming) throws IOException {
        if (naming == Naming.WITH_SUITE) {
            out.writeStringField("suite", outcome.suite());
        }
    }

    private void rules(List<EvalOutcome> outcomes, Naming naming) throws IOException {
        out.writeArrayFieldStart("rules");
        for (EvalOutcome outcome : outcomes) {
            for (RuleResult result : outcome.verdict().map(Verdict::rules).orElse(List.of())) {
                out.writeStartObject();
                named(outcome, naming);
                rule(result);
                out.writeEndObject();
            }
        }
        out.writeEndArray();
    }

    private void rule(RuleResult result) throws IOException {
        out.writeStringField("id", result.rule().id());
        out.writeStringField("metric", result.rule().metric());
        out.writeStringField("statistic", result.rule().statistic().word());
        if (result.rule().label().isPresent()) {
            out.writeStringField("label", result.rule().label().get());
        }
        out.writeStringField("scope", word(result.rule().scope()));
        out.writeStringField("unit", result.unit());
        out.writeStringField("side", word(result.rule().side()));
        out.writeNumberField("bound", result.rule().bound());
        number("observed", result.observed());
        out.writeStringField("state", word(result.state()));
        out.writeStringField("severity", word(result.rule().severity()));
        out.writeNumberField("scored", result.scored());
        out.writeNumberField("unscored", result.unscored());
        out.writeNumberField("notApplicable", result.notApplicable());
        out.writeStringField("message", result.message());
        new GroundsJson(out).write(result);
        out.writeStringField("file", result.rule().where().file());
        out.writeNumberField("line", result.rule().where().line());
    }

    /** What decided nothing; left out where there is none. */
    private void warnings(EvalOutcome outcome) throws IOException {
        if (outcome.warnings().isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("warnings");
        for (Problem warning : outcome.warnings()) {
            problem(outcome, warning, Naming.ALONE);
        }
        out.writeEndArray();
    }

    private void problems(List<EvalOutcome> outcomes, Naming naming) throws IOException {
        out.writeArrayFieldStart("problems");
        for (EvalOutcome outcome : outcomes) {
            for (Problem problem : outcome.problems()) {
                problem(outcome, problem, naming);
            }
            for (Problem cause : outcome.verdict().map(OutcomeJson::causes).orElse(List.of())) {
                problem(outcome, cause, naming);
            }
        }
        out.writeEndArray();
    }

    private static List<Problem> causes(Verdict verdict) {
        return verdict.fold(pass -> List.of(), Verdict.Fail::causes, Verdict.Inconclusive::causes);
    }

    private void problem(EvalOutcome outcome, Problem problem, Naming naming) throws IOException {
        out.writeStartObject();
        named(outcome, naming);
        out.writeStringField("code", problem.code().id());
        out.writeStringField("what", problem.what());
        out.writeStringField("file", problem.where().file());
        out.writeNumberField("line", problem.where().line());
        out.writeNumberField("column", problem.where().column());
        out.writeArrayFieldStart("known");
        for (String name : problem.known()) {
            out.writeString(name);
        }
        out.writeEndArray();
        out.writeStringField("fix", problem.fix());
        out.writeStringField("page", "docs/problems/" + problem.code().id() + ".md");
        out.writeEndObject();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
