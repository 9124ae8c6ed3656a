package io.github.promptgate.model.exec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One run of a program: feeds it, reads it to a limit, ends it and all that it started when its time is over. */
final class Run {

    /** The program could not be read to its end: {@code message} says why. */
    static final class FailedException extends Exception {
        private static final long serialVersionUID = 1L;

        FailedException(String message) {
            super(message);
        }
    }

    /** What a program left. */
    record Output(int exitCode, String out, String error) {}

    static final int MEGABYTE = 1 << 20;
    static final int LONGEST_OUTPUT = 16 * MEGABYTE;
    private static final int LONGEST_ERROR = 64 << 10;

    private final Command command;
    private final ExecutorService threads;

    Run(Command command, ExecutorService threads) {
        this.command = command;
        this.threads = threads;
    }

    Output on(String input) throws FailedException, TimeoutException, InterruptedException {
        Process process = start();
        try {
            return read(process, input);
        } finally {
            end(process);
        }
    }

    private Process start() throws FailedException {
        ProcessBuilder builder =
                new ProcessBuilder(command.line()).directory(command.folder().toFile());
        builder.environment().clear();
        builder.environment().putAll(command.environment());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new FailedException("cannot be started: " + e.getMessage());
        }
    }

    private Output read(Process process, String input) throws FailedException, TimeoutException, InterruptedException {
        long end = System.nanoTime() + command.timeout().toNanos();
        threads.execute(() -> feed(process.getOutputStream(), input));
        Future<byte[]> out = threads.submit(readUpTo(process.getInputStream(), LONGEST_OUTPUT));
        Future<byte[]> error = threads.submit(readTail(process.getErrorStream()));
        byte[] written = await(out, end);
        if (written.length > LONGEST_OUTPUT) {
            throw new FailedException("wrote more than " + LONGEST_OUTPUT / MEGABYTE + " MB");
        }
        byte[] complained = await(error, end);
        if (!process.waitFor(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
            throw new TimeoutException();
        }
        return new Output(process.exitValue(), text(written), text(complained));
    }

    private static byte[] await(Future<byte[]> bytes, long end)
            throws FailedException, TimeoutException, InterruptedException {
        try {
            return bytes.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new FailedException("cannot be read");
        }
    }

    /** A program need not read its input; then the pipe breaks, which is no failure. */
    private static void feed(OutputStream stream, String input) {
        try (stream) {
            stream.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // told by the program's exit code, if it matters to it
            return;
        }
    }

    private static Callable<byte[]> readUpTo(InputStream stream, int limit) {
        return () -> stream.readNBytes(limit + 1);
    }

    /** Reads all, so that the program never waits for us, and keeps the end, where the reason usually stands. */
    private static Callable<byte[]> readTail(InputStream stream) {
        return () -> {
            byte[] last = new byte[0];
            byte[] chunk = stream.readNBytes(LONGEST_ERROR);
            byte[] before = last;
            while (chunk.length > 0) {
                before = last;
                last = chunk;
                chunk = stream.readNBytes(LONGEST_ERROR);
            }
            ByteArrayOutputStream tail = new ByteArrayOutputStream();
            tail.write(before);
            tail.write(last);
            return tail.toByteArray();
        };
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
