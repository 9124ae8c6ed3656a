package io.github.promptgate.score.structure;

import io.github.promptgate.suite.Options;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.namespace.NamespaceContext;

/** The namespaces that the suite gives short names. */
record XmlNames(Map<String, String> byPrefix) implements NamespaceContext {

    static XmlNames of(Options options) {
        Map<String, String> names = new TreeMap<>();
        options.map()
                .entries()
                .forEach(entry -> names.put(entry.key(), entry.value().asText()));
        return new XmlNames(Collections.unmodifiableMap(names));
    }

    @Override
    public String getNamespaceURI(String prefix) {
        return byPrefix.getOrDefault(prefix, XMLConstants.NULL_NS_URI);
    }

    @Override
    public String getPrefix(String uri) {
        return byPrefix.entrySet().stream()
                .filter(entry -> entry.getValue().equals(uri))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    @Override
    public Iterator<String> getPrefixes(String uri) {
        return byPrefix.entrySet().stream()
                .filter(entry -> entry.getValue().equals(uri))
                .map(Map.Entry::getKey)
                .iterator();
    }
}
