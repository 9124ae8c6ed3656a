package io.github.promptgate.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Score;
import io.github.promptgate.source.Folder;
import io.github.promptgate.source.YamlText;
import io.github.promptgate.suite.Options;
import io.github.promptgate.suite.ScorerSpec;
import io.github.promptgate.suite.Shape;
import io.github.promptgate.suite.Vocabulary.ScorerWord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Factories found through service files on a class path, as a user's jar has them. */
class OwnScorersTest {

    private static final List<ScorerType> OURS =
            List.of(new ScorerType(word("contains", Metric.binary("contains")), order -> new Fixed(order.metric())));

    @TempDir
    Path jar;

    @Test
    void a_factory_on_the_class_path_adds_its_word() {
        List<ScorerType> types = load(Shouting.class.getName());

        assertThat(types).extracting(type -> type.word().id()).containsExactly("shouting");
        Score score = Asked.score(types.get(0).maker().make(order("loud")), Answer.of("HELLO"), Asked.NOTHING);
        assertThat(score).isEqualTo(Score.Scored.binary("loud", true, Evidence.of("as asked")));
    }

    @Test
    void without_a_service_file_there_are_no_others() {
        assertThat(load()).isEmpty();
    }

    @Test
    void a_class_that_is_not_there_is_told() {
        assertThat(problem("com.example.Gone"))
                .extracting(Problem::code, Problem::what)
                .containsExactly(
                        ProblemCode.SUITE_015,
                        "a scorer on the class path cannot be loaded: ServiceConfigurationError: "
                                + "io.github.promptgate.score.ScorerFactory: Provider com.example.Gone not found");
    }

    @Test
    void a_factory_that_breaks_is_told_and_the_others_are_looked_at_too() {
        assertThat(problems(Broken.class.getName(), Taken.class.getName()))
                .extracting(Problem::what)
                .containsExactly(
                        "the scorer factory " + Broken.class.getName()
                                + " cannot be used: IllegalStateException: no licence",
                        "the scorer factory " + Taken.class.getName()
                                + " has the word \"contains\", which is PromptGate's own");
    }

    @Test
    void two_factories_cannot_have_one_word() {
        assertThat(problem(Shouting.class.getName(), ShoutingToo.class.getName())
                        .what())
                .isEqualTo("the scorer factory " + ShoutingToo.class.getName() + " has the word \"shouting\", which is "
                        + Shouting.class.getName() + "'s");
    }

    @Test
    void a_word_that_no_suite_could_write_is_told() {
        assertThat(problem(Odd.class.getName()).what())
                .isEqualTo("the scorer factory " + Odd.class.getName()
                        + " has the word \"Very Odd\": a word is made of a-z, 0-9 and -, and is not \"not\"");
    }

    @Test
    void a_metric_of_the_runs_own_is_told() {
        assertThat(problem(PassRate.class.getName()).what())
                .isEqualTo("the scorer factory " + PassRate.class.getName()
                        + " has a metric \"pass-rate\", which cannot be a scorer's");
    }

    @Test
    void a_scorer_that_cannot_be_built_is_told_at_its_place_in_the_suite() {
        ScorerType type = load(Unbuilt.class.getName()).get(0);

        Problem problem = catchThrowableOfType(
                        ProblemException.class, () -> type.maker().make(order("unbuilt")))
                .problems()
                .get(0);

        assertThat(problem.code()).isEqualTo(ProblemCode.SUITE_015);
        assertThat(problem.where()).hasToString("suite.yaml:1:1");
        assertThat(problem.what())
                .isEqualTo("the scorer cannot be built: " + Unbuilt.class.getName()
                        + ": NumberFormatException: For input string: \"x\"");
    }

    @Test
    void a_scorer_of_another_metric_than_asked_for_is_told() {
        ScorerType type = load(Renaming.class.getName()).get(0);

        Problem problem = catchThrowableOfType(
                        ProblemException.class, () -> type.maker().make(order("mine")))
                .problems()
                .get(0);

        assertThat(problem.what())
                .isEqualTo("the scorer of " + Renaming.class.getName()
                        + " produces \"other\", and the suite asks for \"mine\"");
    }

    private List<ScorerType> load(String... factories) {
        try {
            Path services = Files.createDirectories(jar.resolve("META-INF/services"));
            if (factories.length > 0) {
                Files.write(services.resolve(ScorerFactory.class.getName()), List.of(factories));
            }
            try (URLClassLoader loader =
                    new URLClassLoader(new URL[] {jar.toUri().toURL()}, OwnScorersTest.class.getClassLoader())) {
                return OwnScorers.load(loader, OURS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Problem> problems(String... factories) {
        return catchThrowableOfType(ProblemException.class, () -> load(factories))
                .problems();
    }

    private Problem problem(String... factories) {
        assertThat(problems(factories)).hasSize(1);
        return problems(factories).get(0);
    }

    private static ScorerOrder order(String metric) {
        Options none = new Options((io.github.promptgate.source.MapNode) YamlText.read("{}", "suite.yaml"));
        ScorerSpec spec = new ScorerSpec("shouting", metric, false, none, none.where());
        return new ScorerOrder(
                spec,
                Metric.binary(metric),
                new Scorers.Place(new Folder(Path.of("."), Path.of("."), Path.of(".")), Optional::empty),
                ScorerOrder.Pass.FREE);
    }

    private static ScorerWord word(String id, Metric metric) {
        return new ScorerWord(id, "for a test", Optional.empty(), true, Shape.fields(), metric, Set.of());
    }

    /** Scores 1. */
    private record Fixed(Metric metric) implements Scorer {
        @Override
        public Score score(Subject subject, Instruments instruments) {
            return Score.Scored.binary(metric.name(), true, Evidence.of("as asked"));
        }
    }

    public static class Shouting implements ScorerFactory {
        @Override
        public ScorerWord word() {
            return OwnScorersTest.word("shouting", Metric.binary("shouting"));
        }

        @Override
        public Scorer make(ScorerOrder order) {
            return new Fixed(order.metric());
        }
    }

    public static final class ShoutingToo extends Shouting {}

    public static final class Broken extends Shouting {
        public Broken() {
            throw new IllegalStateException("no licence\nand a second line");
        }
    }

    public static final class Taken extends Shouting {
        @Override
        public ScorerWord word() {
            return OwnScorersTest.word("contains", Metric.binary("contains"));
        }
    }

    public static final class Odd extends Shouting {
        @Override
        public ScorerWord word() {
            return OwnScorersTest.word("Very Odd", Metric.binary("odd"));
        }
    }

    public static final class PassRate extends Shouting {
        @Override
        public ScorerWord word() {
            return OwnScorersTest.word("shouting", Metric.binary("pass-rate"));
        }
    }

    public static final class Unbuilt extends Shouting {
        @Override
        public Scorer make(ScorerOrder order) {
            throw new NumberFormatException("For input string: \"x\"");
        }
    }

    public static final class Renaming extends Shouting {
        @Override
        public Scorer make(ScorerOrder order) {
            return new Fixed(order.metric().named("other"));
        }
    }
}
