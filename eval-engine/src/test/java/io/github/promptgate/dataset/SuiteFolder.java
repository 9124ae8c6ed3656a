package io.github.promptgate.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.source.Folder;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.suite.DatasetSpec;
import io.github.promptgate.suite.ModelSpec;
import io.github.promptgate.suite.ModelSpec.Limits;
import io.github.promptgate.suite.Options;
import io.github.promptgate.suite.PromptSpec;
import io.github.promptgate.suite.RunSpec;
import io.github.promptgate.suite.RunSpec.Allowance;
import io.github.promptgate.suite.ScorerReader;
import io.github.promptgate.suite.ScorerSpec;
import io.github.promptgate.suite.ShardChoice;
import io.github.promptgate.suite.Suite;
import io.github.promptgate.suite.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** A folder with files and a suite over them. */
public final class SuiteFolder {

    public static final Where ASKED = new Where("s.suite.yaml", 9, 12);

    private final Path path;
    private final List<DatasetSpec> specs = new ArrayList<>();
    private final List<PromptSpec> prompts = new ArrayList<>();
    private final List<ModelSpec> models = new ArrayList<>();
    private final Map<String, List<Node>> axes = new LinkedHashMap<>();
    private final Map<String, List<String>> filters = new HashMap<>();
    private OptionalInt limit = OptionalInt.empty();
    private List<ScorerSpec> scorers = List.of();
    private Vocabulary vocabulary = new Vocabulary(List.of(), List.of());

    public SuiteFolder(Path path) {
        this.path = path;
    }

    public SuiteFolder with(String file, String content) {
        return with(file, content.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    SuiteFolder with(String file, byte[] content, Map<String, String> split) {
        write(file, content);
        return asking(file, split);
    }

    private void write(String file, byte[] content) {
        try {
            Files.createDirectories(path.resolve(file).getParent());
            Files.write(path.resolve(file), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SuiteFolder asking(String pattern, Map<String, String> split) {
        specs.add(new DatasetSpec(pattern, split, ASKED));
        return this;
    }

    SuiteFolder speaking(Vocabulary words, List<ScorerSpec> suiteScorers) {
        vocabulary = words;
        scorers = suiteScorers;
        return this;
    }

    /** A file that no dataset names. */
    public SuiteFolder holding(String file, String content) {
        write(file, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Prompt files, or patterns. */
    public SuiteFolder prompting(String... files) {
        for (String file : files) {
            prompts.add(new PromptSpec.InFile(Optional.empty(), file, ASKED));
        }
        return this;
    }

    public SuiteFolder prompting(PromptSpec spec) {
        prompts.add(spec);
        return this;
    }

    public SuiteFolder modelling(String... ids) {
        Options none = new Options(MapNode.empty(ASKED));
        for (String id : ids) {
            models.add(new ModelSpec(id, "mock", "", none, none, Limits.none(), Optional.empty(), ASKED));
        }
        return this;
    }

    public SuiteFolder crossing(String axis, Node... values) {
        axes.put(axis, List.of(values));
        return this;
    }

    /** Replaces the filters: {@code prompts}, {@code models}, {@code cases}, {@code tags}. */
    public SuiteFolder filtering(String key, String... words) {
        filters.put(key, List.of(words));
        return this;
    }

    public SuiteFolder limit(int cases) {
        limit = OptionalInt.of(cases);
        return this;
    }

    public Suite suite() {
        RunSpec run = new RunSpec(
                filters.getOrDefault("prompts", List.of()),
                filters.getOrDefault("models", List.of()),
                filters.getOrDefault("cases", List.of()),
                filters.getOrDefault("tags", List.of()),
                limit,
                2,
                0,
                1,
                OptionalInt.empty(),
                new Allowance(0, false),
                0.5,
                0.95,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                RunSpec.Recordings.auto(),
                new ShardChoice.Whole(),
                Optional.empty());
        return new Suite(
                "s",
                "0",
                new Folder(path, path, path),
                prompts,
                models,
                axes,
                specs,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                scorers,
                List.of(),
                Optional.empty(),
                List.of(),
                run,
                List.of(),
                RunHeader.Failing.RULES,
                new Where("s.suite.yaml", 1, 1));
    }

    public Dataset open() {
        return Dataset.open(suite(), new ScorerReader(vocabulary));
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
