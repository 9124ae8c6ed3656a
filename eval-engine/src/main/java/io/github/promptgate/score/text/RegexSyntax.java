package io.github.promptgate.score.text;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.suite.Options;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Compiles regular expressions, and says where one is malformed and which engine would take it. */
record RegexSyntax(Engine engine, Duration limit) {

    /** Which engine. */
    enum Engine {
        RE2,
        JAVA
    }

    private static final Duration DEFAULT_LIMIT = Duration.ofSeconds(1);

    static RegexSyntax of(Options options) {
        Engine engine = Engine.valueOf(options.text("engine", "re2").toUpperCase(Locale.ROOT));
        return new RegexSyntax(engine, options.time("limit").orElse(DEFAULT_LIMIT));
    }

    /**
     * Compiles.
     *
     * @throws ProblemException SUITE-012
     */
    Regex compile(String pattern, Where where) {
        return engine == Engine.RE2 ? linear(pattern, where) : backtracking(pattern, where);
    }

    static Regex.Linear linear(String pattern, Where where) {
        try {
            return new Regex.Linear(com.google.re2j.Pattern.compile(pattern));
        } catch (com.google.re2j.PatternSyntaxException e) {
            Optional<java.util.regex.PatternSyntaxException> alsoBad = refusedByJava(pattern);
            if (alsoBad.isPresent()) {
                throw malformed(pattern, alsoBad.get(), where);
            }
            String part = e.getPattern() == null ? "" : e.getPattern();
            throw new ProblemException(new Problem(
                    ProblemCode.SUITE_012,
                    where,
                    "regular expression \"" + pattern + "\" uses \"" + part + "\" at character "
                            + (Math.max(0, pattern.indexOf(part)) + 1) + ", which the linear-time engine does not have",
                    "write it without, or add \"engine: java\", which has look-around and a time limit"));
        }
    }

    private Regex backtracking(String pattern, Where where) {
        try {
            return new Regex.Backtracking(java.util.regex.Pattern.compile(pattern), limit, System::nanoTime);
        } catch (java.util.regex.PatternSyntaxException e) {
            throw malformed(pattern, e, where);
        }
    }

    private static Optional<java.util.regex.PatternSyntaxException> refusedByJava(String pattern) {
        try {
            java.util.regex.Pattern.compile(pattern);
            return Optional.empty();
        } catch (java.util.regex.PatternSyntaxException e) {
            return Optional.of(e);
        }
    }

    private static ProblemException malformed(String pattern, java.util.regex.PatternSyntaxException e, Where where) {
        String position = e.getIndex() < 0 ? "" : " at character " + (e.getIndex() + 1);
        return new ProblemException(new Problem(
                ProblemCode.SUITE_012,
                where,
                "malformed regular expression \"" + pattern + "\"" + position + ": "
                        + e.getDescription().toLowerCase(Locale.ROOT),
                "close every ( [ {, and write \\ before a character that stands for itself"));
    }
}
