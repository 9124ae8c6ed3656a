package io.github.promptgate.recording;

import io.github.promptgate.EvalEngine;
import io.github.promptgate.EvalOutcome;
import io.github.promptgate.EvalRequest;
import io.github.promptgate.run.RunListener;
import io.github.promptgate.suite.Overrides;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A suite on disk whose models are asked over the network. */
final class Shop {

    private final Path root;
    private final String baseUrl;
    private int cases = 3;
    private List<String> prompts = List.of("one: Say {{ question }}", "two: Tell {{ question }}");
    private String run = "{}";
    private String gate = "{metric: pass-rate, min: 1%, scope: run}";
    private List<String> more = List.of();

    Shop(Path root, String baseUrl) {
        this.root = root;
        this.baseUrl = baseUrl;
    }

    Shop cases(int count) {
        cases = count;
        return this;
    }

    /** Each as {@code id: text}. */
    Shop prompts(String... texts) {
        prompts = List.of(texts);
        return this;
    }

    Shop run(String yaml) {
        run = yaml;
        return this;
    }

    Shop gate(String yaml) {
        gate = yaml;
        return this;
    }

    Shop more(String... lines) {
        more = List.of(lines);
        return this;
    }

    Shop write() {
        List<String> rows = new ArrayList<>(List.of("id,question,expected"));
        for (int i = 1; i <= cases; i++) {
            rows.add("c" + i + ",question " + i + ",yes");
        }
        List<String> suite = new ArrayList<>(List.of("suite: shop", "prompts:"));
        for (String prompt : prompts) {
            String[] parts = prompt.split(": ", 2);
            suite.add("  - {id: " + parts[0] + ", messages: [{user: \"" + parts[1] + "\"}]}");
        }
        suite.addAll(List.of(
                "models:",
                "  - {id: small, provider: openai-compatible, base-url: \"" + baseUrl
                        + "\", model: m, price: {input: 1, output: 2}, limits: {attempts: 1, concurrency: 16}}",
                "dataset: cases.csv",
                "gate:",
                "  - " + gate,
                "run: " + run));
        suite.addAll(more.isEmpty() ? List.of("scorers: [{contains: \"{{ expected }}\"}]") : more);
        try {
            Files.write(root.resolve("cases.csv"), rows);
            Files.write(root.resolve("shop.suite.yaml"), suite);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    EvalOutcome evaluate() {
        return evaluate(Clock.systemUTC());
    }

    EvalOutcome evaluate(Clock clock) {
        return write().asItIs(clock);
    }

    /** The files as they are. */
    EvalOutcome asItIs(Clock clock) {
        return new EvalEngine(clock, name -> Optional.empty())
                .evaluate(
                        new EvalRequest(root.resolve("shop.suite.yaml"), root.resolve("out"), root, Overrides.none()),
                        RunListener.silent());
    }

    String record() {
        return text(root.resolve("out/shop/results.jsonl")).replaceAll("\"timing\":\\{[^}]*}", "\"timing\":{}");
    }

    /** Files of a folder of recordings, by name. */
    List<Path> files(String folder) {
        try (Stream<Path> files = Files.list(root.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
