package io.github.promptgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.suite.ReportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    private static final String ALL = String.join(",", ReportFormat.ids());
    private static final String OUTPUT = "target/promptgate/demo";

    @TempDir
    Path folder;

    private SuiteFolder suite;

    @BeforeEach
    void check_out() throws IOException {
        suite = SuiteFolder.in(folder);
    }

    @Test
    void every_format_of_a_record_has_the_bytes_that_the_run_wrote() throws Exception {
        sameBytes(0);
    }

    @Test
    void so_has_one_of_a_run_that_failed_against_its_baseline() throws Exception {
        suite.replace(SuiteFolder.SUITE, "min: 90%}", "min: 90%}\n  - {metric: contains, max-drop: 2pp}");
        suite.evaluate();
        run("accept", SuiteFolder.SUITE);
        suite.replace("replies.yaml", "The fee is 15 %.", "There is no fee.");

        sameBytes(1);
        assertThat(text("outcome.json")).contains("the baseline");
    }

    @Test
    void so_has_one_of_an_environment_whose_samples_were_drawn_until_all_was_decided() throws Exception {
        suite.replace(
                SuiteFolder.SUITE,
                "gate:",
                "run: {samples: {max: 4}}\nenvironments:\n  production: {gate: [{metric: contains, min: 20%, decide:"
                        + " interval}]}\ngate:");

        sameBytes(3, "--environment", "production");
        assertThat(text("outcome.json")).contains("production", "sampling");
    }

    @Test
    void so_has_one_with_warnings_and_a_judge_that_people_checked() throws Exception {
        suite.file("labelled.jsonl", """
                        {"id": "l1", "question": "q", "answer": "a", "label": "pass"}
                        {"id": "l2", "question": "q", "answer": "b", "label": "fail"}
                        {"id": "l3", "question": "q", "answer": "c"}
                        """)
                .file(
                        "judge.yaml",
                        "replies:\n  - {when: {case: l2}, reply: {reason: r, verdict: fail}}\n"
                                + "  - {reply: {reason: r, verdict: pass}}\n")
                .replace(
                        SuiteFolder.SUITE,
                        "scorers:",
                        "judge: {id: j, mock: judge.yaml}\ncalibration: labelled.jsonl\nscorers:\n"
                                + "  - judge: {name: tone, rubric: Polite.}")
                .replace(SuiteFolder.SUITE, "gate:", "gate:\n  - {metric: judge-agreement, min: 0.6}");

        sameBytes(0);

        assertThat(text("outcome.json")).contains("judgeAgreement", "has no label, this one first");
    }

    @Test
    void other_formats_than_the_runs_go_where_they_are_wanted() throws Exception {
        suite.evaluate();

        CliRun told = run("report", OUTPUT + "/results.jsonl", "--formats", "junit", "--output", "elsewhere");

        assertThat(told.err()).isEmpty();
        assertThat(told.code()).isZero();
        assertThat(files(folder.resolve("elsewhere/demo"))).containsOnlyKeys("junit.xml", "outcome.json");
        assertThat(told.out())
                .startsWith("demo  PASSED  the one rule held (2 trials: 2 scored, 0 unscored)\n")
                .contains("elsewhere/demo/junit.xml");
    }

    @Test
    void a_page_that_is_written_elsewhere_shows_what_was_before_all_the_same() throws Exception {
        suite.replace(SuiteFolder.SUITE, "min: 90%}", "min: 90%}\n  - {metric: contains, max-drop: 2pp}");
        suite.evaluate();
        run("accept", SuiteFolder.SUITE);
        suite.replace("replies.yaml", "The fee is 15 %.", "There is no fee.").evaluate();

        run("report", "target", "--formats", "html", "--output", "elsewhere");

        assertThat(folder.resolve("elsewhere/demo/report.html"))
                .hasSameBinaryContentAs(folder.resolve(OUTPUT + "/report.html"));
    }

    @Test
    void the_history_lies_with_the_record_wherever_the_page_goes() throws Exception {
        suite.evaluate();
        String own = text("history.jsonl");
        Path history = folder.resolve(OUTPUT + "/history.jsonl");
        Files.writeString(history, own.replace("2026-11-22", "2026-11-21") + own);
        run("report", "target", "--formats", "html");

        run("report", "target", "--formats", "html", "--output", "elsewhere");

        assertThat(files(folder.resolve("elsewhere/demo"))).containsOnlyKeys("report.html", "outcome.json");
        assertThat(history).hasContent(own.replace("2026-11-22", "2026-11-21") + own);
        assertThat(Files.readString(folder.resolve("elsewhere/demo/report.html")))
                .isEqualTo(text("report.html"))
                .contains("2026-11-21");

        Files.delete(history);
        run("report", "target", "--formats", "html", "--output", "elsewhere");
        assertThat(history).as("what the run itself would have begun").hasContent(own);
    }

    @Test
    void a_suite_that_has_changed_or_is_gone_is_told_with_the_way_out() throws Exception {
        suite.evaluate();
        suite.replace(SuiteFolder.SUITE, "90%", "50%");
        assertThat(run("report", "target").err())
                .contains(
                        "RUN-007  the run was made from another content of demo.suite.yaml than is here now",
                        "fix: report from the commit that was run, or run the suite again");

        Files.delete(folder.resolve(SuiteFolder.SUITE));
        CliRun gone = run("report", "target");
        assertThat(gone.code()).isEqualTo(2);
        assertThat(gone.err())
                .contains(
                        "SOURCE-001  the suite file \"demo.suite.yaml\" that the record names is not below the working"
                                + " directory",
                        "fix: report where the run was made, or name the suite file with --suites");
    }

    @Test
    void a_folder_without_a_record_and_a_format_that_is_none_are_told() throws Exception {
        assertThat(run("report", ".").err()).contains("SOURCE-001  no results.jsonl below ");
        assertThat(run("report", "nowhere").err()).contains("SOURCE-001  no file or folder ");
        suite.evaluate();
        assertThat(run("report", "target", "--formats", "pdf").err())
                .contains("--formats  SUITE-003  an entry of \"formats\" cannot be \"pdf\"", "known: ", "junit");
    }

    /** @param code what the run ends with */
    @Test
    void a_suite_in_place_of_a_record_and_a_record_in_place_of_a_suite_are_told_with_the_way() {
        suite.evaluate();

        for (List<String> words : List.of(
                List.of("report", SuiteFolder.SUITE),
                List.of("merge", SuiteFolder.SUITE),
                List.of("compare", OUTPUT, SuiteFolder.SUITE))) {
            assertThat(run(words.toArray(String[]::new)).err())
                    .contains(SuiteFolder.SUITE + "  SOURCE-004  a suite, where the record of a run is wanted")
                    .contains(
                            "fix: name the folder of its last run: target/promptgate/demo, if it was run without --output");
        }
        for (String word : List.of("review", "accept", "evaluate")) {
            CliRun refused = run(word, OUTPUT + "/results.jsonl");
            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.err())
                    .contains("SOURCE-004  \"" + OUTPUT
                            + "/results.jsonl\" is no suite file but JSON Lines, such as a run's" + " record")
                    .contains("fix: name the suite; its last run is found where it wrote");
        }
    }

    @Test
    void a_record_that_was_cut_off_is_told_alike_by_all_who_read_it() throws Exception {
        suite.evaluate();
        String whole = text("results.jsonl");
        suite.file(OUTPUT + "/results.jsonl", whole.substring(0, whole.length() - 20));

        for (List<String> words : List.of(
                List.of("report", OUTPUT),
                List.of("merge", OUTPUT),
                List.of("compare", OUTPUT, OUTPUT),
                List.of("explain", OUTPUT),
                List.of("explain", SuiteFolder.SUITE),
                List.of("review", SuiteFolder.SUITE),
                List.of("accept", SuiteFolder.SUITE))) {
            CliRun refused = run(words.toArray(String[]::new));
            assertThat(refused.code()).as(words.toString()).isEqualTo(2);
            assertThat(refused.err())
                    .as(words.toString())
                    .contains("results.jsonl:" + whole.lines().count()
                            + "  SOURCE-004  not a finished record: it was cut off, it ends in the middle of line "
                            + whole.lines().count());
        }
    }

    private void sameBytes(int code, String... flags) throws IOException {
        List<String> given = new ArrayList<>(List.of("evaluate", SuiteFolder.SUITE, "--formats", ALL));
        given.addAll(List.of(flags));
        CliRun run = run(given.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).as(run.out()).isEqualTo(code);
        Path output = folder.resolve(OUTPUT);
        Map<String, String> written = files(output);
        for (ReportFormat format : ReportFormat.values()) {
            for (String file : format.files()) {
                Files.delete(output.resolve(file));
            }
        }

        CliRun told = run("report", "target", "--formats", ALL);

        assertThat(told.err()).isEmpty();
        assertThat(told.code()).isZero();
        assertThat(files(output)).isEqualTo(written);
    }

    private CliRun run(String... args) {
        return new CliRun.In(folder).run(args);
    }

    private String text(String name) throws IOException {
        return Files.readString(folder.resolve(OUTPUT).resolve(name));
    }

    private static Map<String, String> files(Path in) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(in)) {
            for (Path file : files.toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return texts;
    }
}
