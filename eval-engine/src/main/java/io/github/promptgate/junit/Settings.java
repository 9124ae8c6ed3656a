package io.github.promptgate.junit;

import io.github.promptgate.GivenOption;
import io.github.promptgate.RunOption;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.Where;
import io.github.promptgate.suite.Overrides;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.engine.ConfigurationParameters;

/**
 * What JUnit's configuration parameters say: {@code promptgate.output}, and {@code promptgate.} with each key of a
 * suite's {@code run}, such as {@code promptgate.samples}.
 */
final class Settings {

    private static final String PREFIX = "promptgate.";
    private static final String OUTPUT = PREFIX + RunOption.OUTPUT.key();
    private static final String DEFAULT_OUTPUT = "target/promptgate";

    private final ConfigurationParameters parameters;

    Settings(ConfigurationParameters parameters) {
        this.parameters = parameters;
    }

    Path output(Path working) {
        return working.resolve(parameters.get(OUTPUT).orElse(DEFAULT_OUTPUT));
    }

    Overrides overrides() {
        List<GivenOption> given = new ArrayList<>();
        for (RunOption option : RunOption.of(RunOption.Door.SUITE)) {
            String name = PREFIX + option.key();
            parameters.get(name).ifPresent(text -> given.add(given(option, name, text)));
        }
        return GivenOption.overrides(given, List.of());
    }

    private static GivenOption given(RunOption option, String name, String text) {
        List<String> values = option.kind().many()
                ? Stream.of(text.split(",")).map(String::strip).toList()
                : List.of(text);
        return new GivenOption(option, Where.file(name), values);
    }

    /** RUN-003 for the first parameter of ours that is none. */
    Optional<Problem> unknown() {
        List<String> known = Stream.concat(
                        Stream.of(OUTPUT),
                        RunOption.of(RunOption.Door.SUITE).stream().map(option -> PREFIX + option.key()))
                .toList();
        return parameters.keySet().stream()
                .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
                .sorted()
                .findFirst()
                .map(name ->
                        Problem.unknown(ProblemCode.RUN_003, Where.nowhere(), "configuration parameter", name, known));
    }
}
