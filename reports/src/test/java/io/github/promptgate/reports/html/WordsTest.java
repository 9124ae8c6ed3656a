package io.github.promptgate.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.reports.browser.Browser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The page's own comparison of texts, in a real browser. */
@ExtendWith(Browser.Tests.class)
@Timeout(120)
class WordsTest {

    @TempDir
    static Path root;

    private static Path page;

    @BeforeAll
    static void write() throws IOException {
        page = Files.writeString(
                root.resolve("words.html"),
                "<!doctype html><html lang=en><meta charset=utf-8><title>x</title><p id=live></p><script>"
                        + script("dom")
                        + script("words") + "window.Words = Words;"
                        + "window.shown = (a, b) => Words.diff(a, b).parts.map((p) => p.kind === 'same' ? p.text"
                        + " : p.kind === 'del' ? '[-' + p.text + '-]' : '{+' + p.text + '+}').join('');"
                        + "window.sound = (a, b) => { const d = Words.diff(a, b); const side = (k) => d.parts.filter((p) => p.kind !== k)"
                        + ".map((p) => p.text).join(''); return side('ins') === a && side('del') === b ? d.by : 'wrong'; };"
                        + "</script>");
    }

    private static String script(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(WordsTest.class.getResourceAsStream("/page/js/" + name + ".js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String shown(Browser browser, String before, String after) {
        return String.valueOf(browser.run("return shown(arguments[0], arguments[1])", before, after));
    }

    @Test
    void words_stay_whole_and_what_went_stands_before_what_came(Browser browser) {
        browser.open(page, "");

        assertThat(shown(browser, "within 30 days, free of charge.", "within 60 days of purchase."))
                .isEqualTo("within [-30-]{+60+} days[-, free-] of [-charge-]{+purchase+}.");
        assertThat(shown(browser, "a b c", "x y z")).isEqualTo("[-a b c-]{+x y z+}");
        assertThat(shown(browser, "\u79C1\u306F\u6771\u4EAC", "\u79C1\u306F\u4EAC\u90FD"))
                .isEqualTo("\u79C1\u306F[-\u6771-]\u4EAC{+\u90FD+}");
        assertThat(shown(browser, "", "new")).isEqualTo("{+new+}");
        assertThat(shown(browser, "same", "same")).isEqualTo("same");
    }

    @Test
    void any_two_texts_come_back_whole_from_it(Browser browser) {
        browser.open(page, "");

        assertThat(browser.run("""
                const words = ["a", "b", "c", " ", "\\n", "\\u6771", "  ", "\\uD83D\\uDE00", ".", "\\uD800"];
                let state = 7;
                const next = (n) => { state = (state * 1103515245 + 12345) % 2147483648; return state % n; };
                const text = () => Array.from({ length: next(14) }, () => words[next(words.length)]).join("");
                for (let i = 0; i < 5000; i++) { const a = text(), b = text(); if (sound(a, b) === "wrong") return [a, b]; }
                return "sound";
                """)).isEqualTo("sound");
    }

    @Test
    void a_megabyte_of_anything_ends_by_words_by_lines_or_whole(Browser browser) {
        browser.open(page, "");

        assertThat(browser.run("""
                const big = (word, times) => word.repeat(times);
                const lines = (from) => Array.from({ length: 20000 }, (unused, i) => "line " + (i % 400 === from ? "x" : i)).join("\\n");
                return [
                  sound(big("x", 1048576), big("y", 1048576)),
                  sound(big("a\\n", 524288), big("b\\n", 524288)),
                  sound(big("<b>0123", 150000), big("<b>0124", 150000)),
                  sound(lines(3), lines(5)),
                ].join(" ");
                """)).isEqualTo("words none lines lines");
        assertThat(browser.run("""
                return Words.node("a\\n".repeat(9e5), "b\\n".repeat(9e5)).querySelector(".cut").textContent;
                """))
                .isEqualTo("Too large, or too different, to compare: the old text stands before the new one.");
    }
}
