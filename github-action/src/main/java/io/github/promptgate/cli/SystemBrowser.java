package io.github.promptgate.cli;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Opens addresses in the reader's browser, by a program that takes the address as its argument; no shell sees it.
 *
 * @param command the program and what stands before the address
 */
record SystemBrowser(List<String> command) {

    /** A program that has not ended by then shows the page. */
    private static final int SECONDS = 3;

    /**
     * That of the system.
     *
     * @param named a program that the user prefers
     * @param system the system's name, as {@code os.name} has it
     */
    static SystemBrowser of(Optional<String> named, String system) {
        String name = system.toLowerCase(Locale.ROOT);
        List<String> usual = name.startsWith("windows")
                ? List.of("rundll32", "url.dll,FileProtocolHandler")
                : List.of(name.startsWith("mac") ? "open" : "xdg-open");
        return new SystemBrowser(named.map(List::of).orElse(usual));
    }

    /**
     * Opens an address.
     *
     * @return why it did not, without the address
     */
    Optional<String> open(URI address) throws InterruptedException {
        try {
            Process program = new ProcessBuilder(Stream.concat(command.stream(), Stream.of(address.toString()))
                            .toList())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            program.getOutputStream().close();
            boolean failed = program.waitFor(SECONDS, TimeUnit.SECONDS) && program.exitValue() != 0;
            return failed ? Optional.of("it ended with " + program.exitValue()) : Optional.empty();
        } catch (IOException e) {
            return Optional.of("it cannot be run");
        }
    }
}
