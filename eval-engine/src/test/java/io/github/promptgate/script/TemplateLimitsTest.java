package io.github.promptgate.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TemplateLimitsTest {

    private static final Where START = new Where("a.md", 1, 1);
    private static final String TOO_LONG = "a.md:%s template failed: its text grows over 10,000,000 characters";

    static String failure(String template, Map<String, Node> values) {
        Template compiled = Template.parse(template, START);
        ProblemException e = catchThrowableOfType(ProblemException.class, () -> compiled.render(values));
        assertThat(e).as(template).isNotNull();
        Problem problem = e.problems().get(0);
        assertThat(problem.code()).isEqualTo(ProblemCode.PROMPT_005);
        return problem.where() + " " + problem.what();
    }

    private static String failure(String template) {
        return failure(template, Map.of());
    }

    @Test
    void a_loop_without_end_is_ended() {
        long start = System.nanoTime();

        assertThat(failure("{% for a in range(900000) %}{% for b in range(900000) %}{% endfor %}{% endfor %}"))
                .isEqualTo("a.md:1:1 template failed: it did not end within 2 s");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void a_regular_expression_without_end_is_ended() {
        assertThat(failure("{{ 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' | replace(r/(a+)+$/, '') }}"))
                .isEqualTo("a.md:1:1 template failed: it did not end within 2 s");
    }

    @Test
    void a_macro_that_calls_itself_is_ended() {
        assertThat(failure("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}")).startsWith("a.md:1");
    }

    @Test
    void a_text_that_doubles_is_ended() {
        String doubling = "{% set s = 'xxxxxxxxxx' %}{% for i in range(60) %}{% set s = s ~ s %}{% endfor %}{{ s }}";

        assertThat(failure(doubling)).isEqualTo(TOO_LONG.formatted("1:1"));
        assertThat(failure("{% for i in range(9000) %}{{ 'x'.repeat(9000) }}{% endfor %}"))
                .isEqualTo(TOO_LONG.formatted("1:1"));
        assertThat(failure("{{ 'x'.repeat(999999999) }}")).isEqualTo(TOO_LONG.formatted("1:1"));
        assertThat(failure("{{ range(999999999) | length }}")).isEqualTo(TOO_LONG.formatted("1:1"));
        assertThat(failure("{{ range(9000) | join('x'.repeat(9000)) }}")).isEqualTo(TOO_LONG.formatted("1:1"));
        assertThat(failure("{% macro m(s) %}{{ m(s ~ s) }}{% endmacro %}{{ m('xxxxxxxx') }}"))
                .isEqualTo(TOO_LONG.formatted("1:1"));
    }

    @Test
    void a_plain_template_is_bounded_too() {
        Node big = ScalarNode.text(START, "x".repeat(6_000_000));

        assertThat(failure("{{ a }}{{ a }}", Map.of("a", big))).isEqualTo(TOO_LONG.formatted("1:1"));
        assertThat(Template.parse("{{ a }}", START).render(Map.of("a", big))).hasSize(6_000_000);
        assertThat(Template.parse("{{ a | trim }}", START).render(Map.of("a", big)))
                .hasSize(6_000_000);
    }

    @Test
    void what_fails_says_why_and_in_which_line() {
        assertThat(failure("a\n{{ n() }}", Map.of("n", ScalarNode.text(START, "x"))))
                .isEqualTo("a.md:2:5 template failed: Unable to call `n`, which is not a function");
        assertThat(failure("a\n\n {{ n | join(',') }}", Map.of("n", ScalarNode.bool(START, true))))
                .isEqualTo("a.md:3:2 template failed: Cannot find function join.");
    }

    @Test
    void after_a_failure_the_next_template_renders() {
        failure("{{ n() }}", Map.of("n", ScalarNode.text(START, "x")));

        assertThat(Template.parse("{{ 1 + 1 }}", START).render(Map.of())).isEqualTo("2");
    }

    @Test
    void a_malformed_template_is_told_with_its_place() {
        assertMalformed("a {{ b", "a.md:1:7", "malformed template: unexpected end of the text");
        assertMalformed("{% if a %}x", "a.md:1:12", "malformed template: unexpected end of the text");
        assertMalformed("x\n{{ a b }}", "a.md:2:6", "malformed template: expected variable end");
        assertMalformed("x\n {% fro a in b %}{% endfor %}", "a.md:2:5", "malformed template: unknown block tag: fro");
        assertMalformed("# Title {#id}", "a.md:1:14", "malformed template: unexpected end of the text");
        assertMalformed("{% include 'x' %}", "a.md:1:4", "malformed template: {% include %} is not supported");
        assertMalformed("{{ a\"b }}", "a.md:1:4", "malformed template: \"a\"b\" cannot be a name");
        assertMalformed("{{ __proto__ }}", "a.md:1:4", "malformed template: \"__proto__\" cannot be a name");
        assertMalformed("{% set a.b = 1 %}", "a.md:1:9", "malformed template: \"LookupVal\" cannot be a name");
    }

    @Test
    void an_unknown_filter_is_told_with_the_nearest() {
        Problem problem = malformed("x\n{{ a | uper }}");

        assertThat(problem.where() + " " + problem.what()).isEqualTo("a.md:2:8 unknown filter \"uper\"");
        assertThat(problem.fix()).isEqualTo("did you mean \"upper\"?");
        assertThat(problem.known()).contains("default", "join", "upper").doesNotContain("random");
        assertThat(malformed("{{ a is defnied }}").what()).isEqualTo("unknown test \"defnied\"");
        assertThat(malformed("{{ a | random }}").what()).isEqualTo("unknown filter \"random\"");
    }

    private static void assertMalformed(String template, String where, String what) {
        Problem problem = malformed(template);
        assertThat(problem.where() + " " + problem.what()).isEqualTo(where + " " + what);
        assertThat(problem.fix()).isNotBlank();
    }

    private static Problem malformed(String template) {
        ProblemException e = catchThrowableOfType(ProblemException.class, () -> Template.parse(template, START));
        assertThat(e).as(template).isNotNull();
        assertThat(e.problems()).extracting(Problem::code).containsExactly(ProblemCode.PROMPT_002);
        return e.problems().get(0);
    }

    @Test
    void places_follow_the_layout_of_the_text() {
        assertPlace(new Where("a", 4, 0), Template.Layout.AS_IN_FILE, new Where("a", 5, 0));
        assertPlace(new Where("a", 4, 9), Template.Layout.REFLOWED, new Where("a", 4, 9));
        assertPlace(Where.file("a"), Template.Layout.AS_IN_FILE, Where.file("a"));
        assertPlace(new Where("a", 4, 9), Template.Layout.AS_IN_FILE, new Where("a", 5, 4));
    }

    private static void assertPlace(Where start, Template.Layout layout, Where expected) {
        Template template = Template.parse("x\n{{ a }}", start, layout);
        UndefinedVariableException e =
                catchThrowableOfType(UndefinedVariableException.class, () -> template.render(Map.of()));
        assertThat(e.where()).isEqualTo(expected);
    }
}
