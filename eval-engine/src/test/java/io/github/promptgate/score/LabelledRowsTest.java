package io.github.promptgate.score;

import static io.github.promptgate.score.Asked.scored;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.model.ModelRequest;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.Score;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** A judge that answers from what people labelled gives their labels back, whatever the labelled texts hold. */
class LabelledRowsTest {

    private static final Pattern ID = Pattern.compile("^\\{\"id\":\"([sp][0-9]+)\"", Pattern.MULTILINE);

    private static List<MapNode> rows(String file) throws IOException {
        Path path = Stream.of("../../shared/data/", "../../../shared/data/")
                .map(folder -> Path.of(folder + file))
                .filter(Files::exists)
                .findFirst()
                .orElse(Path.of("absent"));
        Assumptions.assumeTrue(Files.exists(path), "the rows are not beside this checkout");
        return Files.readAllLines(path).stream()
                .map(line -> (MapNode) JsonText.read(line, "row"))
                .toList();
    }

    /** Gives the item at each place, from 0, a word. */
    private static ScriptedJudge judge(String step, Function<Integer, String> word) {
        Function<ModelRequest, Reply> reply = request -> {
            List<String> ids = ID.matcher(request.messages().get(1).text())
                    .results()
                    .map(MatchResult::group)
                    .toList();
            return ScriptedJudge.text(Stream.iterate(0, i -> i < ids.size(), i -> i + 1)
                    .map(i -> ids.get(i) + ", \"reason\": \"label\", \"verdict\": \"" + word.apply(i) + "\"}")
                    .collect(Collectors.joining(", ", "{\"verdicts\": [", "]}")));
        };
        return new ScriptedJudge().on(step, reply);
    }

    @Test
    void toxic_texts_are_all_toxic_and_others_not_at_all() throws IOException {
        Scorer scorer = Asked.scorer("toxicity: {max: 0}");

        assertThat(rows("toxicity-dev.jsonl")).hasSizeGreaterThan(200).allSatisfy(row -> {
            boolean toxic = text(row, "label").equals("1");
            ScriptedJudge judge = judge("sentences", i -> toxic ? "toxic" : "clean");

            Score score = Asked.score(scorer, Answer.of(text(row, "text")), judge.equipment());

            assertThat(scored(score).value()).isEqualTo(toxic ? 1 : 0);
            assertThat(judge.requests()).hasSize(1);
        });
    }

    @Test
    void the_precision_of_ranked_snippets_is_that_of_their_labels() throws IOException {
        Scorer scorer = Asked.scorer("context-precision");

        assertThat(rows("context-relevance-dev.jsonl")).hasSizeGreaterThan(100).allSatisfy(row -> {
            List<MapNode> snippets = ((ListNode) row.get("evidence").orElseThrow())
                    .items().stream().map(item -> (MapNode) item).toList();
            List<Boolean> useful = snippets.stream()
                    .map(snippet -> !text(snippet, "stance").equals("irrelevant"))
                    .toList();
            Answer answer = Answer.of("x")
                    .to("{\"reference\": " + JsonText.write(ScalarNode.text(Where.nowhere(), text(row, "claim"))) + "}")
                    .from(snippets.stream()
                            .map(snippet -> text(snippet, "text"))
                            .toArray(String[]::new));

            Score score = Asked.score(
                    scorer,
                    answer,
                    judge("passages", i -> useful.get(i) ? "useful" : "useless").equipment());

            assertThat(scored(score).value()).isEqualTo(precision(useful));
        });
    }

    /** By the definition: the mean, over useful ranks, of the share of useful ones so far. */
    private static double precision(List<Boolean> useful) {
        double sum = 0;
        for (int k = 1; k <= useful.size(); k++) {
            if (useful.get(k - 1)) {
                sum += (double) useful.subList(0, k).stream().filter(u -> u).count() / k;
            }
        }
        long all = useful.stream().filter(u -> u).count();
        return all == 0 ? 0 : sum / all;
    }

    private static String text(MapNode row, String key) {
        return row.get(key).map(Node::asText).orElseThrow();
    }
}
