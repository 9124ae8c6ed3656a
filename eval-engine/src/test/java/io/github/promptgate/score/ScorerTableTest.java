package io.github.promptgate.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.BuiltInMetrics;
import io.github.promptgate.record.Metric;
import io.github.promptgate.suite.Vocabulary.Need;
import io.github.promptgate.suite.Vocabulary.ScorerWord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One scorer, one class, one test, one page, under one name. */
class ScorerTableTest {

    private static final List<String> PACKAGES = List.of("text", "structure", "semantic", "judge", "rag");

    static Stream<ScorerWord> words() {
        return Scorers.words().stream();
    }

    @Test
    void the_table_holds_the_first_set() {
        assertThat(Scorers.words())
                .extracting(ScorerWord::id)
                .containsExactly(
                        "equals",
                        "contains",
                        "contains-any",
                        "contains-all",
                        "starts-with",
                        "ends-with",
                        "regex",
                        "latency",
                        "cost",
                        "json",
                        "json-schema",
                        "similarity",
                        "faithfulness",
                        "answer-relevancy",
                        "judge");
    }

    @ParameterizedTest
    @MethodSource("words")
    void each_word_has_a_class_a_test_and_a_page(ScorerWord word) {
        String name = className(word);

        assertThat(PACKAGES)
                .filteredOn(p -> exists(p, name) && exists(p, name + "Test"))
                .as("package of %s and its test", name)
                .hasSize(1);
        assertThat(Path.of("../docs/scorers", word.id() + ".md")).exists();
    }

    @Test
    void each_page_has_a_word() {
        List<String> known = Stream.concat(words().map(ScorerWord::id), Stream.of("not"))
                .map(id -> id + ".md")
                .toList();

        assertThat(Path.of("../docs/scorers"))
                .isDirectoryContaining(page -> page.endsWith("not.md"))
                .isDirectoryNotContaining(
                        page -> !known.contains(page.getFileName().toString()));
    }

    @ParameterizedTest
    @MethodSource("words")
    void no_metric_takes_a_name_that_every_run_has(ScorerWord word) {
        assertThat(BuiltInMetrics.all())
                .extracting(Metric::name)
                .doesNotContain(word.metric().name());
    }

    @ParameterizedTest
    @MethodSource("words")
    void a_word_that_needs_a_judge_is_judged_and_no_other(ScorerWord word) {
        String value = switch (word.shorthand().orElse("")) {
            case "" -> "{}";
            case "schema" -> "{schema: {}}";
            case "max" -> word.id().equals("cost") ? "1" : "1s";
            default -> "x";
        };

        Scorer scorer = Asked.scorer(word.id() + ": " + value);

        assertThat(scorer.judged()).isEqualTo(word.needs().contains(Need.JUDGE));
        assertThat(scorer.judgeCalls() > 0).isEqualTo(scorer.judged());
        assertThat(scorer.metric()).isEqualTo(word.metric());
    }

    @ParameterizedTest
    @MethodSource("words")
    void the_page_says_what_the_reader_needs(ScorerWord word) throws Exception {
        String page = Files.readString(Path.of("../docs/scorers", word.id() + ".md"));

        assertThat(page)
                .startsWith("# " + word.id() + "\n")
                .contains(
                        "## When not to use it",
                        "## How it works",
                        "## Range and states",
                        "## Cost",
                        "## In a suite",
                        "## Options",
                        "## Evidence");
        assertThat(word.options().fields()).allSatisfy(field -> assertThat(page).contains("`" + field.name() + "`"));
    }

    private static String className(ScorerWord word) {
        return Arrays.stream(word.id().split("-"))
                .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
                .collect(Collectors.joining("", "", "Scorer"));
    }

    private static boolean exists(String inPackage, String name) {
        try {
            Class.forName("io.github.promptgate.score." + inPackage + "." + name, false, Scorer.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
