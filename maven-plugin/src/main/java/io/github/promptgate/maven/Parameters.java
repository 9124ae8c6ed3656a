package io.github.promptgate.maven;

import io.github.promptgate.EvalRequest;
import io.github.promptgate.GivenOption;
import io.github.promptgate.RunOption;
import io.github.promptgate.SuiteFiles;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.suite.Overrides;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What a goal was told. Maven alone lets a POM's configuration beat {@code -D}; here what the user typed wins, so that
 * {@code -Dprompt.prompts=careless} means what it says in every build.
 */
final class Parameters {

    private static final List<String> SUITES = List.of("src/**/*.suite.yaml");

    private final Properties typed;
    private final List<GivenOption> given = new ArrayList<>();
    private final Map<RunOption, List<String>> values = new EnumMap<>(RunOption.class);
    private List<MapNode> rules = List.of();

    /** @param typed the session's user properties */
    Parameters(Properties typed) {
        this.typed = typed;
    }

    /** Adds an option with one value. */
    Parameters with(RunOption option, @Nullable String configured) {
        return with(option, configured == null ? null : List.of(configured));
    }

    /** Adds an option with its values. */
    Parameters with(RunOption option, @Nullable List<String> configured) {
        String property = typed.getProperty(option.property());
        if (property != null) {
            return with(new GivenOption(option, Where.file("-D" + option.property()), split(option, property)));
        }
        return configured == null || configured.isEmpty()
                ? this
                : with(new GivenOption(option, Where.file("<" + option.parameter() + ">"), trimmed(configured)));
    }

    private Parameters with(GivenOption option) {
        given.add(option);
        values.put(option.option(), option.values());
        return this;
    }

    /** Adds rules in place of the suites' own. */
    Parameters with(List<MapNode> replacing) {
        this.rules = List.copyOf(replacing);
        return this;
    }

    /** What a single-valued option was given. */
    Optional<String> text(RunOption option) {
        return Optional.ofNullable(values.get(option)).map(texts -> String.join(",", texts));
    }

    /** Whether the suites are only looked for, not named. */
    boolean looksForSuites() {
        return !values.containsKey(RunOption.SUITES);
    }

    /** What a switch was given. */
    boolean flag(RunOption option, boolean otherwise) {
        return text(option).map(Boolean::parseBoolean).orElse(otherwise);
    }

    /**
     * What a number was given.
     *
     * @throws ProblemException RUN-003
     */
    int count(RunOption option, int otherwise) {
        String text = text(option).orElse(Integer.toString(otherwise));
        if (!text.matches("\\d{1,6}")) {
            throw new ProblemException(new Problem(
                    ProblemCode.RUN_003,
                    where(option),
                    "\"" + text + "\" is not a whole number from 0",
                    "write a number such as " + otherwise));
        }
        return Integer.parseInt(text);
    }

    /**
     * One request per suite.
     *
     * @throws ProblemException SOURCE-001 and SOURCE-005
     */
    List<EvalRequest> requests(Build build, Path output) {
        List<String> asked = values.getOrDefault(RunOption.SUITES, SUITES);
        Overrides overrides = overrides();
        return SuiteFiles.find(asked, build.folder(), where(RunOption.SUITES)).stream()
                .map(suite -> new EvalRequest(suite, output, build.root(), overrides))
                .toList();
    }

    /**
     * The suite files that were named; none when none was.
     *
     * @throws ProblemException SOURCE-001 and SOURCE-005
     */
    List<Path> suites(Build build) {
        List<String> asked = values.getOrDefault(RunOption.SUITES, List.of());
        return SuiteFiles.find(asked, build.folder(), where(RunOption.SUITES));
    }

    /** What stands in place of the suites' values. */
    Overrides overrides() {
        return GivenOption.overrides(given, rules);
    }

    /** How the user spelt it. */
    Where where(RunOption option) {
        return given.stream()
                .filter(one -> one.option() == option)
                .map(GivenOption::where)
                .findFirst()
                .orElse(Where.file("<" + option.parameter() + ">"));
    }

    private static List<String> split(RunOption option, String property) {
        return option.kind().many() ? trimmed(List.of(property.split(",", -1))) : List.of(property.trim());
    }

    private static List<String> trimmed(List<String> texts) {
        return texts.stream().map(String::trim).toList();
    }
}
