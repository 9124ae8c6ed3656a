package io.github.promptgate;

import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.suite.Suite;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What leaves a part of a suite's plan out. Filters that stand in the suite itself make its plan; those of a flag cut
 * it down, and {@code limit} does wherever it stands.
 */
final class Filters {

    private static final List<RunOption> OPTIONS =
            List.of(RunOption.PROMPTS, RunOption.MODELS, RunOption.CASES, RunOption.TAGS);
    private static final List<RunOption> VALUES = List.of(
            RunOption.SAMPLES, RunOption.ENVIRONMENT, RunOption.SEED, RunOption.MAX_ERRORS, RunOption.MAX_UNSCORED);

    private Filters() {}

    /** Each as the user would write it: {@code cases: refund-*}. */
    static List<String> of(EvalRequest request, Suite suite) {
        List<String> filters = new ArrayList<>(told(request, OPTIONS));
        suite.run().limit().ifPresent(limit -> filters.add(RunOption.LIMIT.key() + ": " + limit));
        request.part().ifPresent(chosen -> filters.add("chosen as JUnit tests"));
        return List.copyOf(filters);
    }

    /** What flags put in place of the suite's values that answers and verdict depend on, without leaving anything out. */
    static List<String> given(EvalRequest request) {
        return told(request, VALUES);
    }

    private static List<String> told(EvalRequest request, List<RunOption> options) {
        return options.stream()
                .flatMap(option -> request.overrides().run().get(option.key()).stream()
                        .map(value -> option.key() + ": " + text(value)))
                .toList();
    }

    /** A comma parts the words of a list: one within a word is written as any one character. */
    private static String text(Node value) {
        return value instanceof ListNode list
                ? list.items().stream()
                        .map(item -> item.asText().replace(',', '?'))
                        .collect(Collectors.joining(","))
                : value.asText();
    }
}
