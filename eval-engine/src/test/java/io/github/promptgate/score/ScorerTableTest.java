package io.github.promptgate.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.BuiltInMetrics;
import io.github.promptgate.record.Metric;
import io.github.promptgate.suite.Vocabulary.Need;
import io.github.promptgate.suite.Vocabulary.ScorerWord;
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

    private static final List<String> PACKAGES =
            List.of("text", "structure", "semantic", "judge", "rag", "tool", "safety", "custom");

    static Stream<ScorerWord> words() {
        return Scorers.words().stream();
    }

    @ParameterizedTest
    @MethodSource("words")
    void each_word_has_a_class_a_test_and_a_page(ScorerWord word) {
        String name = className(word);

        assertThat(PACKAGES)
                .filteredOn(p -> exists(p, name) && exists(p, name + "Test"))
                .as("package of %s and its test", name)
                .hasSize(1);
    }

    @Test
    void each_page_has_a_word() {
        List<String> known =
                Stream.concat(words().map(ScorerWord::id), Stream.of("not")).toList();

        assertThat(ScorerPage.all()).extracting(ScorerPage::word).containsExactlyInAnyOrderElementsOf(known);
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
        Scorer scorer = ScorerListTest.example(word);

        assertThat(scorer.judged())
                .isEqualTo(
                        word.needs(Need.JUDGE, ScorerListTest.exampleSpec(word).options()));
        assertThat(scorer.judgeCalls() > 0).isEqualTo(scorer.judged());
        assertThat(scorer.metric().named(word.metric().name())).isEqualTo(word.metric());
    }

    @ParameterizedTest
    @MethodSource("words")
    void the_page_says_what_the_reader_needs(ScorerWord word) {
        String page = ScorerPage.of(word.id()).text();

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
