package io.github.promptgate.score;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Problems;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.BuiltInMetrics;
import io.github.promptgate.record.Metric;
import io.github.promptgate.suite.Vocabulary.ScorerWord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** Scorers that jars on the class path bring, held against the rules of the table. */
final class OwnScorers {

    private static final String WORD = "[a-z][a-z0-9-]*";

    private final Problems problems = new Problems();
    private final Map<String, String> owners = new HashMap<>();
    private final List<ScorerType> types = new ArrayList<>();

    private OwnScorers(List<ScorerType> ours) {
        ours.forEach(type -> owners.put(type.word().id(), "PromptGate's own"));
    }

    /**
     * Looks once for every factory that the loader sees.
     *
     * @param ours the words that are taken
     * @throws ProblemException SUITE-015 for each factory that cannot be used
     */
    static List<ScorerType> load(ClassLoader loader, List<ScorerType> ours) {
        OwnScorers own = new OwnScorers(ours);
        own.addAll(ServiceLoader.load(ScorerFactory.class, loader).stream());
        own.problems.throwIfAny();
        return List.copyOf(own.types);
    }

    private void addAll(Stream<ServiceLoader.Provider<ScorerFactory>> factories) {
        try {
            factories.forEach(this::add);
        } catch (ServiceConfigurationError e) {
            refuse("a scorer on the class path cannot be loaded: " + said(e));
        }
    }

    private void add(ServiceLoader.Provider<ScorerFactory> provider) {
        String name = provider.type().getName();
        try {
            ScorerFactory factory = provider.get();
            add(name, factory, factory.word());
        } catch (ServiceConfigurationError | RuntimeException | LinkageError e) {
            refuse("the scorer factory " + name + " cannot be used: " + said(e));
        }
    }

    private void add(String name, ScorerFactory factory, ScorerWord word) {
        if (!word.id().matches(WORD) || word.id().equals("not")) {
            refuse("the scorer factory " + name + " has the word \"" + Excerpt.of(word.id())
                    + "\": a word is made of a-z, 0-9 and -, and is not \"not\"");
            return;
        }
        String owner = owners.putIfAbsent(word.id(), name + "'s");
        if (owner != null) {
            refuse("the scorer factory " + name + " has the word \"" + word.id() + "\", which is " + owner);
        } else if (isTheRuns(word.metric()) || !word.metric().name().matches(WORD)) {
            refuse("the scorer factory " + name + " has a metric \""
                    + Excerpt.of(word.metric().name()) + "\", which cannot be a scorer's");
        } else {
            types.add(new ScorerType(word, order -> make(factory, order)));
        }
    }

    private static boolean isTheRuns(Metric metric) {
        return BuiltInMetrics.all().stream().anyMatch(run -> run.name().equals(metric.name()));
    }

    private static Scorer make(ScorerFactory factory, ScorerOrder order) {
        Metric metric;
        Scorer scorer;
        try {
            scorer = factory.make(order);
            metric = scorer.metric();
        } catch (ProblemException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            throw new ProblemException(broken(
                    order.where(),
                    "the scorer cannot be built: " + factory.getClass().getName() + ": " + said(e)));
        }
        if (!metric.equals(order.metric())) {
            throw new ProblemException(broken(
                    order.where(),
                    "the scorer of " + factory.getClass().getName() + " produces \"" + Excerpt.of(metric.name())
                            + "\", and the suite asks for \"" + order.metric().name() + "\""));
        }
        return scorer;
    }

    private void refuse(String what) {
        problems.add(broken(Where.nowhere(), what));
    }

    /** SUITE-015. */
    static Problem broken(Where where, String what) {
        return new Problem(ProblemCode.SUITE_015, where, what, "correct the class, or take its jar off the class path");
    }

    /** An error in one line, without a stack. */
    static String said(Throwable error) {
        Throwable cause =
                error instanceof ServiceConfigurationError && error.getCause() != null ? error.getCause() : error;
        String message = String.valueOf(cause.getMessage()).strip();
        String line = message.lines().findFirst().orElse("");
        return cause.getClass().getSimpleName() + (cause.getMessage() == null ? "" : ": " + Excerpt.of(line));
    }
}
