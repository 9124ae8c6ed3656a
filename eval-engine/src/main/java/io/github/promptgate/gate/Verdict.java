package io.github.promptgate.gate;

import io.github.promptgate.problem.Problem;
import java.util.List;
import java.util.function.Function;

/** What the gate says. FAIL outranks INCONCLUSIVE outranks PASS. */
public sealed interface Verdict {

    /** Every rule and unit, in the suite's order. */
    List<RuleResult> rules();

    <T> T fold(Function<Pass, T> pass, Function<Fail, T> fail, Function<Inconclusive, T> inconclusive);

    record Pass(List<RuleResult> rules) implements Verdict {
        public Pass {
            rules = List.copyOf(rules);
        }

        @Override
        public <T> T fold(Function<Pass, T> pass, Function<Fail, T> fail, Function<Inconclusive, T> inconclusive) {
            return pass.apply(this);
        }
    }

    /** @param causes what else kept the gate from judging, may be empty */
    record Fail(List<RuleResult> rules, List<Problem> causes) implements Verdict {
        public Fail {
            rules = List.copyOf(rules);
            causes = List.copyOf(causes);
        }

        @Override
        public <T> T fold(Function<Pass, T> pass, Function<Fail, T> fail, Function<Inconclusive, T> inconclusive) {
            return fail.apply(this);
        }
    }

    /** @param causes why nothing is known: run-wide causes first; may be empty when single rules are inconclusive */
    record Inconclusive(List<RuleResult> rules, List<Problem> causes) implements Verdict {
        public Inconclusive {
            rules = List.copyOf(rules);
            causes = List.copyOf(causes);
        }

        @Override
        public <T> T fold(Function<Pass, T> pass, Function<Fail, T> fail, Function<Inconclusive, T> inconclusive) {
            return inconclusive.apply(this);
        }
    }
}
