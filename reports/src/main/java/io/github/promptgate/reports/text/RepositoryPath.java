package io.github.promptgate.reports.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A path of a file below the repository's root, for servers that link to it; one that leaves the root is none. */
public final class RepositoryPath {

    private static final Pattern ABSOLUTE = Pattern.compile("/.*|[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);
    private static final int MOST = 1_000;
    private static final String PLAIN = "-._~!$'()*+,;=@";

    private final String path;

    private RepositoryPath(String path) {
        this.path = path;
    }

    /**
     * Of a file as it is shown.
     *
     * @param folder from the root to where shown paths start; may be empty
     * @return empty for an absolute path, one that leaves the root, and none at all
     */
    public static Optional<RepositoryPath> of(String folder, String file) {
        String shown = file.replace('\\', '/');
        if (shown.isBlank() || shown.length() > MOST || ABSOLUTE.matcher(shown).matches()) {
            return Optional.empty();
        }
        Deque<String> steps = new ArrayDeque<>();
        for (String step : (folder + shown).split("/", -1)) {
            if (step.equals("..")) {
                if (steps.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.addLast(step);
            }
        }
        return steps.isEmpty() ? Optional.empty() : Optional.of(new RepositoryPath(String.join("/", steps)));
    }

    /** In one visible line. */
    @Override
    public String toString() {
        return VisibleText.line(path);
    }

    /** As a relative reference of RFC 3986. */
    public String uri() {
        List<String> steps = new ArrayList<>();
        for (String step : path.split("/", -1)) {
            steps.add(encoded(step));
        }
        return String.join("/", steps);
    }

    private static String encoded(String step) {
        StringBuilder out = new StringBuilder();
        for (byte b : step.getBytes(StandardCharsets.UTF_8)) {
            int c = b & 0xFF;
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (letter || PLAIN.indexOf(c) >= 0) {
                out.append((char) c);
            } else {
                out.append('%').append(String.format(Locale.ROOT, "%02X", c));
            }
        }
        return out.toString();
    }
}
