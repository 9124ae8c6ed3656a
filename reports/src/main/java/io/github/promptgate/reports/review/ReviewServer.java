package io.github.promptgate.reports.review;

import com.sun.net.httpserver.HttpServer;
import io.github.promptgate.Reviewed;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.reports.html.HtmlReport;
import io.github.promptgate.reports.input.Links;
import io.github.promptgate.reports.input.ReportInput;
import io.github.promptgate.reports.summary.RunSummary;
import io.github.promptgate.reports.text.Rerun;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves one run's page at an address that nobody can guess, on the loopback interface alone, until the reviewer is done.
 * Close it.
 */
public final class ReviewServer implements AutoCloseable {

    private static final int TOKEN_BYTES = 32;
    private static final int THREADS = 4;

    private final HttpServer server;
    private final ExecutorService threads;
    private final CountDownLatch done;
    private final URI address;

    private ReviewServer(HttpServer server, ExecutorService threads, CountDownLatch done, URI address) {
        this.server = server;
        this.threads = threads;
        this.done = done;
        this.address = address;
    }

    /**
     * Starts serving.
     *
     * @param door how the reviewer runs suites
     * @param port of 127.0.0.1; 0 for any that is free
     * @throws ProblemException RUN-003 for a port that is taken
     */
    public static ReviewServer start(Reviewed run, Rerun.Door door, int port) {
        String page = page(run, door);
        HttpServer server = bound(port);
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        String token = HexFormat.of().formatHex(random);
        String host = "127.0.0.1:" + server.getAddress().getPort();
        CountDownLatch done = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, work -> {
            Thread thread = new Thread(work, "promptgate-review");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", new ReviewHandler(new Guard(host, token), run, page, done::countDown));
        server.start();
        return new ReviewServer(server, threads, done, URI.create("http://" + host + "/" + token + "/"));
    }

    private static HttpServer bound(int port) {
        try {
            return HttpServer.create(
                    new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), THREADS);
        } catch (IOException e) {
            throw new ProblemException(new Problem(
                    ProblemCode.RUN_003,
                    Where.file("--port"),
                    "port " + port + " of 127.0.0.1 cannot be used: " + e.getMessage(),
                    "name another one, or none for any that is free"));
        }
    }

    private static String page(Reviewed run, Rerun.Door door) {
        ReportInput input = new ReportInput(run.outcome(), RunSummary.of(run.outcome(), 0), Links.none());
        StringWriter page = new StringWriter();
        try {
            HtmlReport.writeServed(input.with(door), page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return page.toString();
    }

    /** Where the page is, its token included: who knows it may label. */
    public URI address() {
        return address;
    }

    /**
     * Waits until the reviewer is done.
     *
     * @throws InterruptedException when the process shall end
     */
    public void untilDone() throws InterruptedException {
        done.await();
    }

    @Override
    public void close() {
        server.stop(done.getCount() == 0 ? 1 : 0);
        threads.shutdownNow();
    }
}
