package io.github.promptgate.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A Markdown page of this repository, for the tests that hold its promises. */
record Page(Path file, List<String> lines) {

    /**
     * A fenced block.
     *
     * @param line of its first line, from 1
     * @param language the word behind the fence; may be empty
     */
    record Snippet(Page page, int line, String language, String text) {
        @Override
        public String toString() {
            return repository().relativize(page.file()) + ":" + line;
        }
    }

    Page {
        lines = List.copyOf(lines);
    }

    /** The folder that holds all modules. */
    static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("README.md")) || !Files.exists(folder.resolve("eval-engine"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    static Page of(String path) {
        return of(repository().resolve(path));
    }

    /** Every page, but not those of reports and builds. */
    static List<Page> all() {
        try (Stream<Path> files = Stream.concat(
                Files.list(repository()),
                Stream.concat(
                        Files.walk(repository().resolve("docs")),
                        Files.walk(repository().resolve("datasets"))))) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .sorted()
                    .map(Page::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isIn(String folder) {
        return file.startsWith(repository().resolve(folder));
    }

    List<Snippet> snippets(String language) {
        return snippets().stream()
                .filter(snippet -> snippet.language().equals(language))
                .toList();
    }

    private List<Snippet> snippets() {
        List<Snippet> found = new ArrayList<>();
        int open = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).strip().startsWith("```")) {
                continue;
            }
            if (open < 0) {
                open = i;
            } else {
                String language = lines.get(open).strip().substring(3).strip();
                found.add(new Snippet(this, open + 2, language, String.join("\n", lines.subList(open + 1, i)) + "\n"));
                open = -1;
            }
        }
        return found;
    }

    private static Page of(Path file) {
        try {
            return new Page(file, Files.readAllLines(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return repository().relativize(file).toString();
    }
}
