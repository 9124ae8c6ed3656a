package io.github.promptgate.score.structure;

import static net.sf.jsqlparser.parser.CCJSqlParserTreeConstants.JJTCOLUMN;
import static net.sf.jsqlparser.parser.CCJSqlParserTreeConstants.JJTEXPRESSION;
import static net.sf.jsqlparser.parser.CCJSqlParserTreeConstants.JJTFROMITEM;
import static net.sf.jsqlparser.parser.CCJSqlParserTreeConstants.JJTFROMQUERY;
import static net.sf.jsqlparser.parser.CCJSqlParserTreeConstants.JJTFUNCTIONALLCOLUMNS;
import static net.sf.jsqlparser.parser.CCJSqlParserTreeConstants.JJTJOINEREXPRESSION;
import static net.sf.jsqlparser.parser.CCJSqlParserTreeConstants.JJTPARENTHESEDDELETE;
import static net.sf.jsqlparser.parser.CCJSqlParserTreeConstants.JJTPARENTHESEDINSERT;
import static net.sf.jsqlparser.parser.CCJSqlParserTreeConstants.JJTPARENTHESEDSELECT;
import static net.sf.jsqlparser.parser.CCJSqlParserTreeConstants.JJTPARENTHESEDUPDATE;
import static net.sf.jsqlparser.parser.CCJSqlParserTreeConstants.JJTPLAINSELECT;
import static net.sf.jsqlparser.parser.CCJSqlParserTreeConstants.JJTPRIMARYEXPRESSION;
import static net.sf.jsqlparser.parser.CCJSqlParserTreeConstants.JJTSELECT;
import static net.sf.jsqlparser.parser.CCJSqlParserTreeConstants.JJTSELECTITEM;
import static net.sf.jsqlparser.parser.CCJSqlParserTreeConstants.JJTSETOPERATIONLIST;
import static net.sf.jsqlparser.parser.CCJSqlParserTreeConstants.JJTTABLENAME;
import static net.sf.jsqlparser.parser.CCJSqlParserTreeConstants.JJTWITHITEM;

import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.score.Excerpt;
import io.github.promptgate.score.structure.SqlLevel.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.parser.CCJSqlParserConstants;
import net.sf.jsqlparser.parser.SimpleNode;
import net.sf.jsqlparser.parser.Token;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.TableStatement;

/** Walks the parser's tree, which holds every table and column as written, and collects what is not allowed. */
final class SqlNames {

    static final Set<Integer> WRITES = Set.of(JJTPARENTHESEDINSERT, JJTPARENTHESEDUPDATE, JJTPARENTHESEDDELETE);
    private static final Set<Integer> FROM = Set.of(JJTSELECTITEM, JJTFROMITEM, JJTJOINEREXPRESSION);

    private final SqlAllowed allowed;
    private final SqlDialect dialect;
    private final Set<Item> misses = new LinkedHashSet<>();

    SqlNames(SqlAllowed allowed, SqlDialect dialect) {
        this.allowed = allowed;
        this.dialect = dialect;
    }

    /** What the statements use and may not; no name of one is seen in the next. */
    List<Item> notAllowed(Collection<List<SimpleNode>> statements) {
        if (allowed.restrictsNames()) {
            statements.forEach(this::statement);
        }
        return List.copyOf(misses);
    }

    private void statement(List<SimpleNode> statement) {
        SqlLevel level = new SqlLevel(null);
        List<SimpleNode> rest = new ArrayList<>();
        for (SimpleNode node : statement) {
            if (node.getId() == JJTWITHITEM) {
                visit(node, level);
            } else {
                rest.add(node);
            }
        }
        SqlSources.collect(rest, level);
        rest.forEach(node -> visit(node, level));
    }

    static List<SimpleNode> children(SimpleNode node) {
        List<SimpleNode> children = new ArrayList<>();
        for (int i = 0; i < node.jjtGetNumChildren(); i++) {
            children.add((SimpleNode) node.jjtGetChild(i));
        }
        return children;
    }

    private void visit(SimpleNode node, SqlLevel level) {
        Object value = node.jjtGetValue();
        switch (node.getId()) {
            case JJTWITHITEM -> commonTable(node, level);
            case JJTPLAINSELECT -> select(node, (PlainSelect) value, level);
            case JJTPARENTHESEDINSERT, JJTPARENTHESEDUPDATE, JJTPARENTHESEDDELETE -> write(node, level);
            case JJTSELECT, JJTPARENTHESEDSELECT -> {
                if (value instanceof TableStatement && allowed.restrictsColumns()) {
                    miss(node, "table", "all columns");
                }
                SqlLevel own = new SqlLevel(level);
                children(node).forEach(child -> visit(child, own));
            }
            case JJTTABLENAME -> table(node, level);
            case JJTCOLUMN -> column(node, (Column) value, level);
            case JJTFROMQUERY, JJTFUNCTIONALLCOLUMNS ->
                miss(node, node.jjtGetFirstToken().image, "tables and columns that cannot be told");
            default -> {
                star(node, level);
                children(node).forEach(child -> visit(child, level));
            }
        }
    }

    private void commonTable(SimpleNode node, SqlLevel level) {
        Token first = node.jjtGetFirstToken();
        boolean recursive = first.kind == CCJSqlParserConstants.K_RECURSIVE;
        String name = SqlAllowed.name(recursive ? first.next.image : first.image);
        Set<String> outputs = new HashSet<>();
        List<SimpleNode> body = new ArrayList<>();
        for (SimpleNode child : children(node)) {
            if (child.getId() == JJTSELECTITEM && child.jjtGetValue() instanceof SelectItem<?> column) {
                outputs.addAll(SqlOutputs.names(column));
            } else {
                body.add(child);
            }
        }
        for (SimpleNode query : outputs.isEmpty() ? body : List.<SimpleNode>of()) {
            outputs.addAll(
                    WRITES.contains(query.getId()) ? returned(query) : SqlOutputs.of(query.jjtGetValue(), level));
        }
        SqlLevel inner = new SqlLevel(level);
        if (recursive) {
            level.readItself();
        }
        if (dialect.readsItself() || level.readsItself()) {
            inner.define(name, outputs);
        }
        body.forEach(child -> visit(child, inner));
        level.define(name, outputs);
    }

    private static Set<String> returned(SimpleNode write) {
        Set<String> names = new HashSet<>();
        for (SimpleNode child : children(write)) {
            if (child.getId() == JJTSELECTITEM && child.jjtGetValue() instanceof SelectItem<?> item) {
                names.addAll(SqlOutputs.names(item));
            }
        }
        return names;
    }

    private void write(SimpleNode node, SqlLevel level) {
        SqlLevel own = new SqlLevel(level);
        List<SimpleNode> children = children(node);
        if (node.getId() == JJTPARENTHESEDINSERT
                && allowed.restrictsColumns()
                && children.stream().noneMatch(child -> child.getId() == JJTCOLUMN)) {
            miss(node, "insert", "all columns");
        }
        SqlSources.collect(children, own);
        children.forEach(child -> visit(child, own));
    }

    private void select(SimpleNode node, PlainSelect select, SqlLevel level) {
        SqlLevel own = new SqlLevel(level);
        List<SimpleNode> children = children(node);
        SqlSources.collect(children, own);
        SqlLevel after = new SqlLevel(own);
        after.add("", Source.derived(aliases(node, select, own)));
        int lastFrom = -1;
        for (int i = 0; i < children.size(); i++) {
            lastFrom = FROM.contains(children.get(i).getId()) ? i : lastFrom;
        }
        boolean where = select.getWhere() != null;
        for (int i = 0; i < children.size(); i++) {
            boolean before = i <= lastFrom || where;
            where = where && !(i > lastFrom && children.get(i).getId() == JJTEXPRESSION);
            visit(children.get(i), before ? own : after);
        }
    }

    /** What stands after the condition may use the names that the query gives, also those of a union's first query. */
    private static Set<String> aliases(SimpleNode node, PlainSelect select, SqlLevel level) {
        Set<String> names = new HashSet<>();
        select.getSelectItems().stream()
                .filter(item -> item.getAlias() != null)
                .forEach(item -> names.addAll(SqlOutputs.names(item)));
        for (SimpleNode up = (SimpleNode) node.jjtGetParent();
                up != null && up.getId() == JJTSETOPERATIONLIST;
                up = (SimpleNode) up.jjtGetParent()) {
            SimpleNode around = (SimpleNode) up.jjtGetParent();
            if (around != null && around.jjtGetValue() instanceof SetOperationList list) {
                names.addAll(SqlOutputs.of(list, level));
            }
        }
        return names;
    }

    private void table(SimpleNode node, SqlLevel level) {
        Table table = (Table) node.jjtGetValue();
        if (SqlSources.isStar(node)) {
            return;
        }
        String name = SqlAllowed.name(table.getFullyQualifiedName());
        boolean alias = !isIn(node, JJTFROMITEM)
                && level.source(name)
                        .map(source -> !source.table().equals(name))
                        .orElse(false);
        if (alias || level.commonTable(name).isPresent()) {
            return;
        }
        if (!allowed.table(name)) {
            miss(node, table.getFullyQualifiedName(), "table");
        }
        if (allowed.restrictsColumns() && !SqlOutputs.renamed(table.getAlias()).isEmpty()) {
            miss(node, table.getFullyQualifiedName(), "columns named anew");
        }
    }

    private void column(SimpleNode node, Column column, SqlLevel level) {
        String written = column.getColumnName();
        boolean text = dialect.doubleQuotesText() && column.getTable() == null && written.startsWith("\"");
        if (!allowed.restrictsColumns() || text) {
            return;
        }
        String name = SqlAllowed.name(written);
        String of = column.getTable() == null
                ? ""
                : SqlAllowed.name(column.getTable().getFullyQualifiedName());
        boolean fits = of.isEmpty()
                ? level.allows(name, allowed)
                : level.source(of)
                        .map(source -> !source.isTable() || allowed.column(source.table(), name))
                        .orElse(allowed.column(of, name));
        if (!fits) {
            miss(node, column.getFullyQualifiedName(), "column");
        }
    }

    private void star(SimpleNode node, SqlLevel level) {
        Object value = node.jjtGetValue();
        if (!allowed.restrictsColumns() || node.getId() != JJTPRIMARYEXPRESSION || !(value instanceof AllColumns)) {
            return;
        }
        if (value instanceof AllTableColumns all) {
            Optional<Source> source =
                    level.source(SqlAllowed.name(all.getTable().getFullyQualifiedName()));
            if (source.map(Source::isTable).orElse(true)) {
                miss(node, all.getTable().getFullyQualifiedName() + ".*", "all columns");
            }
        } else if (isIn(node, JJTSELECTITEM) && !level.starIsHarmless()) {
            miss(node, "*", "all columns");
        }
    }

    private static boolean isIn(SimpleNode node, int id) {
        return ((SimpleNode) node.jjtGetParent()).getId() == id;
    }

    private void miss(SimpleNode node, String name, String what) {
        Token at = node.jjtGetFirstToken();
        String place = what + " at " + at.beginLine + ":" + at.beginColumn;
        misses.add(new Item("span", Excerpt.of(name), "not allowed", place));
    }
}
