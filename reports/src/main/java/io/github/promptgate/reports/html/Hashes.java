package io.github.promptgate.reports.html;

import io.github.promptgate.record.Cell;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses of the page's own views. */
final class Hashes {

    private Hashes() {}

    /** A case in a cell, opened. */
    static String trial(String caseId, String cell) {
        return "#/cases?case=" + encoded(caseId) + "&cell=" + encoded(cell);
    }

    /** The cases of a search. */
    static String search(String query) {
        return "#/cases?q=" + encoded(query);
    }

    /** The cases of a cell; what the search would act upon is any text to it. */
    static String cell(Cell cell) {
        String id = cell.id();
        return search(id.contains("\"") ? "cell:" + id.replaceAll("[\"\\s,]+", "*") : "cell:\"" + id + "\"");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
