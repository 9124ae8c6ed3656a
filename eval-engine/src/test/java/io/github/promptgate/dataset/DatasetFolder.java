package io.github.promptgate.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.source.Folder;
import io.github.promptgate.suite.DatasetSpec;
import io.github.promptgate.suite.RunSpec;
import io.github.promptgate.suite.RunSpec.Allowance;
import io.github.promptgate.suite.ScorerReader;
import io.github.promptgate.suite.ScorerSpec;
import io.github.promptgate.suite.Suite;
import io.github.promptgate.suite.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** A folder with data files and a suite over them. */
final class DatasetFolder {

    static final Where ASKED = new Where("s.suite.yaml", 9, 12);

    private final Path path;
    private final List<DatasetSpec> specs = new ArrayList<>();
    private List<ScorerSpec> scorers = List.of();
    private Vocabulary vocabulary = new Vocabulary(List.of(), List.of());

    DatasetFolder(Path path) {
        this.path = path;
    }

    DatasetFolder with(String file, String content) {
        return with(file, content.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    DatasetFolder with(String file, byte[] content, Map<String, String> split) {
        try {
            Files.createDirectories(path.resolve(file).getParent());
            Files.write(path.resolve(file), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return asking(file, split);
    }

    DatasetFolder asking(String pattern, Map<String, String> split) {
        specs.add(new DatasetSpec(pattern, split, ASKED));
        return this;
    }

    DatasetFolder speaking(Vocabulary words, List<ScorerSpec> suiteScorers) {
        vocabulary = words;
        scorers = suiteScorers;
        return this;
    }

    Dataset open() {
        RunSpec run = new RunSpec(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                OptionalInt.empty(),
                1,
                0,
                1,
                0,
                new Allowance(0, false),
                0.5,
                Optional.empty(),
                false);
        Suite suite = new Suite(
                "s",
                "0",
                new Folder(path, path, path),
                List.of(),
                List.of(),
                Map.of(),
                specs,
                Optional.empty(),
                Optional.empty(),
                scorers,
                List.of(),
                run,
                new Where("s.suite.yaml", 1, 1));
        return Dataset.open(suite, new ScorerReader(vocabulary));
    }

    List<EvalCase> cases() {
        try (Stream<EvalCase> cases = open().cases()) {
            return cases.toList();
        }
    }

    EvalCase onlyCase() {
        List<EvalCase> cases = cases();
        assertThat(cases).hasSize(1);
        return cases.get(0);
    }

    List<Problem> problems() {
        ProblemException e = catchThrowableOfType(ProblemException.class, this::open);
        assertThat(e).as("a problem").isNotNull();
        return e.problems();
    }

    /** Each problem as {@code place CODE what / fix}. */
    List<String> told() {
        return problems().stream()
                .map(p -> p.where() + " " + p.code().id() + " " + p.what() + " / " + p.fix())
                .toList();
    }
}
