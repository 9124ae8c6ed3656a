package io.github.promptgate.reports;

import io.github.promptgate.reports.agents.AgentsMarkdown;
import io.github.promptgate.reports.agents.FailuresJson;
import io.github.promptgate.reports.badge.BadgeJson;
import io.github.promptgate.reports.csv.ResultsCsv;
import io.github.promptgate.reports.ctrf.CtrfJson;
import io.github.promptgate.reports.gitlab.CodeQualityJson;
import io.github.promptgate.reports.html.HtmlReport;
import io.github.promptgate.reports.input.ReportWriter;
import io.github.promptgate.reports.intoto.AttestationJson;
import io.github.promptgate.reports.junit.JunitXml;
import io.github.promptgate.reports.markdown.MarkdownReport;
import io.github.promptgate.reports.opentest.OpenTestXml;
import io.github.promptgate.reports.otel.EvaluationEventsJson;
import io.github.promptgate.reports.outcome.OutcomeJson;
import io.github.promptgate.reports.sarif.SarifJson;
import io.github.promptgate.suite.ReportFormat;
import java.util.List;

/** Which writer makes which file: none can be forgotten, since the compiler asks for each. */
final class Formats {

    private Formats() {}

    /** One for each of the format's files, in their order. */
    static List<ReportWriter> writers(ReportFormat format) {
        return switch (format) {
            case OUTCOME -> List.of((in, out) -> out.write(OutcomeJson.of(in.outcome(), in.summary())));
            case HTML -> List.of(HtmlReport::write);
            case JUNIT -> List.of((in, out) -> JunitXml.write(in, out));
            case CTRF -> List.of(CtrfJson::write);
            case OPEN_TEST -> List.of(OpenTestXml::write);
            case SARIF -> List.of(SarifJson::write);
            case GITLAB -> List.of(CodeQualityJson::write);
            case OTEL -> List.of(EvaluationEventsJson::write);
            case ATTESTATION ->
                List.of(AttestationJson::statement, AttestationJson::testResult, AttestationJson::verification);
            case SUMMARY -> List.of(MarkdownReport::summary);
            case COMMENT -> List.of(MarkdownReport::comment);
            case AGENTS -> List.of(AgentsMarkdown::write, FailuresJson::write);
            case CSV -> List.of(ResultsCsv::write);
            case BADGE -> List.of(BadgeJson::write);
        };
    }
}
