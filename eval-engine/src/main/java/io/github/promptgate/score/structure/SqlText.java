package io.github.promptgate.score.structure;

import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.CannotScore;
import io.github.promptgate.score.Excerpt;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserConstants;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.SimpleNode;
import net.sf.jsqlparser.parser.StringProvider;
import net.sf.jsqlparser.parser.Token;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.statement.Statement;
import org.jspecify.annotations.Nullable;

/**
 * SQL that was taken apart. The parser looks ahead without bounds and calls itself, so that it gets bounded texts, a
 * thread with a stack of its own, and bounded time.
 *
 * @param tree of the parser, with every table and column as written
 */
record SqlText(List<Statement> statements, SimpleNode tree) {

    private static final int MOST_LETTERS = 20_000;
    private static final int DEEPEST = 50;
    /** The parser's careful way takes time that grows exponentially with the brackets. */
    private static final int DEEPEST_CAREFUL = 10;

    private static final long MOST_MILLIS = 1500;
    private static final long STACK = 16L << 20;
    private static final Pattern PLACE = Pattern.compile("line (\\d+), column (\\d+)");

    /** The nodes of each statement, as they stand between semicolons. */
    Collection<List<SimpleNode>> parts() {
        NavigableMap<Integer, List<SimpleNode>> parts = new TreeMap<>();
        parts.put(-1, new ArrayList<>());
        for (Token token = tree.jjtGetFirstToken(); token != null; token = token.next) {
            if (token.kind == CCJSqlParserConstants.ST_SEMICOLON) {
                parts.put(token.absoluteBegin, new ArrayList<>());
            }
        }
        SqlNames.children(tree)
                .forEach(node -> parts.floorEntry(node.jjtGetFirstToken().absoluteBegin)
                        .getValue()
                        .add(node));
        return parts.values();
    }

    /** The text taken apart, or the first thing wrong with it. */
    record Read(Optional<SqlText> sql, String error, long place) {

        private static Read wrong(int line, int column, String at) {
            String shown = at.isEmpty() ? ", at its end" : ", at \"" + Excerpt.of(at) + "\"";
            String error = "not SQL that can be parsed (line " + line + ", column " + column + ")" + shown;
            return new Read(Optional.empty(), error, ((long) line << 32) + column);
        }

        private Read orFurther(Read other) {
            return sql.isPresent() || (other.sql.isEmpty() && place >= other.place) ? this : other;
        }
    }

    /** The parser, which shows its tree to those who extend it, and stops when told. */
    private static final class Parser extends CCJSqlParser {

        Parser(String text) {
            super(new StringProvider(text));
        }

        SqlText parsed() throws ParseException {
            List<Statement> statements = List.copyOf(Statements());
            return new SqlText(statements, (SimpleNode) jjtree.rootNode());
        }
    }

    /** Parses one text at a time, until it is told to stop. */
    private static final class Attempts {

        private volatile @Nullable Parser parser;
        private volatile boolean stopped;

        void stop() {
            stopped = true;
            Parser now = parser;
            if (now != null) {
                now.interrupted = true;
            }
        }

        Read all(String text, SqlDialect dialect) {
            boolean careful = depth(text) <= DEEPEST_CAREFUL;
            Read best = new Read(Optional.empty(), "", -1);
            for (SqlQuotes quotes : dialect.quotes()) {
                best = best.orFurther(one(text, quotes, false));
                if (best.sql().isEmpty() && careful) {
                    best = best.orFurther(one(text, quotes, true));
                }
                if (best.sql().isPresent() || stopped) {
                    return best;
                }
            }
            return best;
        }

        private Read one(String text, SqlQuotes quotes, boolean careful) {
            Parser next = new Parser(text);
            next.withAllowComplexParsing(careful)
                    .withSquareBracketQuotation(quotes == SqlQuotes.BRACKETS)
                    .withBackslashEscapeCharacter(quotes == SqlQuotes.BACKSLASH);
            parser = next;
            try {
                return new Read(Optional.of(next.parsed()), "", 0);
            } catch (ParseException e) {
                Token at = e.currentToken == null ? null : e.currentToken.next;
                return at == null ? placed(e.getMessage()) : Read.wrong(at.beginLine, at.beginColumn, image(at));
            } catch (TokenMgrException e) {
                return placed(e.getMessage());
            }
        }

        private static String image(Token token) {
            return token.kind == 0 || token.image == null ? "" : token.image;
        }

        private static Read placed(@Nullable String message) {
            Matcher place = PLACE.matcher(String.valueOf(message));
            return place.find()
                    ? Read.wrong(Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)), "")
                    : Read.wrong(1, 1, "");
        }
    }

    /** Has the parser ready, which takes longer the first time than the limit of time should allow for. */
    static void warm() {
        new Attempts().all("select a from t where b = 1", SqlDialect.ANY);
    }

    /**
     * Takes the text apart and works with what comes of it, within the limits.
     *
     * @throws CannotScore LIMIT for what is too long, too deep or takes too long
     */
    static <T> T with(String text, SqlDialect dialect, Function<Read, T> work) {
        if (text.isBlank()) {
            return work.apply(Read.wrong(1, 1, ""));
        }
        if (text.length() > MOST_LETTERS) {
            throw limit("the SQL has more than " + MOST_LETTERS + " characters");
        }
        if (depth(text) > DEEPEST) {
            throw limit("brackets stand more than " + DEEPEST + " deep");
        }
        Attempts attempts = new Attempts();
        FutureTask<T> task = new FutureTask<>(() -> work.apply(attempts.all(text, dialect)));
        Thread thread = new Thread(null, task, "promptgate-sql", STACK);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(MOST_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            attempts.stop();
            throw limit("the SQL takes too long to parse");
        } catch (InterruptedException e) {
            attempts.stop();
            Thread.currentThread().interrupt();
            throw limit("stopped while it parsed");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StackOverflowError
                    ? limit("the SQL is nested too deep")
                    : limit("the SQL is more than the parser takes apart");
        }
    }

    private static CannotScore limit(String detail) {
        return new CannotScore(UnscoredCause.LIMIT, detail);
    }

    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : 0;
            depth -= c == ')' && depth > 0 ? 1 : 0;
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }
}
