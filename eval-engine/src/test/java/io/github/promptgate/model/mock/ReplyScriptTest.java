package io.github.promptgate.model.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemException;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class ReplyScriptTest {

    @Test
    void an_unknown_key_is_told_with_its_place_and_the_nearest_known_one() {
        Problem problem =
                problems("replies:\n  - replay: hello\n    reply: x\n").get(0);

        assertThat(problem.where().toString()).isEqualTo("replies.yaml:2:5");
        assertThat(problem.code().id()).isEqualTo("MODEL-004");
        assertThat(problem.what()).isEqualTo("unknown key \"replay\"");
        assertThat(problem.known())
                .containsExactly(
                        "delay",
                        "fault",
                        "finish",
                        "headers",
                        "odds",
                        "reply",
                        "status",
                        "times",
                        "tool-calls",
                        "usage",
                        "when");
        assertThat(problem.fix()).isEqualTo("did you mean \"reply\"?");
    }

    @Test
    void every_mistake_is_told_at_once() {
        List<Problem> problems = problems("""
                replies:
                  - when: {cse: a, sample: 0, text: [x]}
                    reply: x
                  - {reply: x, finish: ended, fault: crash, delay: long, status: ok, times: 0}
                  - when: {case: a}
                  - {tool-calls: [{arguments: {}}]}
                  - {reply: x, usage: {input: -1, total: 3}}
                  - just text
                """);

        assertThat(problems)
                .extracting(problem -> problem.where() + " " + problem.what())
                .containsExactly(
                        "replies.yaml:2:12 unknown key \"cse\"",
                        "replies.yaml:2:28 sample must be a whole number from 1",
                        "replies.yaml:2:37 text must be a text, not a list",
                        "replies.yaml:4:24 unknown finish \"ended\"",
                        "replies.yaml:4:38 unknown fault \"crash\"",
                        "replies.yaml:4:52 delay must be a time",
                        "replies.yaml:4:66 status must be a whole number from 100",
                        "replies.yaml:4:77 times must be a whole number from 1",
                        "replies.yaml:5:5 the entry says nothing",
                        "replies.yaml:6:19 missing key \"name\"",
                        "replies.yaml:7:31 input must be a whole number from 0",
                        "replies.yaml:7:35 unknown key \"total\"",
                        "replies.yaml:8:5 an entry of replies must be a map, not a text");
    }

    @Test
    void a_script_is_a_map_with_replies() {
        assertThat(problems("- reply: x").get(0).what()).isEqualTo("a reply script must be a map, not a list");
        assertThat(problems("{}").get(0).what()).isEqualTo("missing key \"replies\"");
        assertThat(problems("replies: x").get(0).what()).isEqualTo("replies must be a list, not a text");
    }

    private static List<Problem> problems(String yaml) {
        return assertThatThrownBy(() -> ReplyScript.read(yaml, "replies.yaml"))
                .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
                .actual()
                .problems();
    }
}
