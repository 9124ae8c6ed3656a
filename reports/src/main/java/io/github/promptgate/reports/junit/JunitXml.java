package io.github.promptgate.reports.junit;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.reports.text.VisibleText;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes {@code junit.xml}: a testsuite of the rules, then one of cases for each cell. Rules fail; a case that missed or
 * could not be judged is skipped with the reason, unless the suite says {@code junit: cases}. No property of the
 * machine gets in; what XML cannot hold or a reader cannot see is shown as a mark.
 */
public final class JunitXml {

    private final XMLStreamWriter xml;
    private final String timestamp;

    private JunitXml(XMLStreamWriter xml, String timestamp) {
        this.xml = xml;
        this.timestamp = timestamp;
    }

    /** Reads the record once, and holds of it a line a case, at most. */
    public static void write(EvalOutcome outcome, Writer out) throws IOException {
        List<TestGroup> groups = new ArrayList<>();
        groups.add(RuleGroup.of(outcome));
        outcome.record().ifPresent(record -> groups.addAll(new CellGroups(record, outcome.suite()).groups()));
        String started = outcome.record()
                .map(record -> record.header().startedAt().replace("Z", ""))
                .orElse("");
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            new JunitXml(xml, started).document(outcome.suite(), groups);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void document(String suite, List<TestGroup> groups) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuites");
        attribute("name", suite);
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
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testsuite");
        attribute("name", group.name());
        counts(List.of(group));
        if (!timestamp.isEmpty()) {
            attribute("timestamp", timestamp);
        }
        Set<String> names = new HashSet<>();
        for (TestLine line : group.lines()) {
            line(group, line, unique(text(line.name()), names));
        }
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    private static String unique(String name, Set<String> names) {
        String free = name;
        for (int i = 2; !names.add(free); i++) {
            free = name + " #" + i;
        }
        return free;
    }

    private void line(TestGroup group, TestLine line, String name) throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeStartElement("testcase");
        attribute("name", name);
        attribute("classname", group.name());
        attribute("time", seconds(line.millis()));
        if (!line.where().file().isEmpty()) {
            attribute("file", line.where().file());
        }
        if (line.where().line() > 0) {
            attribute("line", Integer.toString(line.where().line()));
        }
        switch (line.end()) {
            case PASSED -> passed(line);
            case SKIPPED -> end("skipped", line);
            case FAILURE -> end("failure", line);
            case ERROR -> end("error", line);
        }
        xml.writeEndElement();
    }

    private void passed(TestLine line) throws XMLStreamException {
        if (!line.message().isEmpty()) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(text(line.message()) + "\n" + text(line.detail()));
            xml.writeEndElement();
        }
    }

    private void end(String element, TestLine line) throws XMLStreamException {
        xml.writeStartElement(element);
        attribute("message", line.message());
        if (line.end() != TestLine.End.SKIPPED) {
            attribute("type", line.message().startsWith("inconclusive: ") ? "inconclusive" : element);
            String where = line.where().toString();
            xml.writeCharacters(text(line.message()) + "\n"
                    + (line.detail().isEmpty() ? "" : text(line.detail()) + "\n")
                    + (where.isEmpty() ? "" : "at " + text(where) + "\n"));
        }
        xml.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, text(value));
    }

    /** One line of characters that XML holds and readers see. */
    private static String text(String value) {
        return VisibleText.line(value).replace("\uFFFE", "<U+FFFE>").replace("\uFFFF", "<U+FFFF>");
    }
}
