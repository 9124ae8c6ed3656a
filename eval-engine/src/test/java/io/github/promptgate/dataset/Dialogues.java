package io.github.promptgate.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.problem.Problems;
import io.github.promptgate.problem.Where;
import io.github.promptgate.source.Folder;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.suite.DatasetSpec;
import io.github.promptgate.suite.ScorerReader;
import io.github.promptgate.suite.Vocabulary;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A case's dialogue as a dataset's reader reads it, for tests of what comes after. */
public final class Dialogues {

    private Dialogues() {}

    /** Of a row that was read by the real reader. */
    public static EvalCase read(Map<String, Node> row) {
        Path here = Path.of(".");
        Problems problems = new Problems();
        CaseReader reader =
                new CaseReader(new ScorerReader(new Vocabulary(List.of(), List.of())), new Folder(here, here, here));
        EvalCase read = reader.read(
                MapNode.of(Where.nowhere(), row),
                new DataFile(here, "cases.jsonl", new DatasetSpec("cases.jsonl", Map.of(), Where.nowhere())),
                problems);
        assertThat(problems.found()).isEmpty();
        return read;
    }
}
