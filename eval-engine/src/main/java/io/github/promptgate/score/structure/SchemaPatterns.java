package io.github.promptgate.score.structure;

import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.CannotScore;
import io.github.promptgate.score.TimedText;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Patterns of a schema run in linear time where they can; those with look-around run with a time limit of a second, so
 * that no answer can hang a build.
 */
enum SchemaPatterns implements RegularExpressionFactory {
    INSTANCE;

    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(1);

    @Override
    public RegularExpression getRegularExpression(String pattern) {
        try {
            com.google.re2j.Pattern linear = com.google.re2j.Pattern.compile(pattern);
            return text -> linear.matcher(text).find();
        } catch (com.google.re2j.PatternSyntaxException e) {
            return timed(Pattern.compile(pattern.replace("\\p{Letter}", "\\p{L}")));
        }
    }

    private static RegularExpression timed(Pattern pattern) {
        return text -> {
            try {
                return pattern.matcher(new TimedText(text, LIMIT_NANOS, System::nanoTime))
                        .find();
            } catch (TimedText.TimeIsUp e) {
                throw new CannotScore(UnscoredCause.LIMIT, "a pattern of the schema did not end within 1 s");
            }
        };
    }
}
