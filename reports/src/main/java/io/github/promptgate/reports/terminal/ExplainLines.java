package io.github.promptgate.reports.terminal;

import io.github.promptgate.Explained;
import io.github.promptgate.gate.Grounds;
import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.record.Sampled;
import io.github.promptgate.reports.text.Figures;
import io.github.promptgate.reports.text.VisibleText;
import io.github.promptgate.suite.GateRule;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** What a verdict rests on, rule by rule: the numbers, how they were weighed, the cases, and what would change it. */
final class ExplainLines {

    private static final int CASES = 5;
    private static final MathContext DIGITS = new MathContext(3);

    private ExplainLines() {}

    static List<Line> of(List<Explained> runs) {
        List<Line> lines = new ArrayList<>();
        for (Explained run : runs) {
            for (Explained.OfRule rule : run.results()) {
                if (!lines.isEmpty()) {
                    lines.add(Line.blank());
                }
                String suite = runs.size() > 1 ? run.suite() + ": " : "";
                texts(rule, suite, run).forEach(text -> lines.add(Line.info(VisibleText.line(text))));
            }
            run.sampled().map(ExplainLines::samples).ifPresent(text -> lines.add(Line.info(text)));
        }
        return lines;
    }

    private static String samples(Sampled sampled) {
        return "samples: " + sampled.drawn() + " of up to " + sampled.max() + ", "
                + sampled.taken().size() + " of " + sampled.looks() + " looks at "
                + percent(sampled.taken().get(0).level()) + " each";
    }

    private static List<String> texts(Explained.OfRule rule, String suite, Explained run) {
        RuleResult result = rule.result();
        List<String> texts = new ArrayList<>();
        Grounds grounds = result.grounds();
        texts.add(result.state() + "  " + suite + result.title() + "  (rule "
                + result.rule().id() + ", " + result.rule().where() + ")");
        texts.add("  verdict   " + result.message());
        texts.add("  numbers   " + numbers(result) + "; "
                + result.scored() + " scored, " + result.unscored() + " unscored, " + result.notApplicable()
                + " not applicable");
        texts.add("  decided   by " + decided(result.rule()));
        grounds.interval()
                .ifPresent(shown ->
                        texts.add("  interval  two-sided " + level(shown.confidence()) + ", " + shown.method()));
        grounds.decisive()
                .ifPresent(bound -> texts.add("  bound     one-sided " + level(bound.confidence())
                        + (bound.family() > 1 ? " after Holm among " + bound.family() : "") + ", " + bound.method()));
        grounds.test()
                .ifPresent(test -> texts.add("  test      " + test(test) + "; significant up to "
                        + number(1 - run.limits().confidence())));
        grounds.compared()
                .ifPresent(compared -> texts.add("  compared  with " + compared.reference() + ": "
                        + compared.paired() + " of " + compared.planned() + " paired, "
                        + compared.worse().size() + " worse, "
                        + compared.better().size() + " better"));
        if (!result.worst().isEmpty()) {
            texts.add("  worst     " + result.worstText(CASES));
        }
        if (!grounds.flaky().isEmpty()) {
            texts.add("  flaky     " + Figures.count(grounds.flaky().size(), "case") + " whose samples disagree");
        }
        String label = "  would     ";
        for (String would : would(rule)) {
            texts.add(label + would);
            label = " ".repeat(label.length());
        }
        return texts;
    }

    private static String numbers(RuleResult result) {
        if (result.observed().isPresent()) {
            return result.observedText();
        }
        return result.scored() == 0 ? "nothing was scored" : "nothing was compared";
    }

    private static String decided(GateRule rule) {
        return switch (rule.decide()) {
            case POINT -> "what was observed; no error rate is held";
            case INTERVAL -> "interval: the bound has to lie on one side of the limit";
            case TEST -> "test: the change has to exceed the bound and to be significant";
        };
    }

    private static String test(Grounds.Test test) {
        String adjusted =
                test.adjusted().isPresent() ? ", " + number(test.adjusted().getAsDouble()) + " after Holm" : "";
        String both = test.twoSided().isPresent()
                ? ", two-sided " + number(test.twoSided().getAsDouble())
                : "";
        return test.name() + ", p = " + number(test.p()) + adjusted + both;
    }

    /** What would change the verdict. */
    private static List<String> would(Explained.OfRule rule) {
        RuleResult result = rule.result();
        Grounds grounds = result.grounds();
        List<String> would = new ArrayList<>();
        rule.points().forEach(point -> would.add("be " + point.state() + " if " + point.by()));
        boolean isOfCases = grounds.doubt()
                .filter(doubt -> doubt.code() == ProblemCode.GATE_008)
                .isPresent();
        if (grounds.casesToDecide().isPresent()) {
            long more = grounds.casesToDecide().getAsLong() - grounds.cases();
            would.add("be decided by about " + Figures.count(Math.max(1, more), "case") + " more like these: that it "
                    + grounds.towards().words());
        } else if (isOfCases) {
            would.add("not be decided by any number of cases like these");
        } else if (result.state() == RuleResult.State.INCONCLUSIVE && would.isEmpty()) {
            would.add("be judged once what is missing is there");
        }
        grounds.chanceText()
                .ifPresent(chance -> would.add("come out on the other side of the bound with a chance of " + chance
                        + ", with as many new cases like these"));
        if (would.isEmpty()) {
            would.add(
                    result.rule().statistic().isOfLabels()
                            ? "turn with the labels of its cases; with how many is not worked out"
                            : "be the same whatever the values of these cases were");
        }
        return would;
    }

    private static String level(double confidence) {
        return BigDecimal.valueOf(confidence)
                        .movePointRight(2)
                        .setScale(2, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }

    private static String percent(double share) {
        return number(share * 100) + " %";
    }

    private static String number(double value) {
        return value == 0
                ? "0"
                : BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros().toPlainString();
    }
}
