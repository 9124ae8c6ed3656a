package io.github.promptgate.reports.junit;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.record.TrialState;
import io.github.promptgate.reports.input.ReportInput;
import io.github.promptgate.reports.tests.RunTests;
import io.github.promptgate.reports.tests.TestGroup;
import io.github.promptgate.reports.tests.TestLine;
import io.github.promptgate.reports.text.Cut;
import io.github.promptgate.suite.ReportFormat;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes {@code junit.xml}: a testsuite of the rules, then one of cases for each cell, in the shape of Surefire's schema
 * with {@code file}, {@code line} and {@code timestamp} added, which servers read. No property of the machine gets in;
 * what XML cannot hold or a reader cannot see is shown as a mark.
 */
public final class JunitXml {

    private static final int MOST_REPEATS = 10;
    private static final int PLACE = 1_000;
    private static final int TEXT = 8_000;
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N} ._/@+~-]{1,500}");

    private final XMLStreamWriter xml;
    private final EvalOutcome outcome;
    private final Optional<String> report;

    private JunitXml(XMLStreamWriter xml, EvalOutcome outcome, Optional<String> report) {
        this.xml = xml;
        this.outcome = outcome;
        this.report = report;
    }

    /**
     * Reads the record once, and holds of it a line a sample, at most.
     */
    public static void write(ReportInput input, Writer out) throws IOException {
        EvalOutcome outcome = input.outcome();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            new JunitXml(xml, outcome, report(input)).document(RunTests.of(outcome));
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** The page's path from where servers look for attachments; empty where that is not known, or there is no page. */
    private static Optional<String> report(ReportInput input) {
        if (!input.outcome().formats().contains(ReportFormat.HTML)) {
            return Optional.empty();
        }
        Path page = input.outcome().folder().resolve("report.html");
        return input.links().below(page).filter(path -> PLAIN.matcher(path).matches());
    }

    private void document(List<TestGroup> groups) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuites");
        attribute("name", outcome.suite());
        counts(groups);
        for (TestGroup group : groups) {
            group(group);
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
        xml.writeCharacters("\n");
        xml.writeEndDocument();
    }

    private void counts(List<TestGroup> groups) throws XMLStreamException {
        attribute(
                "tests",
                Integer.toString(
                        groups.stream().mapToInt(group -> group.lines().size()).sum()));
        attribute("failures", sum(groups, TestLine.End.FAILURE));
        attribute("errors", sum(groups, TestLine.End.ERROR));
        attribute("skipped", sum(groups, TestLine.End.SKIPPED));
        attribute("time", seconds(groups.stream().mapToLong(TestGroup::millis).sum()));
    }

    private static String sum(List<TestGroup> groups, TestLine.End end) {
        return Long.toString(
                groups.stream().mapToLong(group -> group.count(end)).sum());
    }

    private static String seconds(long millis) {
        return BigDecimal.valueOf(millis, 3).toPlainString();
    }

    private void group(TestGroup group) throws XMLStreamException {
        open(2, "testsuite");
        attribute("name", group.name());
        counts(List.of(group));
        if (outcome.record().isPresent()) {
            RunHeader header = outcome.record().get().header();
            attribute("timestamp", header.startedAt().replace("Z", ""));
            properties(Properties.of(header, group));
        }
        for (TestLine line : group.lines()) {
            line(group, line);
        }
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    private void properties(Map<String, String> properties) throws XMLStreamException {
        open(4, "properties");
        for (Map.Entry<String, String> property : properties.entrySet()) {
            open(6, "property");
            attribute("name", property.getKey());
            attribute("value", property.getValue());
            xml.writeEndElement();
        }
        xml.writeCharacters("\n    ");
        xml.writeEndElement();
    }

    private void line(TestGroup group, TestLine line) throws XMLStreamException {
        open(4, "testcase");
        attribute("name", line.name());
        attribute("classname", group.name());
        attribute("time", seconds(line.millis()));
        place(line.where());
        TestLine.Result result = line.result();
        switch (result.end()) {
            case PASSED -> said(result);
            case SKIPPED -> {
                repeats(line);
                end("skipped", line);
            }
            case FAILURE -> {
                end("failure", line);
                repeats(line);
            }
            case ERROR -> end("error", line);
        }
        attached(result);
        xml.writeEndElement();
    }

    private void place(Where where) throws XMLStreamException {
        if (!where.file().isEmpty()) {
            attribute("file", where.file());
        }
        if (where.line() > 0) {
            attribute("line", Integer.toString(where.line()));
        }
    }

    /** Samples that disagree are flaky failures beside how the case ended; those that agree are its failure again. */
    private void repeats(TestLine line) throws XMLStreamException {
        List<TestLine.Attempt> missed = line.attempts().stream()
                .filter(one -> one.state() == TrialState.FAILED)
                .skip(line.isFlaky() || line.result().end() == TestLine.End.SKIPPED ? 0 : 1)
                .limit(MOST_REPEATS)
                .toList();
        if (line.attempts().size() < 2) {
            return;
        }
        for (TestLine.Attempt one : missed) {
            xml.writeStartElement(line.isFlaky() ? "flakyFailure" : "rerunFailure");
            attribute("message", "sample " + one.sample() + ": " + one.why());
            attribute("type", "failure");
            xml.writeStartElement("stackTrace");
            xml.writeCharacters("sample " + one.sample() + ": " + one.why());
            xml.writeEndElement();
            xml.writeEndElement();
        }
    }

    private void said(TestLine.Result result) throws XMLStreamException {
        if (!result.message().isEmpty()) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(result.message() + "\n" + result.detail());
            xml.writeEndElement();
        }
    }

    /** GitLab and Jenkins show the page beside the test. */
    private void attached(TestLine.Result result) throws XMLStreamException {
        if (result.isBad() && report.isPresent()) {
            xml.writeStartElement("system-out");
            xml.writeCharacters("[[ATTACHMENT|" + report.get() + "]]");
            xml.writeEndElement();
        }
    }

    private void end(String element, TestLine line) throws XMLStreamException {
        TestLine.Result result = line.result();
        xml.writeStartElement(element);
        attribute("message", result.message());
        if (result.end() != TestLine.End.SKIPPED) {
            attribute("type", result.word() == TestLine.Word.INCONCLUSIVE ? "inconclusive" : element);
            String where = Cut.at(PLACE, line.where().toString()).line();
            xml.writeCharacters(result.message() + "\n"
                    + (result.detail().isEmpty() ? "" : result.detail() + "\n")
                    + (where.isEmpty() ? "" : "at " + where + "\n"));
        }
        xml.writeEndElement();
    }

    private void open(int indent, String element) throws XMLStreamException {
        xml.writeCharacters("\n" + " ".repeat(indent));
        xml.writeStartElement(element);
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, Cut.at(TEXT, value).line());
    }
}
