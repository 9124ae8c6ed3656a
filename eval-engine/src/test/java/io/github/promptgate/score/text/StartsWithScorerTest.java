package io.github.promptgate.score.text;

import static io.github.promptgate.score.Asked.score;
import static io.github.promptgate.score.Asked.scored;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Score.Mark;
import io.github.promptgate.score.Answer;
import org.junit.jupiter.api.Test;

class StartsWithScorerTest {

    @Test
    void the_answer_starts_with_the_text() {
        var passed = scored(score("starts-with: \"Answer:\"", Answer.of("Answer: yes")));
        var missed = scored(score("starts-with: \"Answer:\"", Answer.of("yes Answer:")));

        assertThat(passed.mark()).isEqualTo(Mark.PASSED);
        assertThat(passed.evidence().items()).containsExactly(new Item("span", "Answer:", "found", "at character 1"));
        assertThat(missed.mark()).isEqualTo(Mark.MISSED);
        assertThat(missed.evidence().items()).containsExactly(new Item("missing", "Answer:", "not found", ""));
    }

    @Test
    void case_counts_unless_said() {
        assertThat(scored(score("starts-with: yes", Answer.of("YES"))).mark()).isEqualTo(Mark.MISSED);
        assertThat(scored(score("starts-with: {value: yes, ignore-case: true}", Answer.of("YES")))
                        .mark())
                .isEqualTo(Mark.PASSED);
    }

    @Test
    void white_space_at_the_edge_counts() {
        assertThat(scored(score("starts-with: yes", Answer.of(" yes "))).mark()).isEqualTo(Mark.MISSED);
    }

    @Test
    void a_text_longer_than_the_answer_misses() {
        assertThat(scored(score("starts-with: yes indeed", Answer.of("yes"))).mark())
                .isEqualTo(Mark.MISSED);
    }
}
