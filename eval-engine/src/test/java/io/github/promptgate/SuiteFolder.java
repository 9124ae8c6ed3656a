package io.github.promptgate;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.run.RunListener;
import io.github.promptgate.suite.Overrides;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A suite on disk whose model is scripted, and the engine that runs it. */
public final class SuiteFolder {

    /** The time at which every run of a test starts. */
    public static final Clock NOW = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

    private final Path root;

    public SuiteFolder(Path root) {
        this.root = root;
    }

    /** Three questions, one prompt, one model that answers rightly; {@code gate} and what else a test wants follow. */
    public static SuiteFolder shop(Path root, String... more) {
        return new SuiteFolder(root)
                .file("cases.csv", "id,question,expected", "c1,red?,red", "c2,green?,green", "c3,blue?,blue")
                .file(
                        "replies.yaml",
                        "replies:",
                        "  - {when: {case: c1}, reply: red}",
                        "  - {when: {case: c2}, reply: green}",
                        "  - {when: {case: c3}, reply: blue}")
                .suite(
                        "suite: shop",
                        "prompts:",
                        "  - {id: plain, messages: [{user: \"{{ question }}\"}]}",
                        "models:",
                        "  - {id: small, mock: replies.yaml}",
                        "dataset: cases.csv",
                        "scorers:",
                        "  - contains: \"{{ expected }}\"")
                .append("shop.suite.yaml", more);
    }

    public SuiteFolder suite(String... lines) {
        return file("shop.suite.yaml", lines);
    }

    public SuiteFolder file(String name, String... lines) {
        return write(name, String.join("\n", lines) + "\n");
    }

    public SuiteFolder append(String name, String... lines) {
        return lines.length == 0 ? this : write(name, text(name) + String.join("\n", lines) + "\n");
    }

    private SuiteFolder write(String name, String text) {
        try {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String text(String name) {
        try {
            return Files.readString(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean has(String name) {
        return Files.exists(root.resolve(name));
    }

    public EvalRequest request() {
        return request("shop.suite.yaml");
    }

    public EvalRequest request(String suite) {
        return new EvalRequest(root.resolve(suite), root.resolve("out"), root, Overrides.none());
    }

    public static EvalEngine engine() {
        return engine(Map.of());
    }

    public static EvalEngine engine(Map<String, String> environment) {
        return new EvalEngine(NOW, name -> Optional.ofNullable(environment.get(name)));
    }

    public EvalOutcome evaluate() {
        return evaluate(RunListener.silent());
    }

    public EvalOutcome evaluate(RunListener listener) {
        return engine().evaluate(request(), listener);
    }

    /** {@code where CODE what}, one per problem. */
    public static List<String> lines(List<Problem> problems) {
        return problems.stream()
                .map(p -> (p.where() + " " + p.code().id() + " " + p.what()).strip())
                .toList();
    }
}
