package io.github.promptgate.score.structure;

import static net.sf.jsqlparser.parser.CCJSqlParserTreeConstants.JJTPARENTHESEDDELETE;
import static net.sf.jsqlparser.parser.CCJSqlParserTreeConstants.JJTPARENTHESEDINSERT;
import static net.sf.jsqlparser.parser.CCJSqlParserTreeConstants.JJTPARENTHESEDUPDATE;

import io.github.promptgate.record.Evidence.Item;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.parser.SimpleNode;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.merge.Merge;
import net.sf.jsqlparser.statement.merge.MergeInsert;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.TableStatement;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.statement.upsert.Upsert;

/** What kinds of statement there are, and which of them SQL holds, also those that write inside a query. */
final class SqlKinds {

    static final String[] ALL = {
        "select", "insert", "update", "delete", "merge", "upsert", "create", "alter", "drop", "truncate", "other"
    };

    /** Those whose tables and columns all stand in the parser's tree. */
    private static final Set<String> TOLD = Set.of("select", "insert", "update", "delete", "merge", "upsert");

    private final SqlAllowed allowed;

    SqlKinds(SqlAllowed allowed) {
        this.allowed = allowed;
    }

    /** What the statement may not be or do as a whole. */
    List<Item> notAllowed(Statement statement, String place) {
        String kind = of(statement);
        List<Item> items = new ArrayList<>();
        if (!allowed.statement(kind)) {
            items.add(new Item("span", kind, "not allowed", place));
        }
        if (allowed.restrictsNames() && !TOLD.contains(kind)) {
            items.add(new Item("span", kind, "not allowed", place + ", whose tables and columns cannot be told"));
        }
        if (allowed.restrictsColumns() && (writesUnnamed(statement) || statement instanceof TableStatement)) {
            items.add(new Item("span", kind, "not allowed", place + ", all columns"));
        }
        return items;
    }

    /** Kinds that stand inside other statements and may not. */
    List<Item> notAllowedInside(SimpleNode tree) {
        Set<String> kinds = new LinkedHashSet<>();
        inside(tree, kinds);
        return kinds.stream()
                .filter(kind -> !allowed.statement(kind))
                .map(kind -> new Item("span", kind, "not allowed", "inside a query"))
                .toList();
    }

    private static String of(Statement statement) {
        if (statement instanceof Select) {
            return "select";
        }
        if (statement instanceof Insert) {
            return "insert";
        }
        if (statement instanceof Update) {
            return "update";
        }
        if (statement instanceof Delete) {
            return "delete";
        }
        if (statement instanceof Merge) {
            return "merge";
        }
        if (statement instanceof Upsert) {
            return "upsert";
        }
        String type = statement.getClass().getSimpleName();
        for (String kind : List.of("Create", "Alter", "Drop", "Truncate")) {
            if (type.startsWith(kind)) {
                return kind.toLowerCase(Locale.ROOT);
            }
        }
        return "other";
    }

    private static void inside(SimpleNode node, Set<String> kinds) {
        switch (node.getId()) {
            case JJTPARENTHESEDINSERT -> kinds.add("insert");
            case JJTPARENTHESEDUPDATE -> kinds.add("update");
            case JJTPARENTHESEDDELETE -> kinds.add("delete");
            default -> {
                // nothing that writes, unless a query does so into a new table
            }
        }
        if (node.jjtGetValue() instanceof PlainSelect select
                && (select.getIntoTempTable() != null
                        || (select.getIntoTables() != null
                                && !select.getIntoTables().isEmpty()))) {
            kinds.add("create");
        }
        SqlNames.children(node).forEach(child -> inside(child, kinds));
    }

    /** Whether it writes into columns that it does not name. */
    private static boolean writesUnnamed(Statement statement) {
        if (statement instanceof Insert insert) {
            return insert.getColumns() == null && insert.getSetUpdateSets() == null;
        }
        if (statement instanceof Merge merge) {
            return merge.getOperations() != null
                    && merge.getOperations().stream()
                            .anyMatch(part -> part instanceof MergeInsert insert
                                    && (insert.getColumns() == null
                                            || insert.getColumns().isEmpty()));
        }
        return statement instanceof Upsert upsert && upsert.getColumns() == null && upsert.getUpdateSets() == null;
    }
}
