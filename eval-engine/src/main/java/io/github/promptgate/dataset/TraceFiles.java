package io.github.promptgate.dataset;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.source.Folder;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import io.github.promptgate.source.TextFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** OTLP/JSON files of a suite; the last few are kept, since many cases may name the same. Thread-safe. */
final class TraceFiles {

    private static final int KEPT = 4;

    private final Folder folder;
    private final Map<Path, OtlpTraces> kept = new LinkedHashMap<>(KEPT, 0.75f, true);

    /** @param folder where paths start: the suite's */
    TraceFiles(Folder folder) {
        this.folder = folder;
    }

    /**
     * The tool calls of one trace of a file, in the order in which they began.
     *
     * @param trace hex id; empty when the file holds one trace
     * @throws ProblemException SOURCE-..., DATA-007
     */
    List<ToolStep> steps(ScalarNode file, Optional<String> trace) {
        Map<String, List<ToolStep>> traces = traces(file).byId();
        List<String> known = traces.keySet().stream().toList();
        if (trace.isPresent() && !traces.containsKey(trace.get())) {
            throw new ProblemException(
                    Problem.unknown(ProblemCode.DATA_007, file.where(), "trace", trace.get(), known));
        }
        if (trace.isEmpty() && traces.size() != 1) {
            throw new ProblemException(new Problem(
                    ProblemCode.DATA_007,
                    file.where(),
                    file.text() + " holds " + (traces.isEmpty() ? "no trace" : traces.size() + " traces"),
                    known,
                    traces.isEmpty()
                            ? "name a file of OTLP/JSON with resourceSpans"
                            : "name one of them: {file: " + file.text() + ", trace: " + known.get(0) + "}"));
        }
        return traces.getOrDefault(trace.orElseGet(() -> known.get(0)), List.of());
    }

    private synchronized OtlpTraces traces(ScalarNode named) {
        Path file = folder.file(named.text(), named.where());
        OtlpTraces known = kept.get(file);
        if (known == null) {
            known = OtlpTraces.of(documents(TextFile.read(file, folder.show(file)), folder.show(file)));
            kept.put(file, known);
            if (kept.size() > KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return known;
    }

    /** One value; or, as collectors write it, one a line. */
    private static List<Node> documents(String text, String shown) {
        List<String> lines = text.lines().toList();
        String first = lines.stream()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("")
                .strip();
        if (!first.startsWith("{") || !first.endsWith("}")) {
            return List.of(JsonText.read(text, shown));
        }
        List<Node> documents = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                documents.add(JsonText.read(lines.get(i), shown, i + 1));
            }
        }
        return documents;
    }
}
