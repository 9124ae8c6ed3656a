package io.github.promptgate.reports.browser;

import io.github.promptgate.reports.Pages;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What the page weighs and how fast it is, in a real browser: {@code mvn -Pbench verify -Dbench.parts=page -pl reports
 * -am}. With {@code -Dbench.peerPage=FILE} a peer's page of 10,000 results stands beside it.
 */
public final class PageBench {

    private static final int RUNS = 5;

    private PageBench() {}

    /** What one opening came to; times in milliseconds. */
    private record Opening(
            double firstPaint, double load, double ready, double filter, double search, Diff diff, double nodes) {}

    /** The Diff tab, from the click to the frame that shows the first case: opened, and with another cell. */
    private record Diff(double open, double turn) {

        static final Diff NONE = new Diff(Double.NaN, Double.NaN);
    }

    /** Prints a table. */
    public static void main(String[] arguments) throws IOException {
        if (!List.of(System.getProperty("bench.parts", "").split(",")).contains("page")) {
            return;
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (!Browser.isInstalled()) {
            out.println("page: no chromium or no chromedriver on the PATH");
            return;
        }
        Path folder = Files.createTempDirectory("page-bench");
        try (Browser browser = Browser.start()) {
            out.println(
                    "| page | MB | first paint ms | loaded ms | cases listed ms | filter ms | text search ms | diff ms | other cell ms | nodes |");
            out.println("| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: |");
            for (int cases : List.of(4, 250, 2_500, 25_000)) {
                Path page = Files.writeString(folder.resolve(cases + ".html"), Pages.of(new LargeRun(cases).outcome()));
                print(out, name(cases), page, opened(browser, page));
            }
            out.println("| goal at 10,000 | 3.00 | 500 |  |  | 100 |  | 150 | 150 | 3,000 |");
            Optional<String> peer =
                    Optional.ofNullable(System.getProperty("bench.peerPage")).filter(file -> !file.isEmpty());
            if (peer.isPresent()) {
                print(out, "promptfoo, 10,000 results", Path.of(peer.get()), peers(browser, Path.of(peer.get())));
            }
        }
    }

    private static String name(int cases) {
        return String.format(Locale.ROOT, "ours, %,d trials", cases * 4);
    }

    private static List<Opening> opened(Browser browser, Path page) {
        List<Opening> openings = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            browser.open(page, "").until("document.readyState === 'complete'");
            double firstPaint = painted(browser);
            double load = loaded(browser);
            browser.open(page, "#/cases").until("document.querySelectorAll('#tab-cases [role=grid] tr').length > 2");
            double ready = number(browser.run("return performance.now()"));
            double nodes = number(browser.run("return document.getElementsByTagName('*').length"));
            double filter = filtered(browser, "s:failed");
            double search = filtered(browser, "warranty");
            openings.add(new Opening(firstPaint, load, ready, filter, search, diff(browser), nodes));
        }
        return openings;
    }

    private static List<Opening> peers(Browser browser, Path page) {
        List<Opening> openings = new ArrayList<>();
        for (int run = 0; run < 3; run++) {
            browser.open(page, "").until("document.readyState === 'complete'");
            double nodes = number(browser.run("return document.getElementsByTagName('*').length"));
            openings.add(new Opening(
                    painted(browser), loaded(browser), Double.NaN, Double.NaN, Double.NaN, Diff.NONE, nodes));
        }
        return openings;
    }

    private static double painted(Browser browser) {
        browser.until("performance.getEntriesByName('first-contentful-paint').length");
        return number(browser.run("return performance.getEntriesByName('first-contentful-paint')[0].startTime"));
    }

    private static double loaded(Browser browser) {
        browser.until("performance.getEntriesByType('navigation')[0].loadEventEnd > 0");
        return number(browser.run("return performance.getEntriesByType('navigation')[0].loadEventEnd"));
    }

    /** From the keystroke to the frame that shows what is left. */
    private static double filtered(Browser browser, String query) {
        return number(browser.await("""
                const [query, done] = arguments;
                const field = document.getElementById('q');
                const said = document.getElementById('case-count');
                const hint = document.getElementById('q-hint');
                const start = performance.now();
                const watch = new MutationObserver(() => {
                  if (hint.textContent.includes('reading')) return;
                  watch.disconnect();
                  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
                });
                watch.observe(said, {childList: true, characterData: true, subtree: true});
                field.value = query;
                field.dispatchEvent(new Event('input', {bubbles: true}));
                """, query));
    }

    private static Diff diff(Browser browser) {
        double open = shown(browser, "location.hash = '#/diff'");
        return new Diff(open, shown(browser, """
                const side = document.getElementById('diff-A');
                side.selectedIndex = (side.selectedIndex + 1) % side.options.length;
                side.dispatchEvent(new Event('change'));
                """));
    }

    /** From an action to the frame after a case stands beside itself anew. */
    private static double shown(Browser browser, String action) {
        return number(browser.await("""
                const done = arguments[arguments.length - 1];
                const start = performance.now();
                const tab = document.getElementById('tab-diff');
                const old = tab.querySelector('article');
                const watch = new MutationObserver(() => {
                  const now = tab.querySelector('article');
                  if (!now || now === old || !now.querySelector('h2')) return;
                  watch.disconnect();
                  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
                });
                watch.observe(tab, {childList: true, subtree: true});
                """ + action));
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    private static void print(PrintStream out, String name, Path page, List<Opening> openings) throws IOException {
        out.printf(
                Locale.ROOT,
                "| %s | %.2f | %s | %s | %s | %s | %s | %s | %s | %s |%n",
                name,
                Files.size(page) / 1e6,
                median(openings, Opening::firstPaint),
                median(openings, Opening::load),
                median(openings, Opening::ready),
                median(openings, Opening::filter),
                median(openings, Opening::search),
                median(openings, opening -> opening.diff().open()),
                median(openings, opening -> opening.diff().turn()),
                median(openings, Opening::nodes));
    }

    private static String median(List<Opening> openings, ToDoubleFunction<Opening> of) {
        double[] sorted = openings.stream().mapToDouble(of).sorted().toArray();
        double middle = sorted[sorted.length / 2];
        return Double.isNaN(middle) ? "" : String.format(Locale.ROOT, "%,.0f", middle);
    }
}
