package io.github.promptgate.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.promptgate.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelFileTest {

    private static final String SHA = "a".repeat(64);

    @TempDir
    Path folder;

    private static String line(String reviewer, String verdict, String at) {
        return "{\"case\":\"c1\",\"cell\":\"p@m\",\"answerSha256\":\"" + SHA + "\",\"verdict\":\"" + verdict
                + "\",\"comment\":\"\",\"reviewer\":\"" + reviewer + "\",\"at\":\"" + at + "\"}";
    }

    private static List<String> problems(String text) {
        return catchThrowableOfType(ProblemException.class, () -> LabelFile.parse(text, "labels.jsonl"))
                .problems()
                .stream()
                .map(p -> p.where() + " " + p.code().id() + " " + p.what())
                .toList();
    }

    @Test
    void a_file_is_written_as_it_was_read() {
        String text = "{\"case\":\"c1\",\"cell\":\"p@m\",\"answerSha256\":\"" + SHA
                + "\",\"verdict\":\"bad\",\"score\":0.25,\"metric\":\"tone\",\"comment\":\"too <b>long\u202e\",\"reviewer\":"
                + "\"ann\",\"at\":\"2026-11-22T10:00:00Z\",\"drawn\":{\"seed\":7,\"n\":50,\"of\":240}}\n"
                + line("bob", "good", "2026-11-22T10:00:00.123Z") + "\n";

        List<HumanLabel> labels = LabelFile.parse(text, "labels.jsonl");

        assertThat(labels).hasSize(2);
        assertThat(labels.get(0).drawn()).contains(new HumanLabel.Drawn(7, 50, 240));
        assertThat(labels.get(1).drawn()).isEmpty();
        assertThat(LabelFile.text(labels)).isEqualTo(text);
    }

    @Test
    void a_file_that_is_not_there_holds_no_labels() {
        assertThat(LabelFile.read(folder.resolve("labels.jsonl"), "labels.jsonl"))
                .isEmpty();
    }

    @Test
    void every_mistake_is_told_at_its_place() {
        String good = line("ann", "good", "2026-11-22T10:00:00Z");
        assertThat(problems(String.join(
                        "\n",
                        good,
                        good.replace("\"good\"", "\"fine\""),
                        good.replace(SHA, "A" + SHA.substring(1)).replace("2026-11-22T10:00:00Z", "yesterday"),
                        "",
                        good.replace("\"comment\":\"\"", "\"score\":1.5"),
                        good.replace("\"comment\":\"\"", "\"comments\":\"\""),
                        good.replace("\"reviewer\":\"ann\",", ""),
                        good.replace("\"comment\":\"\"", "\"drawn\":{\"seed\":1.5,\"n\":0}"),
                        good.replace("\"comment\":\"\"", "\"comment\":7"),
                        "[1]",
                        "{\"case\":")))
                .containsExactly(
                        "labels.jsonl:2:119 LABEL-001 \"verdict\" of a label is not good or bad",
                        "labels.jsonl:3:42 LABEL-001 \"answerSha256\" of a label is not 64 lower-case hex digits",
                        "labels.jsonl:3:161 LABEL-001 \"at\" of a label is not a time such as 2026-11-22T10:00:00Z",
                        "labels.jsonl:5:134 LABEL-001 \"score\" of a label is not a number from 0 to 1",
                        "labels.jsonl:6:126 LABEL-001 unknown key of a label \"comments\"",
                        "labels.jsonl:7:1 LABEL-001 a label has no \"reviewer\"",
                        "labels.jsonl:8:142 LABEL-001 \"seed\" of a label is not a whole number",
                        "labels.jsonl:8:150 LABEL-001 \"n\" of a label is not a whole number of at least 1",
                        "labels.jsonl:8:134 LABEL-001 a label has no \"of\"",
                        "labels.jsonl:9:136 LABEL-001 \"comment\" of a label is not text",
                        "labels.jsonl:10:1 LABEL-001 a label is not a JSON object",
                        "labels.jsonl:11:9 LABEL-001 malformed JSON: Unexpected end-of-input within/between Object entries");
    }

    @Test
    void the_later_word_of_a_reviewer_stands_and_nobody_elses_is_touched() {
        List<HumanLabel> before = LabelFile.parse(
                line("ann", "good", "2026-11-22T10:00:00Z") + "\n" + line("bob", "good", "2026-11-22T10:00:00Z"), "f");
        List<HumanLabel> later = LabelFile.parse(line("ann", "bad", "2026-11-22T10:00:00.5Z"), "f");
        List<HumanLabel> stale = LabelFile.parse(line("bob", "bad", "2026-11-21T23:59:59Z"), "f");

        List<HumanLabel> merged = LabelFile.merged(LabelFile.merged(before, later), stale);

        assertThat(merged).extracting(HumanLabel::reviewer).containsExactly("ann", "bob");
        assertThat(merged)
                .extracting(HumanLabel::verdict)
                .containsExactly(HumanLabel.Verdict.BAD, HumanLabel.Verdict.GOOD);
    }

    @Test
    void what_is_added_joins_what_others_saved_meanwhile() throws Exception {
        Path file = folder.resolve("labels.jsonl");
        Files.writeString(file, line("bob", "bad", "2026-11-22T10:00:00Z"));

        List<HumanLabel> all = LabelFile.add(
                file, "labels.jsonl", LabelFile.parse(line("ann", "good", "2026-11-22T10:00:00Z"), "sent"));

        assertThat(LabelFile.read(file, "labels.jsonl")).isEqualTo(all);
        assertThat(all).extracting(HumanLabel::reviewer).containsExactly("bob", "ann");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void a_file_that_cannot_be_read_is_not_overwritten() throws Exception {
        Path file = folder.resolve("labels.jsonl");
        Files.writeString(file, "not labels");

        assertThat(catchThrowableOfType(ProblemException.class, () -> LabelFile.add(file, "labels.jsonl", List.of())))
                .isNotNull();
        assertThat(file).hasContent("not labels");
    }

    @Test
    void a_draw_orders_trials_by_the_sha_256_of_seed_and_id() throws Exception {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        List<String> trials =
                IntStream.range(0, 50).mapToObj(i -> "p@m/c" + i + "#1").toList();
        List<String> order = Draw.order(-7, trials);

        assertThat(order).containsExactlyInAnyOrderElementsOf(trials);
        assertThat(order.stream()
                        .map(id -> HexFormat.of().formatHex(sha.digest(("-7:" + id).getBytes(StandardCharsets.UTF_8))))
                        .toList())
                .isSorted();
        assertThat(Draw.order(7, List.of("p@m/a#1", "p@m/b#1", "p@m/c#1", "p@m/ü#1")))
                .as("the page's test expects the same")
                .hasSize(4)
                .isEqualTo(Draw.order(7, List.of("p@m/ü#1", "p@m/c#1", "p@m/b#1", "p@m/a#1")));
    }
}
