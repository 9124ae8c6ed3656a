package io.github.promptgate.reports.markdown;

import io.github.promptgate.gate.Grounds;
import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.gate.Standing;
import io.github.promptgate.reports.text.Code;
import io.github.promptgate.reports.text.Figures;
import io.github.promptgate.suite.GateRule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The table of rules: what was found now and before, how far it changed, what was asked, what came of it. */
final class RuleRows {

    static final double NOISE = 0.05;

    private final Optional<Standing> standing;

    RuleRows(Optional<Standing> standing) {
        this.standing = standing;
    }

    String table(List<RuleResult> results) {
        Optional<String> reference = reference(results);
        StringBuilder table = new StringBuilder("| | This run | "
                + reference.map(name -> Code.cell(name, 60)).orElse("Before") + " | Change | Rule | |\n"
                + "| :-- | --: | --: | --: | :-- | :-- |\n");
        results.forEach(result -> table.append(row(result, reference)));
        return table.append(caption(results)).toString();
    }

    /** Which p the table shows; empty where it shows none. */
    private String caption(List<RuleResult> results) {
        boolean shown = results.stream()
                .flatMap(result -> moved(result).stream())
                .anyMatch(move -> move.p().isPresent() && move.before() != move.after());
        if (!shown) {
            return "";
        }
        boolean byTest = results.stream().anyMatch(RuleRows::isByTest);
        return "\n<sub>p is two-sided, each by itself."
                + (byTest ? " A rule by test goes by its own, one-sided p, after Holm where there are several." : "")
                + "</sub>\n";
    }

    static boolean isByTest(RuleResult result) {
        return result.rule().side().isOfChange() && result.rule().decide() == GateRule.Decide.TEST;
    }

    static boolean isNoise(OptionalDouble p) {
        return p.isPresent() && p.getAsDouble() > NOISE;
    }

    /** Of what a test broke, noise is not said. */
    private static boolean isBrokenByTest(RuleResult result) {
        boolean small = result.grounds().test().stream()
                .anyMatch(test -> test.adjusted().orElse(test.p()) <= NOISE);
        return isByTest(result)
                && (result.state() == RuleResult.State.FAIL || (result.state() == RuleResult.State.WARN && small));
    }

    private Optional<String> reference(List<RuleResult> results) {
        Stream<String> compared = results.stream()
                .flatMap(result -> result.grounds().compared().stream())
                .map(Grounds.Compared::reference);
        return Stream.concat(standing.flatMap(Standing::reference).stream(), compared)
                .findFirst();
    }

    /** @param reference that the column is named after; a rule that is measured from another one names its own */
    private String row(RuleResult result, Optional<String> reference) {
        Optional<Moved> moved = moved(result);
        String other = result.grounds()
                .compared()
                .map(Grounds.Compared::reference)
                .filter(name -> !Optional.of(name).equals(reference))
                .map(name -> " in " + Code.cell(name, 60))
                .orElse("");
        String now = now(result, moved);
        return "| " + name(result)
                + " | " + (result.state() == RuleResult.State.FAIL && !now.equals("–") ? "**" + now + "**" : now)
                + " | "
                + moved.map(move -> move.text(result).before() + other).orElse("–")
                + " | " + moved.map(move -> change(result, move)).orElse("–")
                + " | " + Code.cell(asked(result.rule()), 120)
                + " | " + sign(result.state()) + " |\n";
    }

    private static String name(RuleResult result) {
        GateRule rule = result.rule();
        String statistic = rule.statistic() == GateRule.Statistic.MEAN
                ? ""
                : " " + rule.statistic().word()
                        + rule.label().map(label -> " of " + label).orElse("");
        return Code.cell(rule.metric() + statistic, 80) + " in " + Code.cell(result.unit(), 120);
    }

    private static String now(RuleResult result, Optional<Moved> moved) {
        if (!result.rule().side().isOfChange()) {
            return result.observed().isEmpty() ? "–" : observed(result, moved);
        }
        if (moved.isPresent()) {
            return moved.get().text(result).after();
        }
        return result.grounds()
                .compared()
                .map(Grounds.Compared::after)
                .filter(OptionalDouble::isPresent)
                .map(after -> result.valueText(after.getAsDouble()))
                .orElse("–");
    }

    /** With as many digits as its bound takes, and the change beside it. */
    private static String observed(RuleResult result, Optional<Moved> moved) {
        String text = result.observedText();
        return moved.filter(move -> result.grounds().interval().isEmpty()
                        && move.after() == result.observed().getAsDouble())
                .map(move -> move.text(result).after())
                .filter(longer -> longer.length() > text.length())
                .orElse(text);
    }

    /**
     * @param over how many cases, where they are not those of this run's own value
     * @param p two-sided; empty where nothing was tested
     */
    private record Moved(double before, double after, String over, OptionalDouble p) {
        RuleResult.Move text(RuleResult result) {
            return result.move(before, after);
        }
    }

    private Optional<Moved> moved(RuleResult result) {
        Optional<Grounds.Compared> compared = result.grounds()
                .compared()
                .filter(pairs -> pairs.before().isPresent() && pairs.after().isPresent());
        if (compared.isPresent()) {
            OptionalDouble p =
                    result.grounds().test().map(Grounds.Test::twoSided).orElse(OptionalDouble.empty());
            return compared.map(pairs ->
                    new Moved(pairs.before().getAsDouble(), pairs.after().getAsDouble(), "", p));
        }
        return standing.flatMap(stands -> stands.change(result))
                .map(asked -> new Moved(
                        asked.change().before(),
                        asked.change().after(),
                        over(result, asked),
                        asked.change().p()));
    }

    private static String over(RuleResult result, Standing.Asked asked) {
        boolean same = result.observed().isPresent()
                && result.valueText(result.observed().getAsDouble())
                        .equals(result.valueText(asked.change().after()));
        return same
                ? ""
                : " to "
                        + result.move(asked.change().before(), asked.change().after())
                                .after() + " over "
                        + Figures.count(asked.cases(), "common case");
    }

    private static String change(RuleResult result, Moved moved) {
        if (moved.before() == moved.after()) {
            return "±0" + moved.over();
        }
        String by = by(result, moved) + moved.over();
        boolean noise = isNoise(moved.p()) && !isBrokenByTest(result);
        String p = moved.p().isEmpty() ? "" : p(moved.p().getAsDouble());
        String text = by + (noise ? " (within noise, " + p + ")" : p.isEmpty() ? "" : " (" + p + ")");
        boolean broken =
                result.state() == RuleResult.State.FAIL && result.rule().side().isOfChange();
        return broken ? "**" + text + "**" : text;
    }

    private static String by(RuleResult result, Moved moved) {
        double by = moved.after() - moved.before();
        String sign = by > 0 ? "+" : "\u2212";
        boolean relative = result.rule()
                .comparison()
                .filter(asked -> asked.change() == GateRule.Change.RELATIVE)
                .isPresent();
        if (relative && moved.before() != 0) {
            return sign + Figures.share(Math.abs(by / moved.before()));
        }
        return sign + moved.text(result).by().replace(" %", " pp");
    }

    private static String p(double p) {
        return p < 0.001 ? "p < 0.001" : String.format(Locale.ROOT, "p = %.3f", p);
    }

    /** {@code ≥ 90%}, {@code drop ≤ 2pp, tag refund}. */
    private static String asked(GateRule rule) {
        String side = switch (rule.side()) {
            case MIN -> "≥ ";
            case MAX -> "≤ ";
            case MAX_DROP -> "drop ≤ ";
            case MAX_RISE -> "rise ≤ ";
        };
        StringBuilder text = new StringBuilder(side).append(rule.boundText());
        if (rule.decide() != GateRule.Decide.POINT) {
            text.append(", by ").append(rule.decide().name().toLowerCase(Locale.ROOT));
        }
        rule.filter().prompt().ifPresent(value -> text.append(", prompt ").append(value));
        rule.filter().model().ifPresent(value -> text.append(", model ").append(value));
        rule.filter().tag().ifPresent(value -> text.append(", tag ").append(value));
        rule.filter().caseId().ifPresent(value -> text.append(", case ").append(value));
        return text.toString();
    }

    static String sign(RuleResult.State state) {
        return switch (state) {
            case PASS -> "✅ held";
            case FAIL -> "❌ broken";
            case WARN -> "⚠️ warned";
            case INCONCLUSIVE -> "⚪ not judged";
        };
    }
}
