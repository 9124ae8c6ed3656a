package io.github.promptgate.score.structure;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.sf.jsqlparser.parser.feature.Feature;
import net.sf.jsqlparser.parser.feature.FeatureConfiguration;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.util.validation.Validation;
import net.sf.jsqlparser.util.validation.ValidationException;
import net.sf.jsqlparser.util.validation.feature.DatabaseType;
import net.sf.jsqlparser.util.validation.feature.FeatureSetValidation;
import net.sf.jsqlparser.util.validation.feature.FeaturesAllowed;

/** What a database understands, as far as the parser can tell; its feature sets lack some that the databases have. */
enum SqlDialect {
    ANY,
    POSTGRESQL,
    MYSQL,
    MARIADB,
    SQLSERVER,
    ORACLE;

    private Set<Feature> features() {
        return switch (this) {
            case ANY -> Set.of();
            case POSTGRESQL ->
                with(
                        DatabaseType.POSTGRESQL,
                        Feature.merge,
                        Feature.updateFrom,
                        Feature.joinNatural,
                        Feature.offsetParam);
            case MYSQL -> with(DatabaseType.MYSQL, Feature.lateralSubSelect, Feature.setOperationExcept);
            case MARIADB -> with(DatabaseType.MARIADB);
            case SQLSERVER -> with(DatabaseType.SQLSERVER);
            case ORACLE -> with(DatabaseType.ORACLE, Feature.tableFunction, Feature.setOperationExcept);
        };
    }

    private static Set<Feature> with(DatabaseType type, Feature... more) {
        Set<Feature> features = new HashSet<>(type.getFeatures());
        features.addAll(List.of(more));
        return features;
    }

    /** As suites write them. */
    static String[] words() {
        return Stream.of(values())
                .map(dialect -> dialect.name().toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
    }

    static SqlDialect of(String written) {
        return valueOf(written.toUpperCase(Locale.ROOT));
    }

    /** How names and texts may be quoted, in the order in which to try. */
    List<SqlQuotes> quotes() {
        return switch (this) {
            case ANY -> List.of(SqlQuotes.STANDARD, SqlQuotes.BRACKETS, SqlQuotes.BACKSLASH);
            case MYSQL, MARIADB -> List.of(SqlQuotes.BACKSLASH);
            case SQLSERVER -> List.of(SqlQuotes.BRACKETS);
            default -> List.of(SqlQuotes.STANDARD);
        };
    }

    /** Whether a common table expression may read itself without the word RECURSIVE. */
    boolean readsItself() {
        return this == SQLSERVER || this == ORACLE;
    }

    /** Whether what stands in double quotes is a text. */
    boolean doubleQuotesText() {
        return this == MYSQL || this == MARIADB;
    }

    /** What of the statement the database does not have, in the parser's words. */
    Set<String> foreign(Statement statement) {
        if (this == ANY) {
            return Set.of();
        }
        FeatureSetValidation own = new FeaturesAllowed(name(), features().toArray(new Feature[0]));
        Set<String> foreign = new TreeSet<>();
        Validation.validate(statement, Validation.createValidationContext(new FeatureConfiguration(), List.of(own)))
                .values()
                .forEach(errors -> errors.stream()
                        .map(ValidationException::getMessage)
                        .map(message -> message.replace(" not supported.", ""))
                        .map(message -> message.replace(" not allowed.", ""))
                        .forEach(foreign::add));
        return foreign;
    }
}
