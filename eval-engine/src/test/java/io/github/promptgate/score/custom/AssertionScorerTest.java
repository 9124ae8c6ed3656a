package io.github.promptgate.score.custom;

import static io.github.promptgate.score.Asked.problem;
import static io.github.promptgate.score.Asked.score;
import static io.github.promptgate.score.Asked.scored;
import static io.github.promptgate.score.Asked.unscored;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Score.Mark;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.Answer;
import io.github.promptgate.score.Subject;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class AssertionScorerTest {

    private static final String HERE = "io.github.promptgate.score.custom.";

    @Test
    void a_check_that_returns_is_a_pass() {
        Score.Scored score = scored(score("assertion: " + HERE + "Polite", Answer.of("Please wait.")));

        assertThat(score.mark()).isEqualTo(Mark.PASSED);
        assertThat(score.metric()).isEqualTo("assertion");
    }

    @Test
    void an_assertion_error_is_a_miss_with_its_message_on_one_line() {
        Score.Scored score = scored(score("assertion: " + HERE + "Polite", Answer.of("Wait.")));

        assertThat(score.mark()).isEqualTo(Mark.MISSED);
        assertThat(score.evidence().reason())
                .startsWith("[a polite answer] Expecting actual: \"Wait.\" to contain: \"please\"")
                .doesNotContain("\n");
    }

    @Test
    void an_assertion_error_without_a_message_is_a_miss_too() {
        assertThat(scored(score(ofClass(Silent.class), Answer.of("x")))
                        .evidence()
                        .reason())
                .isEqualTo("wrong, without a message");
    }

    @Test
    void any_other_exception_leaves_it_unscored_and_tells_no_stack() {
        Score.Unscored score = unscored(score(ofClass(Breaking.class), Answer.of("x")));

        assertThat(score.cause()).isEqualTo(UnscoredCause.SCORER_FAILED);
        assertThat(score.detail()).isEqualTo("the assertion ended with java.io.IOException");
    }

    @Test
    void a_class_that_lacks_a_part_at_run_time_leaves_it_unscored() {
        assertThat(unscored(score(ofClass(Unlinked.class), Answer.of("x"))).detail())
                .isEqualTo("the assertion ended with java.lang.NoClassDefFoundError");
    }

    @Test
    void a_class_that_is_not_there_is_told_at_its_place() {
        Problem problem = problem("assertion: com.example.Gone");

        assertThat(problem.code()).isEqualTo(ProblemCode.SUITE_015);
        assertThat(problem.where()).hasToString("suite.yaml:1:12");
        assertThat(problem.what()).isEqualTo("there is no class com.example.Gone on the class path");
    }

    @Test
    void a_class_of_another_kind_is_neither_built_nor_started() {
        assertThat(problem(ofClass(Trap.class)).what())
                .isEqualTo(Trap.class.getName() + " does not implement " + Assertion.class.getName());
        assertThat(System.getProperty("promptgate.test.trap")).isNull();
    }

    @Test
    void a_class_that_cannot_be_built_is_told() {
        assertThat(problem(ofClass(Unbuildable.class)).what())
                .isEqualTo(Unbuildable.class.getName() + " cannot be built: NoSuchMethodException");
    }

    private static String ofClass(Class<?> type) {
        return "assertion: " + type.getName();
    }

    public static final class Silent implements Assertion {
        @Override
        public void check(Subject subject) {
            throw new AssertionError();
        }
    }

    public static final class Breaking implements Assertion {
        @Override
        public void check(Subject subject) throws IOException {
            throw new IOException("secret at line 7");
        }
    }

    public static final class Unlinked implements Assertion {
        @Override
        public void check(Subject subject) {
            throw new NoClassDefFoundError("com/example/Part");
        }
    }

    public static final class Unbuildable implements Assertion {
        public Unbuildable(String needed) {}

        @Override
        public void check(Subject subject) {}
    }

    public static final class Trap {
        static {
            System.setProperty("promptgate.test.trap", "sprung");
        }
    }
}
