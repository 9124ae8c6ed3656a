package io.github.promptgate.score.structure;

import io.github.promptgate.suite.Options;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names that SQL may use; an empty set allows all. SQL does not tell capitals from small letters, nor quoted names
 * from plain ones here.
 *
 * @param tables as written in the suite: with a schema or without
 * @param columns plain, or after the table's name and a dot
 * @param statements kinds of statement
 */
record SqlAllowed(Set<String> tables, Set<String> columns, Set<String> statements) {

    /** What the databases have without anybody's making it. */
    private static final Set<String> BUILT_IN = Set.of("sysdate", "systimestamp", "rownum");

    private static final String DUMMY = "dual";
    private static final Set<Character> QUOTES = Set.of('"', '`', '[');

    static SqlAllowed of(Options options) {
        return new SqlAllowed(names(options, "tables"), names(options, "columns"), names(options, "statements"));
    }

    private static Set<String> names(Options options, String key) {
        return options.texts(key).stream().map(SqlAllowed::name).collect(Collectors.toUnmodifiableSet());
    }

    /** A name, with a schema or without, as names are compared. */
    static String name(String written) {
        return Stream.of(written.split("\\.", -1)).map(SqlAllowed::part).collect(Collectors.joining("."));
    }

    private static String part(String written) {
        String part = written.strip();
        boolean quoted = part.length() > 1 && QUOTES.contains(part.charAt(0));
        return (quoted ? part.substring(1, part.length() - 1) : part).toLowerCase(Locale.ROOT);
    }

    boolean restrictsNames() {
        return !tables.isEmpty() || restrictsColumns();
    }

    boolean restrictsColumns() {
        return !columns.isEmpty();
    }

    boolean statement(String kind) {
        return statements.isEmpty() || statements.contains(kind);
    }

    boolean table(String name) {
        return tables.isEmpty() || tables.contains(name) || name.equals(DUMMY);
    }

    boolean anywhere(String column) {
        return columns.contains(column) || BUILT_IN.contains(column);
    }

    boolean column(String table, String column) {
        return anywhere(column) || columns.contains(table + "." + column);
    }
}
