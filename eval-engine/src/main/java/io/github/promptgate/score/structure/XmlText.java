package io.github.promptgate.score.structure;

import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.CannotScore;
import io.github.promptgate.score.Excerpt;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.w3c.dom.Document;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads XML that nobody vouches for: without a DOCTYPE, so that no entity is fetched or expanded, and no deeper than a
 * tree may be walked. The platform words its errors in the machine's language, so that ours say the place alone.
 */
final class XmlText {

    private static final int DEEPEST = 500;
    private static final int SHOWN = 60;
    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

    /** The platform's own limits differ from release to release; ours on depth stands in {@link Depth}. */
    private static final Map<String, String> LIMITS =
            Map.of("jdk.xml.maxElementDepth", "0", "jdk.xml.elementAttributeLimit", "10000");

    private static final ThreadLocal<XMLReader> READER = ThreadLocal.withInitial(XmlText::reader);
    private static final ThreadLocal<DocumentBuilder> BUILDER = ThreadLocal.withInitial(XmlText::builder);

    private XmlText() {}

    /**
     * Why the text is not one well-formed document; empty when it is.
     *
     * @throws CannotScore LIMIT for a tree that is too deep
     */
    static Optional<String> malformed(String text) {
        XMLReader reader = READER.get();
        Depth depth = new Depth();
        reader.setContentHandler(depth);
        reader.setErrorHandler(depth);
        try {
            reader.parse(new InputSource(new StringReader(text)));
            return Optional.empty();
        } catch (SAXParseException e) {
            return Optional.of(told(text, e));
        } catch (SAXException e) {
            throw new IllegalStateException("the reader stopped for no reason", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String told(String text, SAXParseException e) {
        int line = Math.max(1, e.getLineNumber());
        int column = Math.max(1, e.getColumnNumber());
        String before = before(text, line, column);
        String place = " (line " + line + ", column " + column + ")";
        if (before.stripTrailing().endsWith("<!DOCTYPE")) {
            return "a DOCTYPE is refused: nothing is fetched or expanded" + place;
        }
        return "not well-formed XML" + place + (before.isEmpty() ? "" : ", after \"" + before + "\"");
    }

    private static String before(String text, int line, int column) {
        String there = text.lines().skip(line - 1L).findFirst().orElse("");
        int end = Math.min(column - 1, there.length());
        return Excerpt.of(there.substring(Math.max(0, end - SHOWN), end));
    }

    /** The tree of a text that {@link #malformed} has nothing against. */
    static Document tree(String text) {
        try {
            return BUILDER.get().parse(new InputSource(new StringReader(text)));
        } catch (SAXException e) {
            throw new CannotScore(UnscoredCause.LIMIT, "the XML is more than the platform takes apart");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static XMLReader reader() {
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(NO_DOCTYPE, true);
            SAXParser parser = factory.newSAXParser();
            for (Map.Entry<String, String> limit : LIMITS.entrySet()) {
                parser.setProperty(limit.getKey(), limit.getValue());
            }
            return parser.getXMLReader();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("every Java platform reads XML", e);
        }
    }

    private static DocumentBuilder builder() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(NO_DOCTYPE, true);
            LIMITS.forEach(factory::setAttribute);
            factory.setCoalescing(true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Depth());
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java platform reads XML", e);
        }
    }

    /** Counts how deep the elements stand, and keeps the platform from printing. */
    private static final class Depth extends DefaultHandler {

        private int depth;

        @Override
        public void startElement(String uri, String localName, String name, Attributes attributes) {
            depth++;
            if (depth > DEEPEST) {
                throw new CannotScore(UnscoredCause.LIMIT, "elements stand more than " + DEEPEST + " deep");
            }
        }

        @Override
        public void endElement(String uri, String localName, String name) {
            depth--;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
