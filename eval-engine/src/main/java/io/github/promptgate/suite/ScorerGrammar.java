package io.github.promptgate.suite;

import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.suite.Vocabulary.ScorerWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How scorers are written, from the words that there are. */
final class ScorerGrammar {

    static final Shape METRIC_NAME = new Shape.Text(Form.NAME);

    private final Vocabulary vocabulary;

    ScorerGrammar(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** {@code - faithfulness}, {@code - contains: x}, {@code - not:contains: x}, {@code - not: {contains: x}}. */
    Shape entry() {
        List<Shape.Field> tags = new ArrayList<>(tags(""));
        tags.addAll(tags("not:"));
        tags.add(Shape.optional("not", plainEntry(), "turns pass and miss of the scorer below it around"));
        return new Shape.Defined("scorer", "a scorer", oneScorer(tags));
    }

    /** A scorer below {@code not:}. */
    private Shape plainEntry() {
        return oneScorer(tags(""));
    }

    private Shape oneScorer(List<Shape.Field> tags) {
        List<String> all = vocabulary.scorers().stream().map(ScorerWord::id).toList();
        List<String> bare = vocabulary.scorers().stream()
                .filter(ScorerWord::bare)
                .map(ScorerWord::id)
                .toList();
        return Shape.anyOf(new Shape.BareScorer(bare, all), new Shape.Tagged("scorer", ProblemCode.SUITE_004, tags));
    }

    private List<Shape.Field> tags(String prefix) {
        return vocabulary.scorers().stream()
                .map(word -> Shape.optional(prefix + word.id(), value(word), word.summary()))
                .toList();
    }

    /** What stands after a scorer's id. */
    Shape value(ScorerWord word) {
        Shape options = options(word);
        Shape value = shorthand(word)
                .map(field -> Shape.anyOf(options, field.shape()))
                .orElse(options);
        return new Shape.Defined("scorer-" + word.id(), word.summary(), value);
    }

    static Shape.Fields options(ScorerWord word) {
        return word.options().and(List.of(Shape.optional("name", METRIC_NAME, "name of the metric")));
    }

    /** The option that a value stands for; empty also where another option is required. */
    static Optional<Shape.Field> shorthand(ScorerWord word) {
        return word.shorthand()
                .flatMap(name -> word.options().field(name))
                .filter(field -> word.options().fields().stream()
                        .noneMatch(other -> other.required() && !other.name().equals(field.name())));
    }
}
