package io.github.promptgate.reports.text;

import java.util.regex.Pattern;

/**
 * The command that runs one case again, safe to paste into a POSIX shell whatever the case is called: characters that
 * a shell, a list of ids or a terminal would act upon become {@code ?}, which the filter takes for any one character.
 */
public final class Rerun {

    public static final String COMMAND = "mvn prompt:evaluate";
    public static final String OPTION = "-Dprompt.cases=";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:/@+-]+");
    private static final String ACTIVE = "'\"\\$`!*,[]{}";

    private Rerun() {}

    /** {@code mvn prompt:evaluate -Dprompt.cases=refund-017}. */
    public static String of(String caseId) {
        String pattern = pattern(caseId);
        String property = OPTION + pattern;
        return COMMAND + " " + (PLAIN.matcher(pattern).matches() ? property : "'" + property + "'");
    }

    /** The case's id, what a shell or a filter would act upon as {@code ?}. */
    public static String pattern(String caseId) {
        StringBuilder pattern = new StringBuilder();
        int last = caseId.codePointCount(0, caseId.length()) - 1;
        int[] at = {0};
        caseId.codePoints().forEach(c -> {
            boolean edge = at[0] == 0 || at[0] == last;
            pattern.append(isSafe(c) && !(edge && c == ' ') ? Character.toString(c) : "?");
            at[0]++;
        });
        return pattern.toString();
    }

    private static boolean isSafe(int c) {
        if (c == ' ') {
            return true;
        }
        boolean visible = Character.isLetterOrDigit(c) || (c > ' ' && c < 0x7F);
        return visible && ACTIVE.indexOf(c) < 0;
    }
}
