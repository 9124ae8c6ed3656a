package io.github.promptgate.gate;

import io.github.promptgate.gate.RuleResult.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What would turn a rule on the judges: judgements that agree or disagree with people's, each time the one that moves the
 * least kappa most.
 */
record AgreementTipping(List<JudgeAgreement> judges, RuleResult result) {

    List<TippingPoint> points() {
        boolean agree = (result.state() == State.PASS) != result.rule().side().isUpward();
        int most = judges.stream().mapToInt(one -> one.pairs().size()).sum();
        List<JudgeAgreement> now = new ArrayList<>(judges);
        for (int rows = 1; rows <= most && move(now, agree); rows++) {
            RuleResult then = AgreementRule.result(result.rule(), result.unit(), now);
            if (then.state() != result.state()) {
                return List.of(new TippingPoint(then.state(), text(rows, agree, then)));
            }
        }
        return List.of();
    }

    private static String text(int rows, boolean agree, RuleResult then) {
        String kappa = then.observed().isPresent()
                ? String.format(Locale.ROOT, " (kappa %.2f)", then.observed().getAsDouble())
                : "";
        return "the judge " + (agree ? "agreed" : "disagreed") + " with people on " + rows + " more"
                + (rows == 1 ? " row" : " rows") + kappa;
    }

    private static double kappa(JudgeAgreement judge) {
        return judge.kappa().orElse(Double.NaN);
    }

    /** Moves one judgement of the judge whose kappa is least; false where none can be moved. */
    private static boolean move(List<JudgeAgreement> judges, boolean agree) {
        Optional<JudgeAgreement> least = judges.stream()
                .filter(one -> one.kappa().isPresent())
                .min(Comparator.comparingDouble(AgreementTipping::kappa));
        Comparator<JudgeAgreement> order = Comparator.comparingDouble(AgreementTipping::kappa);
        Optional<JudgeAgreement> moved = least.flatMap(judge -> ways(judge, agree).stream()
                .filter(one -> one.kappa().isPresent())
                .max(agree ? order : order.reversed()));
        moved.ifPresent(one -> judges.set(judges.indexOf(least.get()), one));
        return moved.isPresent();
    }

    /** Each judgement that may go to its label's step, or leave it. */
    private static List<JudgeAgreement> ways(JudgeAgreement judge, boolean agree) {
        List<JudgeAgreement> ways = new ArrayList<>();
        int steps = judge.steps().size();
        for (int label = 0; label < steps; label++) {
            for (int other = 0; other < steps; other++) {
                long[][] counts = judge.counts();
                int from = agree ? other : label;
                int to = agree ? label : other;
                if (other != label && counts[label][from] > 0) {
                    counts[label][from]--;
                    counts[label][to]++;
                    ways.add(judge.had(counts));
                }
            }
        }
        return ways;
    }
}
