package io.github.promptgate.score.rag;

import static io.github.promptgate.score.Asked.scored;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Score;
import io.github.promptgate.score.Answer;
import io.github.promptgate.score.Asked;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.ScriptedJudge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Writes the page that follows one faithful and one unfaithful answer from text to number. */
class ExplainedPageTest {

    private static final Path PAGE = Path.of("../docs/explained.md");
    private static final String SUITE = "faithfulness: {threshold: 0.8}";
    private static final String QUESTION = "May I return a server, and what does it cost?";
    private static final String[] PASSAGES = {
        "Servers may be returned within 60 days of delivery, in their original packing.",
        "A restocking fee of 15 % is charged on opened servers."
    };

    /** What a judge said, in its own words, and what it should come to. */
    private record Example(String title, String answer, String statements, String verdicts, double value) {}

    private static final List<Example> EXAMPLES = List.of(
            new Example(
                    "A faithful answer",
                    "Yes, within 60 days of delivery. If it was opened, 15 % are kept.",
                    """
                    {"statements": ["A server may be returned within 60 days of delivery.", "15 % are kept when a returned server was opened."]}""",
                    """
                    {"verdicts": [
                      {"id": "s1", "reason": "Passage 1 says within 60 days of delivery.", "verdict": "supported"},
                      {"id": "s2", "reason": "Passage 2 charges a fee of 15 % on opened servers.", "verdict": "supported"}]}""",
                    1),
            new Example(
                    "An unfaithful answer",
                    "Yes, within 90 days of delivery. If it was opened, 15 % are kept. Shipping is free.",
                    """
                    {"statements": ["A server may be returned within 90 days of delivery.", "15 % are kept when a returned server was opened.", "Shipping a returned server is free."]}""",
                    """
                    {"verdicts": [
                      {"id": "s1", "reason": "Passage 1 says 60 days, not 90.", "verdict": "unsupported"},
                      {"id": "s2", "reason": "Passage 2 charges a fee of 15 % on opened servers.", "verdict": "supported"},
                      {"id": "s3", "reason": "No passage speaks of shipping.", "verdict": "unsupported"}]}""",
                    1.0 / 3),
            new Example(
                    "The same answer, and a judge that drops verdicts",
                    "Yes, within 90 days of delivery. If it was opened, 15 % are kept. Shipping is free.",
                    """
                    {"statements": ["A server may be returned within 90 days of delivery.", "15 % are kept when a returned server was opened.", "Shipping a returned server is free."]}""",
                    """
                    {"verdicts": [
                      {"id": "s2", "reason": "Passage 2 charges a fee of 15 % on opened servers.", "verdict": "supported"}]}""",
                    Double.NaN));

    private static ScriptedJudge judge(Example example) {
        return new ScriptedJudge()
                .on("statements", example.statements())
                .on("verdicts", example.verdicts())
                .on("verdicts-again", "{\"verdicts\": []}");
    }

    private static Score score(Example example, ScriptedJudge judge) {
        Scorer scorer = Asked.scorer(SUITE);
        Answer answer = Answer.of(example.answer())
                .to("{\"question\": \"" + QUESTION + "\"}")
                .from(PASSAGES);
        return Asked.score(scorer, answer, judge.equipment());
    }

    @Test
    void the_page_shows_what_happens() throws IOException {
        String page = page();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE).content().isEqualTo(page);
    }

    @Test
    void the_values_are_those_of_the_formula() {
        assertThat(EXAMPLES.subList(0, 2))
                .allSatisfy(example -> assertThat(
                                scored(score(example, judge(example))).value())
                        .isEqualTo(example.value()));
        assertThat(score(EXAMPLES.get(2), judge(EXAMPLES.get(2)))).isInstanceOf(Score.Unscored.class);
    }

    private static String page() {
        List<String> lines = new ArrayList<>(List.of(
                "# From an answer to a number",
                "",
                "What [faithfulness](scorers/faithfulness.md) does with two answers, row by row, and with a judge that does half of"
                        + " its work. A test writes this page from the code (`-Dgolden.update=true`); the judge's words are scripted, all else is"
                        + " what happens.",
                "",
                "- Suite: `- " + SUITE + "`",
                "- Question: " + QUESTION));
        IntStream.range(0, PASSAGES.length).forEach(i -> lines.add("- Passage " + (i + 1) + ": " + PASSAGES[i]));
        EXAMPLES.forEach(example -> lines.addAll(trace(example)));
        lines.addAll(List.of(
                "",
                "The record keeps statements, verdicts and reasons with each trial, and the report shows them beside the answer; the digests say which"
                        + " version of our prompts, or of yours, was asked."));
        return String.join("\n", lines) + "\n";
    }

    private static List<String> trace(Example example) {
        ScriptedJudge judge = judge(example);
        Score score = score(example, judge);
        List<String> lines = new ArrayList<>(List.of("", "## " + example.title(), "", "> " + example.answer(), ""));
        int call = 0;
        for (String step : judge.steps()) {
            call++;
            String sent = judge.prompt(call - 1)
                    .lines()
                    .filter(line -> line.startsWith("{\"id\""))
                    .collect(Collectors.joining("\n"));
            lines.add("Call " + call + ", step `" + step + "`"
                    + (sent.isEmpty() ? "." : ". Sent, between the marks, below the passages:"));
            if (!sent.isEmpty()) {
                lines.addAll(List.of("", "```json", sent, "```", "", "Came back:"));
            } else {
                lines.addAll(List.of("", "Came back:"));
            }
            lines.addAll(List.of("", "```json", reply(example, step), "```", ""));
        }
        lines.addAll(score.fold(
                scored -> told(scored),
                unscored -> List.of(
                        "Score: none. Unscored, `" + unscored.cause() + "` ("
                                + "[" + unscored.cause().code().id() + "](problems/"
                                + unscored.cause().code().id() + ".md)): "
                                + unscored.detail()
                                + ". It is neither 0 nor passed over: while more than `max-unscored` are so, the gate is inconclusive, which is red."),
                notApplicable -> List.of("Not applicable.")));
        return lines;
    }

    private static String reply(Example example, String step) {
        return switch (step) {
            case "statements" -> example.statements().strip();
            case "verdicts" -> example.verdicts().strip();
            default -> "{\"verdicts\": []}";
        };
    }

    private static List<String> told(Score.Scored score) {
        List<String> lines = new ArrayList<>(List.of("| statement | verdict | reason |", "| --- | --- | --- |"));
        List<Item> statements = score.evidence().items().stream()
                .filter(item -> item.kind().equals("statement"))
                .toList();
        statements.forEach(
                item -> lines.add("| " + item.subject() + " | " + item.verdict() + " | " + item.note() + " |"));
        long supported = statements.stream()
                .filter(item -> item.verdict().equals("supported"))
                .count();
        lines.addAll(List.of(
                "",
                "- Evidence: " + score.evidence().reason() + ".",
                "- Formula: supported / sent = " + supported + " / " + statements.size(),
                "- Value: " + score.value() + ", at full precision",
                "- Threshold 0.8: " + score.mark().name().toLowerCase(java.util.Locale.ROOT)));
        score.evidence().items().stream()
                .filter(item -> item.kind().equals("note"))
                .forEach(item -> lines.add("- " + item.subject() + ": `" + item.verdict() + "`"));
        return lines;
    }
}
