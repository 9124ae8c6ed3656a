package io.github.promptgate.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.problem.Problems;
import io.github.promptgate.source.Folder;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.YamlText;
import io.github.promptgate.suite.ScorerReader;
import io.github.promptgate.suite.ScorerSpec;
import io.github.promptgate.suite.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The page of a scorer under docs/scorers, and what it shows. */
record ScorerPage(Path file, String text) {

    static final Path FOLDER = Path.of("../docs/scorers");
    private static final Path HERE = Path.of(".");

    /** All of them; the list in README.md is none. */
    static List<ScorerPage> all() {
        try (Stream<Path> pages = Files.list(FOLDER)) {
            return pages.filter(page -> !page.endsWith("README.md"))
                    .sorted()
                    .map(ScorerPage::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ScorerPage of(String word) {
        return read(FOLDER.resolve(word + ".md"));
    }

    private static ScorerPage read(Path file) {
        try {
            return new ScorerPage(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The word that it is about. */
    String word() {
        return file.getFileName().toString().replace(".md", "");
    }

    /** The scorers of its suite, of which the first is what its rows are about. */
    List<Scorer> scorers() {
        Folder here = new Folder(HERE, HERE, HERE);
        return Scorers.build(specs(), here, () -> Asked.opening(here, Map.of("PATH", "/usr/bin:/bin")));
    }

    List<ScorerSpec> specs() {
        Node list = ((MapNode) YamlText.read(block("yaml"), file.toString()))
                .get("scorers")
                .orElseThrow();
        Problems problems = new Problems();
        List<ScorerSpec> specs = new ScorerReader(new Vocabulary(Scorers.words(), List.of())).read(list, problems);
        assertThat(problems.found()).isEmpty();
        return specs;
    }

    /** The rows: what it says that each answer gives. */
    List<String> rows() {
        return block("json").lines().toList();
    }

    private String block(String language) {
        Matcher matcher = Pattern.compile("^```" + language + "\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(text);
        assertThat(matcher.find()).as(language + " of " + file).isTrue();
        return matcher.group(1).replace("127.0.0.1:8081", StyleEndpoint.address());
    }

    @Override
    public String toString() {
        return word();
    }
}
