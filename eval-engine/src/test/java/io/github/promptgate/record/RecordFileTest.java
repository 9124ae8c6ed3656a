package io.github.promptgate.record;

import static io.github.promptgate.record.Records.answered;
import static io.github.promptgate.record.Records.failed;
import static io.github.promptgate.record.Records.given;
import static io.github.promptgate.record.Records.refused;
import static io.github.promptgate.record.Records.scored;
import static io.github.promptgate.record.Records.trial;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordFileTest {

    private static final List<TrialRecord> TRIALS = List.of(
            trial(1, answered(), scored(1.0 / 3, Score.Mark.MISSED)),
            trial(2, given(), scored(1, Score.Mark.PASSED)),
            trial(3, refused(), new Score.NotApplicable("faithfulness", Score.NotApplicable.Reason.REFUSED, "filter")),
            trial(4, failed(), new Score.Unscored("faithfulness", UnscoredCause.NO_REPLY, "key refused")),
            trial(5, answered(), scored(0.5, Score.Mark.UNMARKED)));

    @TempDir
    Path folder;

    @Test
    void what_was_written_is_read_back_whole_and_in_plan_order() {
        RecordFile file = write(4, 0, 3, 1, 2);

        assertThat(file.header()).isEqualTo(Records.header());
        assertThat(file.footer()).isEqualTo(Records.footer());
        try (Stream<TrialRecord> trials = file.trials()) {
            assertThat(trials).containsExactlyElementsOf(TRIALS);
        }
    }

    @Test
    void what_a_run_hands_over_is_what_is_read_from_disk() {
        assertReadAsWritten(write(4, 0, 3, 1, 2));
        assertReadAsWritten(writeHalfAPair());
    }

    private static void assertReadAsWritten(RecordFile written) {
        RecordFile read = RecordFile.open(written.file());

        assertThat(read.header()).isEqualTo(written.header());
        assertThat(read.footer()).isEqualTo(written.footer());
        assertThat(read.trials()).containsExactlyElementsOf(written.trials().toList());
    }

    @Test
    void looks_and_the_samples_that_were_drawn_are_kept() {
        Sampled.State open = new Sampled.State("pass-rate-min", "a@m", "inconclusive", false);
        Sampled.State broken = new Sampled.State("pass-rate-min", "a@m", "fail", true);
        Sampled sampled = new Sampled(
                1,
                5,
                4,
                List.of(new Sampled.Look(1, 1, .0125, List.of(open)), new Sampled.Look(2, 2, .0125, List.of(broken))));
        try (RecordWriter writer = RecordWriter.start(folder, Records.header())) {
            RecordFile written = writer.finish(
                    header -> header.drawn(2),
                    Records.footer().with(new RunFooter.Afterwards(List.of(), Optional.of(sampled), 0, List.of())));

            assertReadAsWritten(written);
            assertThat(written.footer().sampled()).contains(sampled);
            assertThat(RecordFile.open(written.file()).header().samples()).isEqualTo(2);
        }
    }

    @Test
    void a_record_of_moderate_size_is_handed_over_without_reading_it() throws IOException {
        RecordFile written = write(1, 0);
        Files.delete(written.file());

        assertThat(written.trials()).containsExactlyElementsOf(TRIALS.subList(0, 2));
    }

    @Test
    void a_large_record_is_read_from_disk() throws IOException {
        Reply megabyte = new Reply.Refused("x".repeat(1 << 20), java.util.Optional.empty(), CallInfo.live(1, 1, 0));
        try (RecordWriter writer = RecordWriter.start(folder, Records.header())) {
            for (int i = 0; i <= RecordFile.MOST_KEPT_BYTES >> 20; i++) {
                writer.add(i, trial(i + 1, megabyte));
            }
            RecordFile written = writer.finish(Records.footer());
            try (Stream<TrialRecord> trials = written.trials()) {
                assertThat(trials).hasSize(33);
            }
            Files.delete(written.file());
            assertThatThrownBy(written::trials).isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void completion_order_does_not_change_a_byte() throws IOException {
        byte[] first = Files.readAllBytes(write(0, 1, 2, 3, 4).file());
        byte[] second = Files.readAllBytes(write(3, 1, 4, 0, 2).file());

        assertThat(second).isEqualTo(first);
    }

    @Test
    void a_stopped_run_leaves_the_trials_that_were_done() {
        try (Stream<TrialRecord> trials = write(4, 1).trials()) {
            assertThat(trials).containsExactly(TRIALS.get(1), TRIALS.get(4));
        }
    }

    @Test
    void no_part_file_stays_behind() throws IOException {
        write(0);

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("results.jsonl"));
        }
    }

    @Test
    void each_line_is_one_line_whatever_the_model_said() throws IOException {
        assertThat(Files.readAllLines(write(0, 1, 2, 3, 4).file())).hasSize(7);
    }

    @Test
    void half_a_surrogate_pair_in_an_answer_does_not_lose_the_record() {
        try (Stream<TrialRecord> trials = writeHalfAPair().trials()) {
            assertThat(trials).extracting(t -> t.reply().text()).containsExactly("a?b");
        }
    }

    private RecordFile writeHalfAPair() {
        Reply reply = new Reply.Refused("a\uD83Db", java.util.Optional.empty(), CallInfo.live(1, 1, 0));
        try (RecordWriter writer = RecordWriter.start(folder, Records.header())) {
            writer.add(0, trial(1, reply));
            return writer.finish(Records.footer());
        }
    }

    @Test
    void a_new_start_removes_the_old_record() {
        write(0);

        RecordWriter.start(folder, Records.header()).close();

        assertThat(folder.resolve("results.jsonl")).doesNotExist();
    }

    @Test
    void a_newer_version_is_refused_by_name() throws IOException {
        Path file = write(0).file();
        Files.writeString(file, Files.readString(file).replace("\"version\":1", "\"version\":2"));

        assertThat(problem(file).what()).isEqualTo("record version 2, this release reads version 1");
    }

    @Test
    void an_unfinished_record_is_a_problem() throws IOException {
        Path file = write(0).file();
        List<String> lines = Files.readAllLines(file);
        Files.write(file, lines.subList(0, 2));

        assertThat(problem(file))
                .extracting(Problem::where, Problem::what, Problem::fix)
                .containsExactly(
                        new Where(file.toString(), 2, 0),
                        "not a finished record: it was cut off, it ends after line 2",
                        "copy or fetch it again whole, or run again: what is recorded is not asked for twice");
        Files.writeString(file, "{}\n");
        assertThat(problem(file).what()).startsWith("not a finished record: the first line");
        assertThat(problem(folder.resolve("none")).code()).isEqualTo(ProblemCode.SOURCE_001);
    }

    @Test
    void a_record_that_was_cut_in_a_line_is_told_as_that_wherever_it_was_cut() throws IOException {
        Path file = write(0, 1).file();
        byte[] whole = Files.readAllBytes(file);
        int header = new String(whole, StandardCharsets.ISO_8859_1).indexOf('\n');
        int lastLine = new String(whole, StandardCharsets.ISO_8859_1).lastIndexOf('\n', whole.length - 2) + 1;

        for (int length : new int[] {10, header - 1, header + 5, lastLine - 3, lastLine + 1, whole.length - 3}) {
            Files.write(file, Arrays.copyOf(whole, length));
            int line = length < header ? 1 : length < lastLine ? (length == header + 5 ? 2 : 3) : 4;
            assertThat(problem(file).what())
                    .as("cut to %d of %d bytes", length, whole.length)
                    .isEqualTo("not a finished record: it was cut off, it ends in the middle of line " + line);
            assertThat(problem(file).where().line()).isEqualTo(line);
        }
        Files.write(file, Arrays.copyOf(whole, header + 1));
        assertThat(problem(file).what()).endsWith("it ends after line 1");
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));
        assertThat(RecordFile.open(file).footer()).isEqualTo(Records.footer());
    }

    @Test
    void what_never_was_a_record_is_told_as_that() throws IOException {
        Path file = folder.resolve("results.jsonl");

        assertThat(problem(Files.write(file, new byte[0])).what())
                .isEqualTo("not a finished record: the file is empty");
        assertThat(problem(Files.writeString(file, "suite: shop\n")).what())
                .isEqualTo("not a finished record: the first line is no header of promptgate-results");
        assertThat(problem(Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0}))
                        .what())
                .isEqualTo("not a finished record: the first line is no header of promptgate-results");
        assertThat(problem(folder).code()).isEqualTo(ProblemCode.SOURCE_006);
    }

    @Test
    void a_folder_that_cannot_be_made_is_a_problem() throws IOException {
        Path blocked = Files.writeString(folder.resolve("file"), "x").resolve("below");

        Problem problem = catchThrowableOfType(
                        ProblemException.class, () -> RecordWriter.start(blocked, Records.header()))
                .problems()
                .get(0);

        assertThat(problem.code()).isEqualTo(ProblemCode.RUN_002);
    }

    private RecordFile write(int... order) {
        try (RecordWriter writer = RecordWriter.start(folder, Records.header())) {
            for (int position : order) {
                writer.add(position, TRIALS.get(position));
            }
            return writer.finish(Records.footer());
        }
    }

    private static Problem problem(Path file) {
        return catchThrowableOfType(ProblemException.class, () -> RecordFile.open(file))
                .problems()
                .get(0);
    }
}
