package io.github.promptgate.score.structure;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.CannotScore;
import io.github.promptgate.source.Node;
import javax.xml.XMLConstants;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpression;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathFactoryConfigurationException;
import org.w3c.dom.Document;

/** A compiled XPath 1.0 expression. The library's own is not thread-safe, so that each evaluation locks it. */
record XmlPath(String written, XPathExpression expression) {

    /**
     * Compiles.
     *
     * @throws ProblemException SUITE-013
     */
    static XmlPath compile(Node written, XmlNames names) {
        String text = written.asText();
        try {
            XPathFactory factory = XPathFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            XPath path = factory.newXPath();
            path.setNamespaceContext(names);
            return new XmlPath(text, path.compile(text));
        } catch (XPathExpressionException e) {
            throw new ProblemException(new Problem(
                    ProblemCode.SUITE_013,
                    written.where(),
                    "malformed XPath \"" + text + "\"",
                    "write an XPath 1.0 expression such as /order/item or //item[@id]; name the namespaces of its"
                            + " prefixes under \"namespaces\""));
        } catch (XPathFactoryConfigurationException e) {
            throw new IllegalStateException("every Java platform has XPath with secure processing", e);
        }
    }

    /** Whether it finds anything, or is true. */
    boolean leadsIn(Document tree) {
        synchronized (expression) {
            try {
                return (Boolean) expression.evaluate(tree, XPathConstants.BOOLEAN);
            } catch (XPathExpressionException e) {
                throw new CannotScore(UnscoredCause.SCORER_FAILED, "the XPath " + written + " cannot be evaluated");
            }
        }
    }
}
