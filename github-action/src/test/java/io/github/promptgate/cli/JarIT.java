package io.github.promptgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two runnable jars, as they are shipped. */
class JarIT {

    private static final String FULL = "promptgate.jar";
    private static final String SLIM = "promptgate-slim.jar";
    private static final String EMBEDDINGS = "META-INF/services/io.github.promptgate.model.EmbeddingProvider";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {FULL, SLIM})
    void a_jar_starts_and_says_its_version(String jar) throws Exception {
        CliRun run = start(jar, "--version");

        assertThat(run.code()).isZero();
        assertThat(run.out()).matches("promptgate \\d+\\.\\d+\\.\\d+\\S*\n");
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {FULL, SLIM})
    void a_jar_runs_a_suite_without_a_word_of_logging(String jar) throws Exception {
        SuiteFolder.in(folder);

        CliRun run = start(jar, "evaluate", SuiteFolder.SUITE);

        assertThat(run.out()).contains("GATE PASSED  demo");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {FULL, SLIM})
    void a_jar_of_ones_own_beside_it_adds_a_scorer(String jar) throws Exception {
        OwnJar.suite(folder);
        Path own = OwnJar.in(folder, jar(jar).toString());

        CliRun run =
                java("-cp", jar(jar) + File.pathSeparator + own, Main.class.getName(), "evaluate", SuiteFolder.SUITE);

        assertThat(run.out()).contains("GATE PASSED  demo");
        assertThat(run.code()).isZero();
    }

    @Test
    void the_full_jar_embeds_in_process() throws Exception {
        similar();

        CliRun run = start(FULL, "evaluate", SuiteFolder.SUITE);

        assertThat(run.out()).contains("GATE PASSED  demo");
        assertThat(run.code()).isZero();
    }

    @Test
    void the_slim_jar_says_that_it_has_no_embedding() throws Exception {
        similar();

        CliRun run = start(SLIM, "evaluate", SuiteFolder.SUITE);

        assertThat(run.out()).contains("MODEL-002");
        assertThat(run.code()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {FULL, SLIM})
    void a_jar_is_whole_and_names_what_it_is_made_of(String name) throws IOException {
        try (JarFile jar = open(name)) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            assertThat(manifest.getValue("Main-Class")).isEqualTo("io.github.promptgate.cli.Main");
            assertThat(manifest.getValue("Multi-Release")).isEqualTo("true");
            assertThat(text(jar, "META-INF/NOTICE"))
                    .contains("PromptGate", "Mozilla Public License", "Eclipse Public License");
            assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License");
            assertThat(names(jar))
                    .noneMatch(entry -> entry.endsWith("module-info.class"))
                    .noneMatch(entry -> entry.matches("META-INF/[^/]*\\.(SF|RSA|DSA)"));
        }
    }

    @Test
    void only_the_full_jar_holds_minilm() throws IOException {
        try (JarFile full = open(FULL);
                JarFile slim = open(SLIM)) {
            assertThat(text(full, EMBEDDINGS)).isNotBlank();
            assertThat(slim.getEntry(EMBEDDINGS)).isNull();
            assertThat(names(full)).anyMatch(entry -> entry.endsWith(".onnx"));
            assertThat(names(slim))
                    .noneMatch(entry -> entry.endsWith(".onnx"))
                    .noneMatch(entry -> entry.startsWith("ai/onnxruntime/") || entry.startsWith("ai/djl/"));
        }
        assertThat(Files.size(jar(SLIM))).isLessThan(30_000_000);
    }

    private void similar() throws IOException {
        SuiteFolder.in(folder)
                .replace(SuiteFolder.SUITE, "scorers:", "embedding: minilm\nscorers:")
                .replace(SuiteFolder.SUITE, "contains: \"{{ expected }}\"", "similarity: \"{{ question }}\"")
                .replace(SuiteFolder.SUITE, "{metric: contains, min: 90%}", "{metric: similarity, min: 1%}");
    }

    private CliRun start(String jar, String... args) throws Exception {
        return java(Stream.concat(Stream.of("-jar", jar(jar).toString()), Stream.of(args))
                .toArray(String[]::new));
    }

    private CliRun java(String... args) throws Exception {
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(JavaProcess.command(args))
                .directory(folder.toFile())
                .redirectError(err.toFile())
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new CliRun(process.exitValue(), out, Files.readString(err));
    }

    private static Path jar(String name) {
        return Path.of("target", name).toAbsolutePath();
    }

    private static JarFile open(String name) throws IOException {
        return new JarFile(jar(name).toFile());
    }

    private static List<String> names(JarFile jar) {
        return jar.stream().map(ZipEntry::getName).toList();
    }

    private static String text(JarFile jar, String entry) throws IOException {
        try (InputStream in = jar.getInputStream(jar.getEntry(entry))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
