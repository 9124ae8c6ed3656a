package io.github.promptgate.junit;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.Where;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.discovery.ClasspathResourceSelector;
import org.junit.platform.engine.discovery.DirectorySelector;
import org.junit.platform.engine.discovery.FileSelector;
import org.junit.platform.engine.discovery.UriSelector;

/** Finds the suite files that selectors name: {@code *.suite.yaml} or {@code .yml}, each once; all else is others'. */
final class SelectedFiles {

    /**
     * A selected suite.
     *
     * @param classPathRoot where the suite was found as a resource, its root; else empty
     * @param refusal why the suite cannot be run
     */
    record Found(Path file, Optional<Path> classPathRoot, Optional<Problem> refusal) {

        static Found file(Path file) {
            return new Found(file, Optional.empty(), Optional.empty());
        }
    }

    private final Path working;
    private final Map<Path, Found> found = new LinkedHashMap<>();

    SelectedFiles(Path working) {
        this.working = working;
    }

    /** In the order of the request, files before folders, uris and resources. */
    List<Found> of(EngineDiscoveryRequest request) {
        request.getSelectorsByType(FileSelector.class).forEach(selector -> path(selector.getRawPath()));
        request.getSelectorsByType(DirectorySelector.class).forEach(selector -> path(selector.getRawPath()));
        request.getSelectorsByType(UriSelector.class).forEach(selector -> uri(selector.getUri()));
        request.getSelectorsByType(ClasspathResourceSelector.class)
                .forEach(selector -> resource(selector.getClasspathResourceName()));
        return List.copyOf(found.values());
    }

    private void path(String raw) {
        try {
            path(working.resolve(raw).normalize());
        } catch (InvalidPathException notOurs) {
            // whoever can read such a path may have it
        }
    }

    private void path(Path path) {
        if (Files.isDirectory(path)) {
            suites(path).forEach(file -> add(Found.file(file)));
        } else if (isSuite(path.toString())) {
            add(Found.file(path));
        }
    }

    private static List<Path> suites(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> isSuite(file.toString()) && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void uri(URI uri) {
        file(uri).ifPresent(this::path);
    }

    /** Empty for a URI that is no file's. */
    private static Optional<Path> file(URI uri) {
        try {
            return "file".equalsIgnoreCase(uri.getScheme()) ? Optional.of(Path.of(uri)) : Optional.empty();
        } catch (IllegalArgumentException notAFile) {
            return Optional.empty();
        }
    }

    private void resource(String name) {
        if (!isSuite(name)) {
            return;
        }
        Optional<Path> file = Optional.ofNullable(
                        Thread.currentThread().getContextClassLoader().getResource(name))
                .flatMap(SelectedFiles::file);
        add(file.map(path -> new Found(path, root(path, name), Optional.empty()))
                .orElseGet(() -> new Found(working.resolve(name), Optional.empty(), Optional.of(missing(name)))));
    }

    private static Optional<Path> file(URL url) {
        try {
            return file(url.toURI());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> root(Path file, String name) {
        Path root = file;
        for (int i = 0; i < Path.of(name).getNameCount() && root != null; i++) {
            root = root.getParent();
        }
        return Optional.ofNullable(root);
    }

    private static Problem missing(String name) {
        return new Problem(
                ProblemCode.RUN_003,
                Where.nowhere(),
                "the class path has no folder that holds \"" + name + "\"",
                "put the suite and what it names into src/test/resources, or select it as a file");
    }

    private void add(Found suite) {
        found.putIfAbsent(suite.file(), suite);
    }

    private static boolean isSuite(String path) {
        return path.endsWith(".suite.yaml") || path.endsWith(".suite.yml");
    }
}
