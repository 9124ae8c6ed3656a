package io.github.promptgate.score.structure;

import io.github.promptgate.score.structure.SqlLevel.Source;
import java.util.HashSet;
import java.util.Set;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;
import org.jspecify.annotations.Nullable;

/** The names of the columns that a query gives to the query around it. */
final class SqlOutputs {

    private SqlOutputs() {}

    static Set<String> of(@Nullable Object query, SqlLevel level) {
        if (query instanceof SetOperationList list) {
            return of(list.getSelects().get(0), level);
        }
        if (query instanceof ParenthesedSelect inner) {
            return of(inner.getSelect(), level);
        }
        Set<String> names = new HashSet<>();
        if (query instanceof PlainSelect select) {
            select.getSelectItems().forEach(item -> names.addAll(names(item)));
            if (select.getSelectItems().stream().anyMatch(item -> item.getExpression() instanceof AllColumns)) {
                names.addAll(starred(select, level));
            }
        }
        return names;
    }

    static Set<String> names(SelectItem<?> item) {
        if (item.getAlias() != null) {
            return Set.of(SqlAllowed.name(item.getAlias().getName()));
        }
        return item.getExpression() instanceof Column column
                ? Set.of(SqlAllowed.name(column.getColumnName()))
                : Set.of();
    }

    private static Set<String> starred(PlainSelect select, SqlLevel level) {
        Set<String> names = new HashSet<>(given(select.getFromItem(), level));
        if (select.getJoins() != null) {
            for (Join join : select.getJoins()) {
                names.addAll(given(join.getFromItem(), level));
            }
        }
        return names;
    }

    private static Set<String> given(@Nullable FromItem from, SqlLevel level) {
        if (from instanceof Table table) {
            return level.commonTable(SqlAllowed.name(table.getFullyQualifiedName()))
                    .map(Source::outputs)
                    .orElse(Set.of());
        }
        return from instanceof Select select ? of(select, level) : Set.of();
    }

    /** The columns that an alias names anew: {@code t(a, b)}. */
    static Set<String> renamed(@Nullable Alias alias) {
        Set<String> names = new HashSet<>();
        if (alias != null && alias.getAliasColumns() != null) {
            alias.getAliasColumns().forEach(column -> names.add(SqlAllowed.name(column.name)));
        }
        return names;
    }
}
