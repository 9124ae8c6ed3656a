package io.github.promptgate.score.text;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BiFunction;

/** How like an answer is to texts. Thread-safe. */
@FunctionalInterface
interface Likeness {

    /** In [0, 1]; empty where the definition gives 0/0. */
    OptionalDouble of(String answer, List<String> texts);

    /** Of several texts, the one that the answer is most like counts. */
    static Likeness best(BiFunction<String, String, OptionalDouble> ofTwo) {
        return (answer, texts) -> texts.stream()
                .map(text -> ofTwo.apply(answer, text))
                .flatMapToDouble(OptionalDouble::stream)
                .max();
    }
}
