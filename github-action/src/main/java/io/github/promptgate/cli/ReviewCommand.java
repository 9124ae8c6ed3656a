package io.github.promptgate.cli;

import io.github.promptgate.EvalEngine;
import io.github.promptgate.ExitCode;
import io.github.promptgate.Reviewed;
import io.github.promptgate.reports.review.ReviewServer;
import io.github.promptgate.reports.terminal.Line;
import io.github.promptgate.reports.terminal.Terminal;
import io.github.promptgate.reports.text.Rerun;
import java.net.URI;

/** {@code review}: serves the last run's page on this machine until the reviewer is done. */
record ReviewCommand(Surroundings process, Flags flags) {

    ExitCode run() {
        Console console = process.console(flags.style(process));
        EvalEngine engine = new EvalEngine(process.clock(), process.environment());
        Reviewed reviewed = engine.review(flags.reviewed(process.folder()));
        try (ReviewServer server = ReviewServer.start(reviewed, new Rerun.Door.Jar(), flags.port())) {
            console.print(Terminal.reviewing(reviewed, server.address()));
            if (flags.opens()) {
                open(server.address(), console);
            }
            server.untilDone();
            return ExitCode.PASSED;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
    }

    private void open(URI address, Console console) throws InterruptedException {
        SystemBrowser browser = SystemBrowser.of(process.environment().apply("BROWSER"), System.getProperty("os.name"));
        browser.open(address)
                .map(why -> "No browser was opened by " + browser.command().get(0) + ": " + why
                        + ". Open the address above yourself.")
                .ifPresent(note -> console.print(new Line(Line.Level.WARN, note)));
    }
}
