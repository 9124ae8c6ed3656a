package io.github.promptgate.model.exec;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the program of a command before anything runs: from the suite's folder, else on the PATH. */
final class Search {

    private static final List<String> ENDINGS = List.of("", ".exe", ".cmd", ".bat");

    private final Path folder;
    private final Map<String, String> environment;

    Search(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /** The command with its program's path; empty when there is none. */
    Optional<List<String>> find(List<String> command) {
        return program(command.get(0)).map(path -> {
            List<String> line = new ArrayList<>(command);
            line.set(0, path.toString());
            return line;
        });
    }

    private Optional<Path> program(String name) {
        return places(name)
                .flatMap(place -> ENDINGS.stream().flatMap(ending -> at(place, name + ending).stream()))
                .findFirst();
    }

    private Stream<Path> places(String name) {
        if (name.contains("/") || name.contains(File.separator)) {
            return Stream.of(folder);
        }
        String path = environment.getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator))
                .filter(part -> !part.isEmpty())
                .map(Path::of);
    }

    private static Optional<Path> at(Path place, String name) {
        try {
            Path file = place.resolve(name).normalize();
            return Files.isRegularFile(file) && Files.isExecutable(file) ? Optional.of(file) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
