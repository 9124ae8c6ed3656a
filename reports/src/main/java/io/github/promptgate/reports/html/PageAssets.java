package io.github.promptgate.reports.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The page's own style and script: resource files, joined in this order and no other. */
final class PageAssets {

    /** What a file needs stands before it. */
    static final List<String> SCRIPTS = List.of(
            "dom",
            "data",
            "route",
            "keys",
            "tabs",
            "theme",
            "figures",
            "query",
            "words",
            "drawer",
            "overview",
            "cases",
            "diff",
            "trend",
            "sha",
            "labels",
            "people",
            "exports",
            "review",
            "run",
            "main");

    static final List<String> STYLES =
            List.of("base", "overview", "charts", "cases", "drawer", "diff", "trend", "review", "run");

    private static final Pattern COMMENT = Pattern.compile("(?ms)^ */\\*.*?\\*/$");

    private static final String SCRIPT = SCRIPTS.stream()
            .map(name -> bare(resource("/page/js/" + name + ".js")))
            .collect(Collectors.joining("", "\"use strict\";\n(() => {\n", "})();\n"));

    private static final String STYLE =
            STYLES.stream().map(name -> resource("/page/css/" + name + ".css")).collect(Collectors.joining());

    private PageAssets() {}

    /** One closure, so that no file can reach a name outside the page. */
    static String script() {
        return SCRIPT;
    }

    static String style() {
        return STYLE;
    }

    /** Without indents, empty lines and comments that have lines of their own: a text of several lines cannot be written. */
    private static String bare(String script) {
        return COMMENT.matcher(script)
                .replaceAll("")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static String resource(String name) {
        try (InputStream in = PageAssets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
