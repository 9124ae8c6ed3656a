package io.github.promptgate.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.Metric;
import io.github.promptgate.suite.ScorerSpec;
import io.github.promptgate.suite.Vocabulary.ScorerWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of scorers in docs/scorers/README.md is what the table holds; {@code -Dgolden.update=true} rewrites it. */
class ScorerListTest {

    private static final Path LIST = ScorerPage.FOLDER.resolve("README.md");

    @Test
    void the_list_of_scorers_is_the_table() throws IOException {
        String list = list();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(LIST, list);
        }

        assertThat(LIST).hasContent(list);
    }

    /** The scorer as its page shows it first. */
    static Scorer example(ScorerWord word) {
        ScorerPage page = ScorerPage.of(word.id());
        return page.scorers().get(page.specs().indexOf(exampleSpec(word)));
    }

    /** What that page asks for. */
    static ScorerSpec exampleSpec(ScorerWord word) {
        ScorerPage page = ScorerPage.of(word.id());
        return page.specs().stream()
                .filter(spec -> spec.type().equals(word.id()) && !spec.negated())
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("no " + word.id() + " in the suite that " + page.file() + " shows"));
    }

    private static String list() {
        return """
                # Scorers

                Each has a page: what it measures, when not to use it, how it works, what it costs, and rows that a test runs.
                `not:` before a scorer turns its pass and miss around ([not](not.md)).

                | id | what it says | metric | range | needs | judge calls |
                | --- | --- | --- | --- | --- | --: |
                """ + Scorers.words().stream().map(ScorerListTest::row).collect(Collectors.joining()) + """

                Judge calls are those of one trial as the page's first example asks for it, repairs and second askings not counted.
                This list is written by a test from the code (`-Dgolden.update=true`).
                """;
    }

    private static String row(ScorerWord word) {
        return "| [%s](%s.md) | %s | `%s` | %s | %s | %s |%n"
                .formatted(
                        word.id(),
                        word.id(),
                        word.summary().replace("|", "\\|"),
                        word.metric().name(),
                        range(word.metric()),
                        needs(word),
                        example(word).judgeCalls() == 0 ? "" : example(word).judgeCalls())
                .replace(System.lineSeparator(), "\n");
    }

    private static String range(Metric metric) {
        String range = switch (metric.kind()) {
            case BINARY, LABEL -> "0 or 1";
            case UNIT -> "0 to 1";
            case AMOUNT -> "from 0, in " + word(metric.unit());
        };
        return metric.direction() == Metric.Direction.LOWER ? range + ", lower is better" : range;
    }

    private static String needs(ScorerWord word) {
        Stream<String> always = word.needs().stream().map(ScorerListTest::word);
        Stream<String> further = word.further().entrySet().stream()
                .map(entry -> word(entry.getValue()) + " with `" + entry.getKey() + "`");
        return Stream.concat(always, further).sorted().collect(Collectors.joining(", "));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
