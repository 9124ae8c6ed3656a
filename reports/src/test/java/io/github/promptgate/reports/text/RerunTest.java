package io.github.promptgate.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.Cell;
import io.github.promptgate.record.RunHeader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RerunTest {

    private static final String MAVEN = "mvn prompt:evaluate -Dprompt.suites=refunds.suite.yaml ";
    private static final String OWN = " -Dprompt.output=target/promptgate-again";
    private static final Rerun.Door JAR = new Rerun.Door.Jar();

    private static RunHeader header(String file, List<String> filters, List<String> given) {
        return new RunHeader(
                "refunds",
                file,
                "",
                "",
                List.of(new Cell("v2", "big"), new Cell("v2", "small")),
                List.of(),
                List.of(),
                4,
                1,
                0,
                "",
                Optional.empty(),
                "",
                "",
                "",
                RunHeader.Failing.RULES,
                new RunHeader.Basis(
                        Collections.emptySortedMap(),
                        Collections.emptySortedMap(),
                        Collections.emptySortedMap(),
                        filters,
                        given),
                "",
                List.of());
    }

    private static Rerun maven() {
        return Rerun.of(Rerun.Door.maven(), header("refunds.suite.yaml", List.of(), List.of()));
    }

    private static Rerun jar(String file) {
        return Rerun.of(JAR, header(file, List.of(), List.of()));
    }

    @Test
    void a_plain_id_needs_no_quotes() {
        assertThat(maven().of("refund-017")).isEqualTo(MAVEN + "-Dprompt.cases=refund-017" + OWN);
    }

    @Test
    void a_case_runs_in_its_cell_alone() {
        assertThat(maven().of("refund-017", "v2@small"))
                .isEqualTo(MAVEN + "-Dprompt.cases=refund-017 -Dprompt.prompts=v2 -Dprompt.models=small" + OWN);
        assertThat(maven().of("refund-017", "no such cell")).isEqualTo(maven().of("refund-017"));
        assertThat(maven().of("a", new Cell("it's", "a,b*")))
                .contains(" '-Dprompt.prompts=it?s' '-Dprompt.models=a?b?' ");
    }

    @Test
    void a_part_is_run_again_as_the_part_that_it_was() {
        RunHeader part = header(
                "refunds.suite.yaml",
                List.of("prompts: v2", "models: s*,big", "cases: refund-*", "tags: hard,odd one", "limit: 5"),
                List.of("samples: 3", "environment: production", "seed: 7"));
        String rest = " --samples=3 --environment=production --seed=7 --output=target/promptgate-again";

        Rerun again = Rerun.of(JAR, part);

        assertThat(again.whole())
                .isEqualTo(
                        "java -jar promptgate.jar evaluate refunds.suite.yaml '--cases=refund-*' '--tags=hard,odd one'"
                                + " --limit=5 --prompts=v2 '--models=s*,big'" + rest);
        assertThat(again.of("refund-017"))
                .isEqualTo("java -jar promptgate.jar evaluate refunds.suite.yaml --cases=refund-017"
                        + " --prompts=v2 '--models=s*,big'" + rest);
        assertThat(again.of("refund-017", "v2@big"))
                .isEqualTo("java -jar promptgate.jar evaluate refunds.suite.yaml --cases=refund-017"
                        + " --prompts=v2 --models=big" + rest);
        assertThat(Rerun.of(Rerun.Door.maven(), part).whole())
                .contains(" -Dprompt.limit=5 ")
                .endsWith(" -Dprompt.seed=7" + OWN);
    }

    @Test
    void what_no_flag_chose_cannot_be_chosen_by_one() {
        assertThat(Rerun.of(JAR, header("a.yaml", List.of("chosen as JUnit tests"), List.of("new-option: 3")))
                        .whole())
                .isEqualTo("java -jar promptgate.jar evaluate a.yaml --output=target/promptgate-again");
    }

    @Test
    void a_value_that_no_quotes_can_hold_is_left_to_the_reader() {
        assertThat(Rerun.of(JAR, header("a.yaml", List.of(), List.of("environment: it's")))
                        .whole())
                .contains(" --environment=ENVIRONMENT ");
    }

    @Test
    void maven_is_told_the_module_that_the_suite_lies_in() {
        assertThat(Rerun.of(new Rerun.Door.Maven("shop/bot"), header("shop/bot/src/a.suite.yaml", List.of(), List.of()))
                        .whole())
                .isEqualTo("mvn prompt:evaluate -pl shop/bot -Dprompt.suites=src/a.suite.yaml" + OWN);
        assertThat(Rerun.of(new Rerun.Door.Maven("shop"), header("shopping/a.yaml", List.of(), List.of()))
                        .whole())
                .isEqualTo("mvn prompt:evaluate -Dprompt.suites=shopping/a.yaml" + OWN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "a b|'-Dprompt.cases=a b'",
                "it's; rm -rf ~|'-Dprompt.cases=it?s; rm -rf ~'",
                "$(id)`id`|'-Dprompt.cases=?(id)?id?'",
                "a,b*c|'-Dprompt.cases=a?b?c'",
                "größe|'-Dprompt.cases=größe'",
            })
    void anything_else_is_quoted_and_what_acts_becomes_a_question_mark(String id, String property) {
        assertThat(maven().of(id)).isEqualTo(MAVEN + property + OWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\ny", "x\u202Ey", "x\u001By", "x'y", "x\\y", "x\"y", "x!y"})
    void no_character_gets_out_of_the_quotes_or_the_line(String id) {
        assertThat(maven().of(id)).isEqualTo(MAVEN + "'-Dprompt.cases=x?y'" + OWN);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the lines are for a POSIX shell")
    void a_shell_reads_the_words_that_are_meant() throws Exception {
        RunHeader hostile = header(
                "my suites/$(touch x).yaml", List.of("models: a';id;'*,b c"), List.of("environment: $HOME `id` & x"));

        assertThat(shell(Rerun.of(JAR, hostile).of("-x;id|sh\n& $(id) 'q' <b> #1")))
                .containsExactly(
                        "my suites/$(touch x).yaml",
                        "--cases=-x;id|sh?& ?(id) ?q? <b> #1",
                        "--models=a?;id;?*,b c",
                        "--environment=$HOME `id` & x",
                        "--output=target/promptgate-again");
    }

    private static List<String> shell(String command) throws IOException, InterruptedException {
        String printing = command.replace("java -jar promptgate.jar evaluate", "printf '%s\\n'");
        Process sh = new ProcessBuilder("sh", "-c", printing).start();
        String words = new String(sh.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(sh.waitFor()).isZero();
        return words.lines().toList();
    }

    @Test
    void blanks_at_the_ends_would_be_trimmed() {
        assertThat(maven().of(" a b ")).isEqualTo(MAVEN + "'-Dprompt.cases=?a b?'" + OWN);
    }

    @Test
    void of_a_very_long_id_the_beginning_is_enough() {
        assertThat(maven().of("x".repeat(1_000_000)))
                .isEqualTo(MAVEN + "'-Dprompt.cases=" + "x".repeat(120) + "*'" + OWN);
    }

    @Test
    void a_run_by_the_jar_is_run_again_by_the_jar_with_its_suite() {
        assertThat(jar("prompts/refunds.suite.yaml").of("refund-017"))
                .isEqualTo("java -jar promptgate.jar evaluate prompts/refunds.suite.yaml --cases=refund-017"
                        + " --output=target/promptgate-again");
        assertThat(jar("my suites/$(x).yaml").command())
                .isEqualTo("java -jar promptgate.jar evaluate 'my suites/$(x).yaml'");
        assertThat(jar("-x.yaml").command()).isEqualTo("java -jar promptgate.jar evaluate ./-x.yaml");
        assertThat(jar("it's.yaml").command()).isEqualTo("java -jar promptgate.jar evaluate SUITE_FILE");
    }
}
