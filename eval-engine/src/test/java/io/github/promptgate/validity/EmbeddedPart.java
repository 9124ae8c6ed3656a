package io.github.promptgate.validity;

import io.github.promptgate.model.EmbeddingClient;
import io.github.promptgate.record.Score;
import io.github.promptgate.score.Answer;
import io.github.promptgate.score.Asked;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.Scorers.Equipment;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** The scorers that need no key, beside what people said of the same answers and passages. */
final class EmbeddedPart {

    /** Of 4: below it people found the answer unfaithful rather than faithful. */
    private static final double FAITHFUL = 3;

    private final Path data;
    private final Equipment equipment;
    private final PrintStream out;
    private final Scorer grounding = Asked.scorer("grounding-local");
    private final Scorer context = Asked.scorer("context-relevancy-local");
    private final Scorer relevancy = Asked.scorer("answer-relevancy-local");

    EmbeddedPart(Path data, EmbeddingClient embedding, PrintStream out) {
        this.data = data;
        this.equipment = new Equipment(Optional.empty(), Optional.empty(), Optional.of(embedding));
        this.out = out;
    }

    void print() throws IOException {
        out.println("| scorer | rows | n | bad | AUROC | 95 % cluster bootstrap | balanced accuracy | at threshold |");
        out.println("| --- | --- | --: | --: | --: | --- | --: | --: |");
        out.println(spans().row("grounding-local", "ragtruth-qa-dev"));
        out.println(ratings().row("grounding-local", "mtrag-human-dev, mean faithfulness below 3 of 4 is bad"));
        out.println(edits().row("grounding-local", "summedits-dev, single edits"));
        out.println(snippets().row("context-relevancy-local", "context-relevance-dev, snippet by snippet"));
        for (Map.Entry<String, Sample> language : languages().entrySet()) {
            out.println(language.getValue()
                    .row("context-relevancy-local", "multilingual-relevance-dev, " + language.getKey()));
        }
        out.println(otherQuestions().row("answer-relevancy-local", "ragtruth-qa-dev, own against another question"));
    }

    private Sample spans() throws IOException {
        Sample sample = new Sample();
        for (MapNode row : Rows.of(data, "ragtruth-qa")) {
            grounded(row, Rows.text(row, "response"))
                    .ifPresent(v -> sample.add(v, Rows.is(row, "faithful"), Rows.text(row, "source_id")));
        }
        return sample;
    }

    private Sample ratings() throws IOException {
        Sample sample = new Sample();
        for (MapNode row : Rows.of(data, "mtrag-human")) {
            for (MapNode.Entry model : Rows.map(row, "responses").entries()) {
                MapNode response = (MapNode) model.value();
                if (!Rows.list(row, "contexts").isEmpty()) {
                    grounded(row, Rows.text(response, "response"))
                            .ifPresent(v -> sample.add(
                                    v,
                                    Rows.mean(response, "faithfulness") >= FAITHFUL,
                                    Rows.text(row, "conversation_id")));
                }
            }
        }
        return sample;
    }

    private Sample edits() throws IOException {
        Sample sample = new Sample();
        for (MapNode row : Rows.of(data, "summedits")) {
            value(grounding, Rows.answer("", Rows.texts(row, "contexts"), Rows.text(row, "response")))
                    .ifPresent(v -> sample.add(v, Rows.is(row, "faithful"), Rows.text(row, "source_id")));
        }
        return sample;
    }

    private Sample snippets() throws IOException {
        Sample sample = new Sample();
        for (MapNode row : Rows.of(data, "context-relevance")) {
            for (Node item : Rows.list(row, "evidence")) {
                MapNode snippet = (MapNode) item;
                relevant(Rows.text(row, "claim"), Rows.text(snippet, "text"))
                        .ifPresent(v -> sample.add(
                                v, !Rows.text(snippet, "stance").equals("irrelevant"), Rows.text(row, "id")));
            }
        }
        return sample;
    }

    private Map<String, Sample> languages() throws IOException {
        Map<String, Sample> samples = new TreeMap<>();
        for (MapNode row : Rows.of(data, "multilingual-relevance")) {
            Sample sample = samples.computeIfAbsent(Rows.text(row, "language"), any -> new Sample());
            List<String> passages = Rows.texts(row, "contexts");
            for (int i = 0; i < passages.size(); i++) {
                boolean good = Rows.texts(row, "relevant").get(i).equals("1");
                relevant(Rows.text(row, "question"), passages.get(i))
                        .ifPresent(v -> sample.add(v, good, Rows.text(row, "qid")));
            }
        }
        return samples;
    }

    /** Each answer to its own question, and to the question of the next source: bad by construction, not by people. */
    private Sample otherQuestions() throws IOException {
        Sample sample = new Sample();
        List<MapNode> rows = Rows.of(data, "ragtruth-qa");
        for (int i = 0; i < rows.size(); i++) {
            MapNode row = rows.get(i);
            String source = Rows.text(row, "source_id");
            int next = i;
            do {
                next = (next + 1) % rows.size();
            } while (Rows.text(rows.get(next), "source_id").equals(source));
            String other = Rows.text(rows.get(next), "question");
            String text = Rows.text(row, "response");
            value(relevancy, Rows.answer(Rows.text(row, "question"), List.of(), text))
                    .ifPresent(v -> sample.add(v, true, source));
            value(relevancy, Rows.answer(other, List.of(), text)).ifPresent(v -> sample.add(v, false, source));
        }
        return sample;
    }

    private OptionalDouble grounded(MapNode row, String answer) {
        return value(grounding, Rows.answer(Rows.text(row, "question"), Rows.texts(row, "contexts"), answer));
    }

    private OptionalDouble relevant(String question, String passage) {
        return value(context, Rows.answer(question, List.of(passage), "x"));
    }

    /** What the scorer gives; empty where it gives none, such as for a blank passage. */
    OptionalDouble value(Scorer scorer, Answer answer) {
        return Asked.score(scorer, answer, equipment) instanceof Score.Scored scored
                ? OptionalDouble.of(scored.value())
                : OptionalDouble.empty();
    }
}
