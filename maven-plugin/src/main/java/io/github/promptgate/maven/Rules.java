package io.github.promptgate.maven;

import io.github.promptgate.GivenOption;
import io.github.promptgate.problem.Where;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code <rules>}: each {@code <rule>} has exactly the keys of a rule in the suite file. What they may hold is
 * the suite reader's to say.
 */
final class Rules {

    private Rules() {}

    static List<MapNode> of(@Nullable PlexusConfiguration rules) {
        if (rules == null) {
            return List.of();
        }
        return Stream.of(rules.getChildren())
                .map(rule -> map(rule, Where.file("<" + rule.getName() + ">")))
                .toList();
    }

    private static MapNode map(PlexusConfiguration element, Where where) {
        Map<String, Node> values = new LinkedHashMap<>();
        for (PlexusConfiguration child : element.getChildren()) {
            Where inside = Where.file(where.file() + "<" + child.getName() + ">");
            values.put(child.getName(), value(child, inside));
        }
        return MapNode.of(where, values);
    }

    private static Node value(PlexusConfiguration element, Where where) {
        return element.getChildCount() > 0 ? map(element, where) : GivenOption.scalar(where, element.getValue(""));
    }
}
