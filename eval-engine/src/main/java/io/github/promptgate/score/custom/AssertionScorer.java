package io.github.promptgate.score.custom;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.CannotScore;
import io.github.promptgate.score.Excerpt;
import io.github.promptgate.score.Instruments;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.score.Subject;

/** Passes when a class of the user's finds nothing wrong. */
final class AssertionScorer implements Scorer {

    private static final int LONGEST_MESSAGE = 1000;

    private final Metric metric;
    private final Assertion assertion;

    private AssertionScorer(Metric metric, Assertion assertion) {
        this.metric = metric;
        this.assertion = assertion;
    }

    static Scorer of(ScorerOrder order) {
        return new AssertionScorer(order.metric(), assertion(order));
    }

    private static Assertion assertion(ScorerOrder order) {
        String name = order.options().text("class", "");
        try {
            Class<?> type = Class.forName(name, false, AssertionScorer.class.getClassLoader());
            if (!Assertion.class.isAssignableFrom(type)) {
                throw unusable(order, name + " does not implement " + Assertion.class.getName(), "let it implement it");
            }
            return type.asSubclass(Assertion.class).getConstructor().newInstance();
        } catch (ClassNotFoundException e) {
            throw unusable(
                    order,
                    "there is no class " + Excerpt.of(name) + " on the class path",
                    "add its jar: to the plugin's dependencies, to the test class path, or after promptgate.jar in"
                            + " java -cp");
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            if (e instanceof ProblemException told) {
                throw told;
            }
            throw unusable(
                    order,
                    name + " cannot be built: " + e.getClass().getSimpleName(),
                    "give it a public constructor without parameters that works");
        }
    }

    private static ProblemException unusable(ScorerOrder order, String what, String fix) {
        return new ProblemException(
                new Problem(ProblemCode.SUITE_015, order.options().where("class"), what, fix));
    }

    @Override
    public Metric metric() {
        return metric;
    }

    @Override
    public Score score(Subject subject, Instruments instruments) {
        try {
            assertion.check(subject);
            return Score.Scored.binary(metric.name(), true, Evidence.of("nothing was wrong"));
        } catch (AssertionError wrong) {
            return Score.Scored.binary(metric.name(), false, Evidence.of(said(wrong)));
        } catch (CannotScore told) {
            throw told;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ended(e);
        } catch (Exception | LinkageError e) {
            throw ended(e);
        }
    }

    private static CannotScore ended(Throwable e) {
        return new CannotScore(
                UnscoredCause.SCORER_FAILED,
                "the assertion ended with " + e.getClass().getName());
    }

    private static String said(AssertionError wrong) {
        String message = wrong.getMessage() == null ? "" : wrong.getMessage().strip();
        return message.isEmpty()
                ? "wrong, without a message"
                : Excerpt.of(message.replaceAll("\\s+", " "), LONGEST_MESSAGE);
    }
}
