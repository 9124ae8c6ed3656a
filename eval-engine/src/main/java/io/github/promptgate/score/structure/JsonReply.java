package io.github.promptgate.score.structure;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.CannotScore;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.Node;
import io.github.promptgate.suite.Options;
import io.github.promptgate.suite.Shape;
import java.util.Optional;
import java.util.function.Function;

/** Reads the JSON of a reply: strict, one value, no duplicate keys. */
public final class JsonReply {

    static final Shape.Field EXTRACT =
            Shape.optional("extract", Shape.choice("whole", "first"), "first: find the JSON inside prose");

    private static final String SHOWN = "reply";
    private static final int MOST_LETTERS = 8_000_000;

    /** A value, or why there is none. */
    public record Read(Optional<Node> value, String error) {

        static Read of(Node value) {
            return new Read(Optional.of(value), "");
        }

        static Read none(String error) {
            return new Read(Optional.empty(), error);
        }
    }

    private JsonReply() {}

    /** The whole text as one value. */
    public static Read whole(String text) {
        try {
            return Read.of(JsonText.read(text, SHOWN));
        } catch (ProblemException e) {
            Problem problem = e.problems().get(0);
            return Read.none(problem.what() + " (line " + problem.where().line() + ", column "
                    + Math.max(1, problem.where().column()) + ")");
        }
    }

    /** As {@link #whole}, without the Markdown fence that may stand around the value. */
    public static Read fenced(String text) {
        return whole(CodeFence.off(text));
    }

    /**
     * The way in which the options {@link #EXTRACT} and {@link CodeFence#OPTION} have a reply read.
     *
     * @param opening brackets that a value inside prose may start with
     */
    static Function<String, Read> way(Options options, String opening) {
        if (options.text("extract", "whole").equals("first")) {
            return text -> first(text, opening);
        }
        return CodeFence.isAllowed(options) ? JsonReply::fenced : JsonReply::whole;
    }

    /**
     * The first map or list inside prose.
     *
     * @param opening brackets that the value may start with
     * @throws CannotScore LIMIT when the text is all brackets and nothing fits
     */
    static Read first(String text, String opening) {
        int looked = 0;
        for (int start = 0; start < text.length(); start++) {
            if (opening.indexOf(text.charAt(start)) < 0) {
                continue;
            }
            int end = Brackets.end(text, start);
            looked += (end < 0 ? text.length() : end) - start;
            if (looked > MOST_LETTERS) {
                throw new CannotScore(UnscoredCause.LIMIT, "too many brackets to find the JSON in this reply");
            }
            if (end > 0) {
                Read read = whole(text.substring(start, end));
                if (read.value().isPresent()) {
                    return read;
                }
            }
        }
        return Read.none("the reply holds no JSON that starts with one of " + opening);
    }
}
