package io.github.promptgate.score.text;

import static io.github.promptgate.score.Asked.score;
import static io.github.promptgate.score.Asked.scored;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Score.Mark;
import io.github.promptgate.score.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContainsAnyScorerTest {

    @Test
    void one_of_them_is_enough_and_it_is_shown() {
        var score = scored(score("contains-any: [aye, yes]", Answer.of("yes, sir")));

        assertThat(score.mark()).isEqualTo(Mark.PASSED);
        assertThat(score.evidence())
                .isEqualTo(new Evidence(
                        "contains one of them", List.of(new Item("span", "yes", "found", "at character 1"))));
    }

    @Test
    void none_of_them_misses_and_all_are_named() {
        var score = scored(score("contains-any: [aye, yes]", Answer.of("no")));

        assertThat(score.mark()).isEqualTo(Mark.MISSED);
        assertThat(score.evidence().reason()).isEqualTo("contains none of 2");
        assertThat(score.evidence().items()).extracting(Item::subject).containsExactly("aye", "yes");
    }

    @Test
    void a_single_text_is_a_list_of_one_and_a_case_may_bring_the_list() {
        assertThat(scored(score("contains-any: yes", Answer.of("yes"))).mark()).isEqualTo(Mark.PASSED);
        assertThat(scored(score(
                                "contains-any: {value: \"{{ words }}\", ignore-case: true}",
                                Answer.of("B").to("{\"words\": [\"a\", \"b\"]}")))
                        .mark())
                .isEqualTo(Mark.PASSED);
    }
}
