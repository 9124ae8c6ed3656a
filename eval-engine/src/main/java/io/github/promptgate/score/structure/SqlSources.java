package io.github.promptgate.score.structure;

import static net.sf.jsqlparser.parser.CCJSqlParserTreeConstants.JJTFROMITEM;
import static net.sf.jsqlparser.parser.CCJSqlParserTreeConstants.JJTPARENTHESEDSELECT;
import static net.sf.jsqlparser.parser.CCJSqlParserTreeConstants.JJTPLAINSELECT;
import static net.sf.jsqlparser.parser.CCJSqlParserTreeConstants.JJTSELECT;
import static net.sf.jsqlparser.parser.CCJSqlParserTreeConstants.JJTTABLENAME;
import static net.sf.jsqlparser.parser.CCJSqlParserTreeConstants.JJTWITHITEM;

import io.github.promptgate.score.structure.SqlLevel.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.parser.SimpleNode;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.FromItem;

/** Finds what the rows of one query come from, before the names in it are asked for. */
final class SqlSources {

    private SqlSources() {}

    static void collect(List<SimpleNode> nodes, SqlLevel level) {
        List<Table> plain = new ArrayList<>();
        nodes.forEach(node -> collect(node, level, plain));
        plain.stream()
                .filter(table -> !level.knows(SqlAllowed.name(table.getFullyQualifiedName())))
                .forEach(table -> add(table, level));
    }

    private static void collect(SimpleNode node, SqlLevel level, List<Table> plain) {
        Object value = node.jjtGetValue();
        int id = node.getId();
        if (id == JJTTABLENAME && value instanceof Table table && !isStar(node)) {
            if (table.getAlias() == null) {
                plain.add(table);
            } else {
                add(table, level);
            }
        } else if (id == JJTFROMITEM
                && value instanceof FromItem from
                && !(from instanceof Table)
                && from.getAlias() != null) {
            Set<String> renamed = SqlOutputs.renamed(from.getAlias());
            level.add(
                    SqlAllowed.name(from.getAlias().getName()),
                    Source.derived(renamed.isEmpty() ? SqlOutputs.of(from, level) : renamed));
        }
        boolean query = id == JJTSELECT || id == JJTPLAINSELECT || id == JJTPARENTHESEDSELECT || id == JJTWITHITEM;
        if (!query && !SqlNames.WRITES.contains(id)) {
            SqlNames.children(node).forEach(child -> collect(child, level, plain));
        }
    }

    private static void add(Table table, SqlLevel level) {
        String name = SqlAllowed.name(table.getFullyQualifiedName());
        Set<String> renamed = SqlOutputs.renamed(table.getAlias());
        Source source = level.commonTable(name)
                .map(common -> renamed.isEmpty() ? common : Source.derived(renamed))
                .orElse(Source.table(name));
        if (table.getAlias() != null) {
            level.add(SqlAllowed.name(table.getAlias().getName()), source);
        } else {
            level.add(name, source);
            level.add(SqlAllowed.name(table.getName()), source);
        }
    }

    static boolean isStar(SimpleNode table) {
        return ((SimpleNode) table.jjtGetParent()).jjtGetValue() instanceof AllTableColumns;
    }
}
