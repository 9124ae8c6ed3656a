package io.github.promptgate.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.ExitCode;
import io.github.promptgate.gate.Verdict;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.record.CallInfo;
import io.github.promptgate.record.ReplySources;
import io.github.promptgate.record.TrialRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs over real sockets: what is recorded is never asked for again. */
@Timeout(120)
class RecordedRunTest {

    private static final String CACHE = ".promptgate/recordings";

    @TempDir
    Path root;

    private ChatServer server;
    private Shop shop;

    @BeforeEach
    void open() {
        server = new ChatServer();
        shop = new Shop(root, server.baseUrl());
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static ReplySources sources(EvalOutcome outcome) {
        return outcome.record().orElseThrow().footer().sources();
    }

    private static List<String> told(List<Problem> problems) {
        return problems.stream()
                .map(p -> p.where() + " " + p.code().id() + " " + p.what())
                .toList();
    }

    private static List<TrialRecord> trials(EvalOutcome outcome) {
        try (Stream<TrialRecord> trials = outcome.record().orElseThrow().trials()) {
            return trials.toList();
        }
    }

    @Test
    void a_second_run_asks_nobody_and_leaves_the_same_record() {
        EvalOutcome first = shop.evaluate();
        String before = shop.record();
        EvalOutcome second = shop.evaluate();

        assertThat(told(first.problems())).isEmpty();
        assertThat(server.requests()).isEqualTo(6);
        assertThat(shop.record()).isEqualTo(before);
        assertThat(first.exitCode()).isEqualTo(ExitCode.PASSED);
        assertThat(second.exitCode()).isEqualTo(ExitCode.PASSED);
        assertThat(sources(first).live()).isEqualTo(6);
        assertThat(sources(first).recorded()).isZero();
        assertThat(sources(first).spent()).hasValue(0.00012);
        assertThat(sources(second).live()).isZero();
        assertThat(sources(second).recorded()).isEqualTo(6);
        assertThat(sources(second).spent()).hasValue(0);
        assertThat(sources(second).oldest()).isNotEmpty();
        assertThat(second.record().orElseThrow().footer().cost())
                .isEqualTo(first.record().orElseThrow().footer().cost());
        assertThat(trials(second)).allSatisfy(trial -> {
            assertThat(trial.reply().call().origin()).isEqualTo(CallInfo.Origin.RECORDED);
            assertThat(trial.reply().call().recordedAt()).isNotEmpty();
            assertThat(trial.reply().call().latencyMillis()).isPresent();
        });
    }

    @Test
    void a_record_names_the_recording_of_each_reply() throws IOException {
        List<String> keys = trials(shop.evaluate()).stream()
                .map(trial -> trial.reply().call().recordingKey())
                .toList();

        assertThat(keys).hasSize(6).doesNotHaveDuplicates().allMatch(key -> key.matches("[0-9a-f]{64}"));
        try (Stream<Path> files = Files.walk(root.resolve(CACHE))) {
            List<Path> journals = files.filter(Files::isRegularFile).toList();
            StringBuilder kept = new StringBuilder();
            for (Path journal : journals) {
                kept.append(Files.readString(journal));
            }
            assertThat(keys).allMatch(key -> kept.indexOf(key) >= 0);
        }
    }

    @Test
    void a_budget_of_nothing_serves_what_is_recorded_and_buys_nothing() {
        shop.evaluate();
        server.forget();

        EvalOutcome recorded = shop.run("{budget: $0}").evaluate();

        assertThat(told(recorded.problems())).isEmpty();
        assertThat(recorded.exitCode()).isEqualTo(ExitCode.PASSED);
        assertThat(server.requests()).isZero();
        assertThat(shop.cases(4).evaluate().exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(server.requests()).isZero();
    }

    @Test
    void a_baseline_with_a_merge_conflict_is_told_before_anybody_is_asked() throws IOException {
        Files.writeString(root.resolve("shop.baseline.json"), "<<<<<<< HEAD\n{}");

        EvalOutcome outcome = shop.gate("{metric: pass-rate, max-drop: 2pp, against: baseline}")
                .evaluate();

        assertThat(told(outcome.problems()))
                .containsExactly("shop.baseline.json:1:1 BASELINE-002 the baseline cannot be read:"
                        + " it holds a merge conflict");
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(server.requests()).isZero();
    }

    @Test
    void a_recording_names_once_what_is_not_in_it() throws IOException {
        Files.writeString(root.resolve("replies.yaml"), "replies: [{reply: yes}]");
        shop.write();
        Path suite = root.resolve("shop.suite.yaml");
        String text = Files.readString(suite)
                .replace(
                        "models:\n",
                        "models:\n  - {id: tame, mock: replies.yaml}\n"
                                + "  - {id: own, exec: {command: [/bin/echo, '{\"text\": \"yes\"}']}}\n"
                                + "  - {id: fixed, exec: {command: [/bin/echo, '{\"text\": \"yes\"}'], version: 1}}\n");

        Files.writeString(suite, text.replace("run: {}", "run: {recordings: record}"));
        EvalOutcome recorded = shop.asItIs(Clock.systemUTC());
        Files.writeString(suite, text);
        EvalOutcome plain = shop.asItIs(Clock.systemUTC());

        assertThat(told(recorded.warnings()))
                .containsExactly(" RECORDING-005 no reply is recorded of tame (mock), own (exec without version)");
        assertThat(recorded.warnings().get(0).fix())
                .isEqualTo("give http and exec a version: to record them; a mock is asked in a replay too");
        assertThat(plain.warnings()).isEmpty();
        try (Stream<Path> files = Files.list(root.resolve("recordings"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains("small.jsonl", "fixed.jsonl")
                    .doesNotContain("tame.jsonl", "own.jsonl");
        }
    }

    @Test
    void a_change_of_one_prompt_of_two_asks_half_and_a_change_of_a_threshold_asks_nothing() {
        shop.evaluate();
        server.forget();

        shop.prompts("one: Say {{ question }}", "two: Now tell {{ question }}").evaluate();
        assertThat(server.requests()).isEqualTo(3);
        server.forget();

        EvalOutcome stricter = shop.gate("{metric: pass-rate, min: 99%}").evaluate();
        assertThat(server.requests()).isZero();
        assertThat(stricter.exitCode()).isEqualTo(ExitCode.PASSED);
    }

    @Test
    void the_address_is_no_part_of_a_reply_but_the_sample_is() throws IOException {
        shop.evaluate();
        server.close();
        server = new ChatServer();
        Shop moved = new Shop(root, server.baseUrl());

        moved.evaluate();
        assertThat(server.requests()).isZero();

        moved.run("{samples: 2}").evaluate();
        assertThat(server.requests()).isEqualTo(6);
        for (Path journal : moved.files(CACHE)) {
            assertThat(Files.readString(journal)).doesNotContain("127.0.0.1").doesNotContain("question 1");
        }
    }

    @Test
    void live_reads_and_writes_nothing() {
        shop.run("{recordings: live}").evaluate();
        EvalOutcome again = shop.evaluate();

        assertThat(server.requests()).isEqualTo(12);
        assertThat(root.resolve(".promptgate")).doesNotExist();
        assertThat(sources(again))
                .isEqualTo(new ReplySources(0, 6, sources(again).spent(), ""));
    }

    @Test
    void record_writes_what_one_commits_and_replay_needs_no_server() throws IOException {
        shop.run("{recordings: record}").evaluate();
        List<String> lines = Files.readAllLines(root.resolve("recordings/small.jsonl"));
        byte[] before = Files.readAllBytes(root.resolve("recordings/small.jsonl"));
        String record = shop.record();
        shop.evaluate();
        server.close();
        forgetCache();

        EvalOutcome replayed = shop.run("{recordings: replay}").evaluate();

        assertThat(lines).hasSize(6);
        assertThat(lines.stream().map(line -> line.substring(Seal.KEY_AT, Seal.KEY_AT + 64)))
                .isSorted();
        assertThat(Files.readAllBytes(root.resolve("recordings/small.jsonl"))).isEqualTo(before);
        assertThat(replayed.exitCode()).isEqualTo(ExitCode.PASSED);
        assertThat(shop.record().replaceAll("\"(suiteDigest|planDigest)\":\"[^\"]*\"", ""))
                .isEqualTo(record.replaceAll("\"(suiteDigest|planDigest)\":\"[^\"]*\"", ""));
        assertThat(root.resolve(CACHE)).doesNotExist();
    }

    private void forgetCache() throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve(".promptgate"))) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void a_replay_with_a_hole_says_what_changed_and_is_inconclusive_whatever_is_allowed() {
        shop.run("{recordings: record}").evaluate();

        EvalOutcome holed = shop.prompts(
                        "one: Say {{ question }}", "two: Say it: {{ question }}", "three: {{ question }}")
                .run("{recordings: replay, max-errors: 99, max-unscored: 100%}")
                .gate("{metric: errors, statistic: count, max: 99, scope: run}")
                .evaluate();

        assertThat(holed.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(holed.record().orElseThrow().footer().stopped()).isEqualTo("6 replies are not recorded (CALL-012)");
        assertThat(holed.verdict().orElseThrow())
                .isInstanceOfSatisfying(
                        Verdict.Inconclusive.class,
                        unknown -> assertThat(unknown.causes())
                                .extracting(Problem::fix)
                                .contains("run once with recordings: record, and keep the recordings that it leaves"));
        assertThat(trials(holed).stream()
                        .map(TrialRecord::reply)
                        .flatMap(reply -> reply.<Stream<String>>fold(
                                a -> Stream.of(),
                                r -> Stream.of(),
                                failed -> Stream.of(failed.problem().code().id() + " "
                                        + failed.problem().what())))
                        .limit(2))
                .containsExactly(
                        "CALL-012 model \"small\": not recorded: case \"c1\", prompt \"two\", model \"small\", sample 1: "
                                + "the messages changed since it was recorded",
                        "CALL-012 model \"small\": not recorded: case \"c1\", prompt \"three\", model \"small\", sample 1: "
                                + "never recorded");
    }

    @Test
    void failed_replies_are_never_recorded() {
        server.status(500);
        shop.evaluate();
        server.status(200).forget();

        EvalOutcome healed = shop.evaluate();

        assertThat(server.requests()).isEqualTo(6);
        assertThat(healed.exitCode()).isEqualTo(ExitCode.PASSED);
    }

    @Test
    void a_reply_that_was_cut_is_asked_for_again_but_served_in_a_replay() {
        server.finishing("length");
        EvalOutcome cut = shop.run("{recordings: record}").evaluate();
        assertThat(shop.run("{recordings: replay}")
                        .evaluate()
                        .record()
                        .orElseThrow()
                        .footer()
                        .counts())
                .isEqualTo(cut.record().orElseThrow().footer().counts());
        server.finishing("stop").forget();

        EvalOutcome healed = shop.run("{recordings: record}").evaluate();
        assertThat(server.requests()).isEqualTo(6);
        assertThat(healed.exitCode()).isEqualTo(ExitCode.PASSED);
        server.forget();

        assertThat(shop.run("{recordings: replay}").evaluate().exitCode()).isEqualTo(ExitCode.PASSED);
        assertThat(shop.run("{}").evaluate().exitCode()).isEqualTo(ExitCode.PASSED);
        assertThat(server.requests()).isZero();
    }

    @Test
    void equal_requests_in_flight_are_joined() {
        server.slow(300);
        EvalOutcome outcome = shop.prompts("one: Say it", "two: Say it")
                .cases(10)
                .run("{concurrency: 8}")
                .evaluate();

        assertThat(server.requests()).isEqualTo(1);
        assertThat(sources(outcome).live()).isEqualTo(1);
        assertThat(sources(outcome).recorded()).isEqualTo(19);
        assertThat(sources(outcome).spent()).hasValue(0.00002);
    }

    @Test
    void an_old_reply_is_warned_of() {
        shop.evaluate();
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(41).plusHours(1));

        EvalOutcome old = shop.run("{recordings: {max-age: 30d}}").evaluate(later);

        assertThat(old.exitCode()).isEqualTo(ExitCode.PASSED);
        assertThat(told(old.warnings()))
                .containsExactly(" RECORDING-003 the oldest reply served is 41 days old, max-age is 30 days");
    }

    @Test
    void damage_is_told_with_its_line_and_loses_only_that_entry() throws IOException {
        shop.run("{concurrency: 1}").evaluate();
        server.forget();
        Path journal = shop.files(CACHE).get(0);
        List<String> lines = Files.readAllLines(journal);
        lines.set(1, lines.get(1).replace("yes", "yez"));
        lines.set(2, lines.get(2).replace("{\"v\":1,", "{\"v\":2,"));
        lines.set(3, "rubbish");
        Files.write(journal, lines);
        Files.writeString(journal, lines.get(5).substring(0, 300), StandardOpenOption.APPEND);

        EvalOutcome mended = shop.evaluate();

        String shown = root.relativize(journal).toString().replace('\\', '/');
        assertThat(told(mended.warnings()))
                .containsExactly(
                        shown + ":2 RECORDING-001 entry is damaged: its checksum does not fit; only this entry is lost",
                        shown + ":3 RECORDING-002 entry has another version, this PromptGate reads version 1; only this"
                                + " entry is lost",
                        shown + ":4 RECORDING-001 entry is damaged: it is no entry; only this entry is lost",
                        shown + ":7 RECORDING-001 entry is damaged: it ends in the middle; only this entry is lost");
        assertThat(server.requests()).isEqualTo(3);
        assertThat(told(shop.evaluate().warnings())).hasSize(3);
    }

    @Test
    void a_line_without_an_end_takes_no_memory() throws IOException {
        Files.createDirectories(root.resolve("recordings"));
        try (var out = Files.newOutputStream(root.resolve("recordings/small.jsonl"))) {
            byte[] mebibyte = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 300; i++) {
                out.write(mebibyte);
            }
        }

        EvalOutcome outcome = shop.evaluate();

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.PASSED);
        assertThat(told(outcome.warnings()))
                .containsExactly("recordings/small.jsonl:1 RECORDING-001 entry is damaged: it ends in the middle; only"
                        + " this entry is lost");
    }

    @Test
    void what_cannot_be_kept_is_told_and_the_run_goes_on() throws IOException {
        Files.writeString(root.resolve(".promptgate"), "a file in the way");

        EvalOutcome outcome = shop.evaluate();

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.PASSED);
        assertThat(told(outcome.warnings()))
                .containsExactly(
                        " RECORDING-004 replies cannot be kept in .promptgate/recordings: FileSystemException");
        assertThat(told(shop.run("{recordings: record}").evaluate().problems()))
                .containsExactly(" RUN-002 recordings cannot be written to recordings: FileSystemException");
    }

    @Test
    void many_journals_are_merged_and_nothing_is_lost() throws IOException {
        for (int i = 1; i <= 20; i++) {
            shop.cases(i).evaluate();
            for (Path journal : shop.files(CACHE)) {
                if (journal.toString().contains("." + ProcessHandle.current().pid() + "-")) {
                    Files.move(journal, journal.resolveSibling("small.9" + i + "-0.jsonl"));
                }
            }
        }
        assertThat(server.requests()).isEqualTo(40);
        server.forget();

        shop.cases(20).evaluate();

        assertThat(server.requests()).isZero();
        assertThat(shop.files(CACHE)).hasSizeLessThan(Journals.MANY);
        try (Stream<Path> left = Files.list(root.resolve(CACHE))) {
            assertThat(left.map(file -> file.getFileName().toString()).filter(name -> !name.endsWith(".jsonl")))
                    .containsExactlyInAnyOrder(".gitignore", "store.lock");
        }
    }

    @Test
    void two_addresses_behind_one_name_are_told() {
        EvalOutcome outcome = shop.more(
                        "judge: {provider: openai-compatible, id: other, base-url: \"http://127.0.0.1:1/v1\", model: m}",
                        "scorers: [{judge: polite}]")
                .evaluate();

        assertThat(told(outcome.problems()))
                .containsExactly(
                        "shop.suite.yaml:11:8 MODEL-008 models \"small\" and \"other\" are both openai-compatible/m,"
                                + " at two addresses");
    }
}
