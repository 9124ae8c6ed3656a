package io.github.promptgate.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FamiliesTest {

    @ParameterizedTest
    @CsvSource({
        "gpt-4o-mini, GPT",
        "o3-mini, GPT",
        "ft:gpt-4o:acme::x, GPT",
        "openai/gpt-4.1, GPT",
        "claude-sonnet-4-5, Claude",
        "gemini-2.5-pro, Gemini",
        "Mixtral-8x7B, Mistral",
        "meta-llama/Llama-3.1-8B, Llama",
        "qwen2.5:7b, Qwen",
        "deepseek-chat, DeepSeek",
        "our-own-model, ",
        "oracle-1, "
    })
    void a_name_tells_its_family(String model, String family) {
        assertThat(Families.of(Given.spec("openai", model, ""))).isEqualTo(Optional.ofNullable(family));
    }

    private static List<Problem> warnings(String model, Set<String> used) {
        return Families.warnings(
                Given.suite(
                        Path.of("."),
                        List.of(Given.spec("openai", model, "")),
                        Optional.of(Given.spec("j", "openai", "gpt-4.1", Given.options(""))),
                        Optional.empty()),
                used);
    }

    @Test
    void a_judge_of_the_family_under_test_is_a_warning() {
        assertThat(warnings("gpt-4o-mini", Set.of("m"))).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo(ProblemCode.MODEL_009);
            assertThat(warning.what()).isEqualTo("judge \"j\" and model \"m\" are both of the GPT family");
        });
        assertThat(warnings("claude-sonnet-4-5", Set.of("m"))).isEmpty();
        assertThat(warnings("gpt-4o-mini", Set.of())).isEmpty();
    }
}
