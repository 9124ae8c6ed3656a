package io.github.promptgate.reports.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The pictures of {@code docs/img}, taken of a report: {@code mvn -Pbench verify -Dbench.parts=images
 * -Dbench.page=/path/to/report.html -pl reports -am}. Those that are kept show the quickstart with both of its prompts.
 */
public final class PageImages {

    private static final Path FOLDER = Path.of("..", "docs", "img");

    private PageImages() {}

    private record Picture(String name, String fragment, int width, int height, boolean dark) {}

    private static final List<Picture> PICTURES = List.of(
            new Picture("overview", "#/overview", 1280, 800, false),
            new Picture("cases-dark", "#/cases?q=s%3Afailed", 1280, 800, true),
            new Picture("drawer", "#/cases?case=hardware-fee&cell=careless%40steady", 1280, 800, false),
            new Picture("diff-dark", "#/diff?a=grounded%40steady&b=careless%40steady", 1280, 800, true),
            new Picture("review", "#/review", 1280, 800, false),
            new Picture("overview-small", "#/overview", 390, 844, false),
            new Picture("cases-small-dark", "#/cases", 390, 844, true));

    /** Writes them over. */
    public static void main(String[] arguments) throws IOException {
        if (!List.of(System.getProperty("bench.parts", "").split(",")).contains("images")) {
            return;
        }
        Path page = Path.of(System.getProperty("bench.page"));
        Files.createDirectories(FOLDER);
        try (Browser browser = Browser.start()) {
            for (Picture picture : PICTURES) {
                browser.size(picture.width(), picture.height());
                (picture.dark() ? browser.dark() : browser.light()).open(page, picture.fragment());
                browser.until("document.readyState === 'complete' && document.querySelector('#tabs a[aria-current]')");
                browser.await("const done = arguments[arguments.length - 1]; setTimeout(done, 500);");
                Files.write(FOLDER.resolve(picture.name() + ".png"), browser.screenshot());
            }
        }
    }
}
