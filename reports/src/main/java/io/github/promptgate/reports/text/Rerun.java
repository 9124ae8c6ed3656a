package io.github.promptgate.reports.text;

import java.util.regex.Pattern;

/**
 * The command that runs one case again, safe to paste into a POSIX shell whatever the case is called: characters that
 * a shell, a list of ids or a terminal would act upon become {@code ?}, which the filter takes for any one character.
 *
 * @param command up to the case
 * @param option to which the case is appended
 */
public record Rerun(String command, String option) {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:/@+-]+");
    private static final Pattern QUOTABLE = Pattern.compile("[^'\\p{Cntrl}\\p{Cf}\\p{Cs}\u2028\u2029]+");
    private static final String ACTIVE = "'\"\\$`!*,[]{}";

    /** {@code mvn prompt:evaluate -Dprompt.cases=refund-017}. */
    public static Rerun maven() {
        return new Rerun("mvn prompt:evaluate", "-Dprompt.cases=");
    }

    /** {@code java -jar promptgate.jar evaluate refunds.suite.yaml --cases=refund-017}; a file that no quotes can hold is left to the reader. */
    public static Rerun jar(String suiteFile) {
        String file = suiteFile.startsWith("-") ? "./" + suiteFile : suiteFile;
        String quoted = PLAIN.matcher(file).matches()
                ? file
                : QUOTABLE.matcher(file).matches() ? "'" + file + "'" : "SUITE_FILE";
        return new Rerun("java -jar promptgate.jar evaluate " + quoted, "--cases=");
    }

    /** The whole command for a case. */
    public String of(String caseId) {
        String argument = option + pattern(caseId);
        return command + " " + (PLAIN.matcher(pattern(caseId)).matches() ? argument : "'" + argument + "'");
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
