package io.github.promptgate;

import io.github.promptgate.problem.Nearest;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Problems;
import io.github.promptgate.problem.Where;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * Finds the suite files that a door was pointed at. A wildcard looks into no hidden folder and into none that builds
 * write to ({@code target}, {@code node_modules}), so that a copied suite does not run twice.
 */
public final class SuiteFiles {

    private static final Set<String> PASSED_BY = Set.of("target", "node_modules");
    private static final String WILDCARDS = "*?{[";

    private SuiteFiles() {}

    /**
     * The files, in the order asked for, each once; those of one pattern sorted by path.
     *
     * @param asked paths or globs ({@code *}, {@code **}, {@code ?}, {@code {a,b}}), absolute or from the base
     * @param where how the user spelt the option
     * @throws ProblemException SOURCE-001 and SOURCE-005, all of them
     */
    public static List<Path> find(List<String> asked, Path base, Where where) {
        Set<Path> found = new LinkedHashSet<>();
        Problems problems = new Problems();
        for (String one : asked) {
            List<Path> files = isPattern(one) ? matching(one, base) : existing(one, base);
            if (files.stream().anyMatch(file -> file.toString().endsWith(".jsonl"))) {
                problems.add(record(one, where));
            } else if (files.isEmpty()) {
                problems.add(isPattern(one) ? nothingMatches(one, where) : notFound(one, base, where));
            }
            found.addAll(files);
        }
        problems.throwIfAny();
        return List.copyOf(found);
    }

    private static Problem record(String path, Where where) {
        return new Problem(
                ProblemCode.SOURCE_004,
                where,
                "\"" + path + "\" is no suite file but JSON Lines, such as a run's record",
                "name the suite; its last run is found where it wrote");
    }

    private static boolean isPattern(String text) {
        return text.chars().anyMatch(c -> WILDCARDS.indexOf(c) >= 0);
    }

    private static List<Path> existing(String path, Path base) {
        try {
            Path file = base.resolve(path).normalize();
            return Files.isRegularFile(file) ? List.of(file) : List.of();
        } catch (InvalidPathException notAPath) {
            return List.of();
        }
    }

    private static List<Path> matching(String pattern, Path base) {
        String slashed = pattern.replace('\\', '/');
        int wild = firstWildcard(slashed);
        int cut = slashed.lastIndexOf('/', wild) + 1;
        try {
            Path start = base.resolve(slashed.substring(0, cut)).normalize();
            return Files.isDirectory(start) ? walk(start, slashed.substring(cut)) : List.of();
        } catch (InvalidPathException | PatternSyntaxException notAPattern) {
            return List.of();
        }
    }

    private static int firstWildcard(String text) {
        int at = 0;
        while (WILDCARDS.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static List<Path> walk(Path start, String pattern) {
        // To Java, ** before a slash wants at least one folder; users mean "here or below".
        PathMatcher wanted = FileSystems.getDefault().getPathMatcher("glob:" + pattern.replace("**/", "{,**/}"));
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(start, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return folder.equals(start) || !isPassedBy(folder)
                            ? FileVisitResult.CONTINUE
                            : FileVisitResult.SKIP_SUBTREE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (wanted.matches(start.relativize(file))) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException gone) {
            return List.of();
        }
        return files.stream().sorted().toList();
    }

    private static boolean isPassedBy(Path folder) {
        String name = String.valueOf(folder.getFileName());
        return name.startsWith(".") || PASSED_BY.contains(name);
    }

    private static Problem nothingMatches(String pattern, Where where) {
        return new Problem(
                ProblemCode.SOURCE_005,
                where,
                "no suite file matches \"" + pattern + "\"",
                "check the pattern; it starts from the working directory, and ** stands for any folders");
    }

    private static Problem notFound(String path, Path base, Where where) {
        List<String> known = neighbours(path, base);
        Optional<String> near = Nearest.to(path, known);
        String fix = near.map(name -> "did you mean \"" + name + "\"?")
                .orElse("give the path of a suite file, from the working directory");
        return new Problem(ProblemCode.SOURCE_001, where, "suite file \"" + path + "\" does not exist", known, fix);
    }

    /** Suite files in the folder that was meant, as the user would have written them. */
    private static List<String> neighbours(String path, Path base) {
        String folder = path.substring(0, path.replace('\\', '/').lastIndexOf('/') + 1);
        try (Stream<Path> files = Files.list(base.resolve(folder))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".suite.yaml"))
                    .sorted()
                    .map(name -> folder + name)
                    .toList();
        } catch (IOException | InvalidPathException notAFolder) {
            return List.of();
        }
    }
}
