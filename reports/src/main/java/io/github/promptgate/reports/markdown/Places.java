package io.github.promptgate.reports.markdown;

import io.github.promptgate.problem.Where;
import io.github.promptgate.reports.input.Links;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Links to lines of files: of the repository at the commit where both are known, else relative. */
record Places(Links links) {

    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

    /** The label as a link, or as it is where the file is none of the repository. */
    String linked(String label, Where where) {
        if (!isInside(where.file())) {
            return label;
        }
        String line = where.line() == 0 ? "" : "#L" + where.line();
        return "[" + label + "](" + base() + encoded(where.file()) + line + ")";
    }

    /** The commit in short, as a link where the repository is known; empty without one. */
    String commit() {
        return links.commit()
                .map(commit -> {
                    String label = "`" + commit.substring(0, 7) + "`";
                    return links.repository()
                            .map(page -> "[" + label + "](" + page + "/commit/" + commit + ")")
                            .orElse(label);
                })
                .orElse("");
    }

    private String base() {
        boolean known = links.repository().isPresent() && links.commit().isPresent();
        return known ? links.repository().get() + "/blob/" + links.commit().get() + "/" + encoded(links.folder()) : "";
    }

    private static boolean isInside(String file) {
        return !file.isBlank()
                && file.length() <= 500
                && !file.startsWith("/")
                && !file.contains(":")
                && !("/" + file.replace('\\', '/') + "/").contains("/../");
    }

    private static String encoded(String path) {
        StringBuilder out = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            out.append(PLAIN.indexOf(c) >= 0 ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", b));
        }
        return out.toString();
    }
}
