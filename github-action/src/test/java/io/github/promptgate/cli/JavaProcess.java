package io.github.promptgate.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** How tests start a Java of their own: short-lived, so its compiler and collector are the light ones. */
final class JavaProcess {

    private static final List<String> LIGHT = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC");

    private JavaProcess() {}

    static List<String> command(String... arguments) {
        return Stream.concat(LIGHT.stream(), Stream.of(arguments)).toList();
    }

    /** A folder for the PATH of a script that calls {@code java}. */
    static Path folder() {
        try {
            Path java = Files.createTempDirectory("java").resolve("java");
            Files.writeString(java, "#!/bin/sh\nexec \"" + String.join("\" \"", LIGHT) + "\" \"$@\"\n");
            Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
            java.getParent().toFile().deleteOnExit();
            java.toFile().deleteOnExit();
            return java.getParent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
