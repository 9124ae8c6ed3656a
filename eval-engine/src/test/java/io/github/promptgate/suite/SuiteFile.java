package io.github.promptgate.suite;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.YamlText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A suite file in a folder of its own, as a test writes it. */
record SuiteFile(Path folder) {

    static final String SMALL = """
            suite: small
            prompts:
              - prompts/a.md
            models:
              - openai/gpt-4o-mini
            dataset: cases.csv
            scorers:
              - faithfulness
            gate:
              - {metric: faithfulness, min: 0.95}
            """;

    Suite read(String yaml) {
        return read(yaml, Overrides.none());
    }

    Suite read(String yaml, Overrides overrides) {
        return new SuiteReader(TestVocabulary.WORDS).read(write("my.suite.yaml", yaml), folder, overrides);
    }

    SuiteReader.Draft draft(String yaml) {
        return draft(yaml, Overrides.none());
    }

    SuiteReader.Draft draft(String yaml, Overrides overrides) {
        return new SuiteReader(TestVocabulary.WORDS).draft(write("my.suite.yaml", yaml), folder, overrides);
    }

    /** The problems as lines: place, code, what, then known and fix. */
    List<String> problems(String yaml) {
        return lines(draft(yaml).problems());
    }

    /** The small suite with one line replaced, or a block added at its end. */
    static String small(String line, String replacement) {
        if (!SMALL.contains(line)) {
            throw new IllegalArgumentException("no such line: " + line);
        }
        return SMALL.replace(line, replacement);
    }

    static List<String> lines(List<Problem> problems) {
        return problems.stream().map(SuiteFile::line).toList();
    }

    static String line(Problem problem) {
        String known = problem.known().isEmpty() ? "" : " | known: " + String.join(", ", problem.known());
        return problem.where() + " " + problem.code().id() + " " + problem.what() + known + " | fix: " + problem.fix();
    }

    Path write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Overrides run(String yaml) {
        return new Overrides((MapNode) YamlText.read(yaml, "flags"), List.of());
    }

    static Overrides rules(MapNode... rules) {
        return new Overrides(MapNode.empty(Where.nowhere()), List.of(rules));
    }

    static List<Problem> thrownBy(Runnable action) {
        try {
            action.run();
            return List.of();
        } catch (ProblemException e) {
            return e.problems();
        }
    }
}
