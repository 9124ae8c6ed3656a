package io.github.promptgate;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.Where;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells an exception that nobody but us can mend: one line for the reader, the trace in a file. */
final class OurBug {

    private static final int MOST = 300;
    private static final String ISSUES = "https://github.com/promptgate/promptgate/issues";

    private OurBug() {}

    static Problem problem(Throwable bug, OutputFolder folder) {
        Path trace = folder.path().resolve(OutputFolder.TRACE);
        String attach = write(bug, trace) ? " with " + trace : "";
        return new Problem(
                ProblemCode.ENGINE_001,
                Where.nowhere(),
                "this is a bug in PromptGate: " + bug.getClass().getName() + message(bug),
                "please report it" + attach + " at " + ISSUES);
    }

    private static String message(Throwable bug) {
        String message = bug.getMessage();
        if (message == null || message.isBlank()) {
            return "";
        }
        String line = message.lines().findFirst().orElse("").strip();
        return ": " + (line.length() > MOST ? line.substring(0, MOST) + "..." : line);
    }

    private static boolean write(Throwable bug, Path trace) {
        StringWriter text = new StringWriter();
        bug.printStackTrace(new PrintWriter(text));
        try {
            Path parent = trace.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.writeString(trace, text.toString(), StandardCharsets.UTF_8);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
