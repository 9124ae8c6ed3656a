package io.github.promptgate.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.problem.Where;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.ScalarNode;
import java.util.List;
import org.codehaus.plexus.configuration.DefaultPlexusConfiguration;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.junit.jupiter.api.Test;

class RulesTest {

    @Test
    void a_rule_has_the_keys_of_the_suite_file_and_knows_where_they_stand() {
        PlexusConfiguration rule = new DefaultPlexusConfiguration("rule");
        rule.addChild("metric", "pass-rate");
        rule.addChild("min", " 0.9 ");
        rule.getChild("where").addChild("tag", "refund");
        PlexusConfiguration rules = new DefaultPlexusConfiguration("rules");
        rules.addChild(rule);

        List<MapNode> read = Rules.of(rules);

        assertThat(read).hasSize(1);
        MapNode map = read.get(0);
        assertThat(map.where()).isEqualTo(Where.file("<rule>"));
        assertThat(map.get("metric")).contains(ScalarNode.text(Where.file("<rule><metric>"), "pass-rate"));
        assertThat(map.get("min")).contains(new ScalarNode(Where.file("<rule><min>"), ScalarNode.Kind.NUMBER, "0.9"));
        assertThat(map.get("where"))
                .hasValueSatisfying(where -> assertThat(((MapNode) where).get("tag"))
                        .contains(ScalarNode.text(Where.file("<rule><where><tag>"), "refund")));
    }

    @Test
    void no_rules_keep_the_suites_own() {
        assertThat(Rules.of(null)).isEmpty();
    }
}
