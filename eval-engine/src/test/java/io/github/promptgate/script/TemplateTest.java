package io.github.promptgate.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

    private static final Where START = new Where("prompts/a.md", 5, 3);

    private static final Map<String, Node> VALUES = values("""
            {"question": "Why?", "n": 3, "price": 1.10, "order": 9007199254740993, "yes": true, "nothing": null,
             "items": ["b", "a"], "user": {"name": "Ada", "2": "two", "1": "one", "price": 2.50},
             "hostile": "{{ question }} {% for x in items %} {# no #} {{ 1 + 1 }}", "empty": "", "zero": 0}
            """);

    private static Map<String, Node> values(String json) {
        Map<String, Node> values = new LinkedHashMap<>();
        ((MapNode) JsonText.read(json, "v.json")).entries().forEach(e -> values.put(e.key(), e.value()));
        return values;
    }

    private static String render(String template) {
        return Template.parse(template, START).render(VALUES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no holes",
                "{{question}}",
                "a {{ question }} b",
                "{{ n }}{{ price }}",
                "{{ order }}",
                "{{ yes }}",
                "{{ nothing }}",
                "{{ items }}",
                "{{ user }}",
                "{{ hostile }}",
                "{{ empty }}|{{ zero }}",
                "{{\n question\t}}\r\n{{ n }}\n\n",
                "}} { {\"a\": {\"b\": 1}} }",
                "{ {question} } $1 \\n \\\\ \"q\" 'q'",
                "\u2028\u2029\u00a0{{ question }}\u0000\u0007",
                "\ud83d\udc69\u200d\ud83d\udc67 \u200b\u00ad\ufeff {{ n }} \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
                "<b>&amp;{{ question }}</b>",
                "{{ question }}\n",
                "% {{ n }} # 5%} %"
            })
    void what_needs_no_nunjucks_gives_the_same_bytes_as_nunjucks(String text) {
        Template plain = Template.parse(text, START);

        assertThat(plain.isPlain()).isTrue();
        assertThat(plain.render(VALUES))
                .isEqualTo(Template.byNunjucks(text, START).render(VALUES));
        assertThat(plain.variables()).isEqualTo(Template.byNunjucks(text, START).variables());
    }

    @Test
    void any_mix_of_texts_and_holes_gives_the_same_bytes_as_nunjucks() {
        Random random = new Random(7);
        List<String> names = new ArrayList<>(VALUES.keySet());
        String[] pieces = {"{", "}", "%", "#", " ", "\n", "\r\n", "a", "ß", "\u2029", "{}", "\"", "\\", "-", "💡"};
        int plains = 0;
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(12); j >= 0; j--) {
                text.append(
                        random.nextInt(3) > 0
                                ? pieces[random.nextInt(pieces.length)]
                                : " {{ " + names.get(random.nextInt(names.size())) + " }}");
            }
            Optional<Template> plain = compiles(text.toString()).filter(Template::isPlain);
            if (plain.isPresent()) {
                plains++;
                assertThat(plain.get().render(VALUES))
                        .as(text.toString())
                        .isEqualTo(Template.byNunjucks(text.toString(), START).render(VALUES));
            }
        }
        assertThat(plains).isGreaterThan(150);
    }

    private static Optional<Template> compiles(String text) {
        try {
            return Optional.of(Template.parse(text, START));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    @Test
    void a_value_is_never_rendered_again() {
        String hostile = "{{ question }} {% for x in items %} {# no #} {{ 1 + 1 }}";

        assertThat(render("{{ hostile }}")).isEqualTo(hostile);
        assertThat(render("{% if yes %}{{ hostile }}{% endif %}")).isEqualTo(hostile);
        assertThat(render("{% set x = hostile %}{{ x | trim }}")).isEqualTo(hostile);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "{% for i in items %}{{ loop.index }}={{ i }};{% endfor %} => 1=b;2=a;",
                "{% for k, v in user %}{{ k }}:{{ v }},{% endfor %} => 1:one,2:two,name:Ada,price:2.5,",
                "{{ items | sort | join(', ') }} => a, b",
                "{{ user.name | upper }} {{ user['name'].length }} => ADA 3",
                "{{ 'x' if n > 2 else 'y' }} => x",
                "{{ missing | default('none') }} {{ user.missing | d('-') }} => none -",
                "{% if missing is defined %}a{% else %}b{% endif %} => b",
                "{{ 'b' if missing.deep is undefined }} => b",
                "{% if user.name is defined and n == 3 %}a{% endif %} => a",
                "{% set t = 'v' %}{{ t }}{{ n + 1 }} => v4",
                "{% macro m(a, b='z') %}{{ a }}{{ b }}{% endmacro %}{{ m('x') }}{{ m('x', b='y') }} => xzxy",
                "{% raw %}{{ question }}{% endraw %} => {{ question }}",
                "{# {{ missing }} #}x => x",
                "{{ price }} {{ user.price }} {{ price * 2 }} => 1.10 2.50 2.2",
                "{{ order }} {{ nothing }} {{ yes }} {{ zero }} {{ n }} => 9007199254740993 null true 0 3",
                "{{ [n, question] }} {{ items }} {{ {'a': items} }} => [3,\"Why?\"] [\"b\",\"a\"] {\"a\":[\"b\",\"a\"]}",
                "{%- if yes -%} a {%- endif -%} => a",
                "{{ question.includes('hy') }} => true",
                "{{ user | dump }} => {\"1\":\"one\",\"2\":\"two\",\"name\":\"Ada\",\"price\":2.5}",
                "{% filter upper %}a{{ n }}{% endfilter %} => A3",
                "{{ range(3) | join('-') }} => 0-1-2",
                "{% set x %}a{{ n }}{% endset %}{{ x }} => a3"
            })
    void nunjucks_renders_what_is_not_plain(String template, String expected) {
        assertThat(render(template)).isEqualTo(expected);
    }

    @Test
    void a_map_prints_in_its_own_order() {
        assertThat(render("{% if yes %}{{ user }}{% endif %}"))
                .isEqualTo("{\"name\":\"Ada\",\"2\":\"two\",\"1\":\"one\",\"price\":2.50}")
                .isEqualTo(render("{{ user }}"));
    }

    @Test
    void a_missing_name_says_which_and_where() {
        assertUndefined("{{ missing }}", "missing", 5, 6);
        assertUndefined("ab {{ missing }}", "missing", 5, 9);
        assertUndefined("💡\n\n 💡{{ missing }}", "missing", 7, 6);
        assertUndefined("{{ missing | upper }}", "missing", 5, 6);
        assertUndefined("{{ user.nam }}", "user.nam", 5, 6);
        assertUndefined("\n💡 {{ user.nam }}", "user.nam", 6, 6);
        assertUndefined("{{ missing.a.b }}", "missing", 5, 6);
        assertUndefined("{{ user['x y'] }}", "user[\"x y\"]", 5, 6);
        assertUndefined("{{ items[7] }}", "items[7]", 5, 6);
        assertUndefined("{% if missing %}x{% endif %}", "missing", 5, 9);
        assertUndefined("{% for x in missing %}{% endfor %}", "missing", 5, 15);
        assertUndefined("{{ missing or 'a' }}", "missing", 5, 6);
        assertUndefined("{{ question | replace('W', missing) }}", "missing", 5, 30);
        assertUndefined("{{ missing | upper | default('x') }}", "missing", 5, 6);
        assertUndefined("{% for a, b in [['x']] %}\n{{ b }}{% endfor %}", "b", 6, 4);
        assertUndefined("{{ [] | first }}", "expression | first", 5, 11);
        assertUndefined("{% macro m(a) %}{{ a }}{% endmacro %}{{ m() }}", "a", 5, 22);
    }

    @Test
    void no_name_leads_to_the_engine_behind_the_values() {
        assertUndefined("{{ user.constructor }}", "user.constructor", 5, 6);
        assertUndefined("{{ user['__proto__'] }}", "user.__proto__", 5, 6);
        assertUndefined("{{ user.toString }}", "user.toString", 5, 6);
        assertUndefined("{{ toString }}", "toString", 5, 6);
        assertUndefined("{{ Packages }}{# x #}", "Packages", 5, 6);
        assertUndefined("{{ java.lang.System }}", "java", 5, 6);
        assertUndefined("{{ question.constructor.constructor('return 1')() }}", "question.constructor", 5, 6);
        assertUndefined("{{ range.constructor('return 1')() }}", "range.constructor", 5, 6);
        assertUndefined("{{ range }}", "range", 5, 6);
    }

    private static void assertUndefined(String template, String name, int line, int column) {
        Template compiled = Template.parse(template, START);
        UndefinedVariableException e =
                catchThrowableOfType(UndefinedVariableException.class, () -> compiled.render(VALUES));
        assertThat(e).as(template).isNotNull();
        assertThat(e.variable()).as(template).isEqualTo(name);
        assertThat(e.where()).as(template).isEqualTo(new Where("prompts/a.md", line, column));
    }

    @Test
    void the_values_of_a_case_cannot_be_changed() {
        String template = "{%% set x = items.%s %%}{{ items }}";

        assertThat(List.of("push('c')", "reverse()", "sort()", "pop()"))
                .allSatisfy(change -> assertThat(TemplateLimitsTest.failure(template.formatted(change), VALUES))
                        .startsWith("a.md:1:")
                        .endsWith(" template failed: the values of a case cannot be changed"));
        assertThat(render("{% set mine = [1] %}{% set x = mine.push(2) %}{{ mine }}"))
                .isEqualTo("[1,2]");
    }

    @Test
    void it_names_the_variables_that_it_reads_and_not_those_that_it_sets() {
        assertThat(names("{{ a }} {{ b }} {{ a }}")).containsExactly("a", "b");
        assertThat(names("{% for x in xs %}{{ x.y }}{{ z[k] }}{{ loop.index }}{% else %}{{ e }}{% endfor %}{{ x }}"))
                .containsExactly("e", "k", "x", "xs", "z");
        assertThat(names("{% set a = b %}{{ a }}{% set c %}{{ d }}{% endset %}{{ c }}"))
                .containsExactly("b", "d");
        assertThat(names("{% macro m(p, q=r) %}{{ p }}{{ q }}{{ g }}{% endmacro %}{{ m(s) }}"))
                .containsExactly("g", "r", "s");
        assertThat(names("{{ range(n) | join(sep) }}{{ {'k': v} | dump }}")).containsExactly("n", "sep", "v");
        assertThat(names("{% if a is defined %}{{ b | default(c) }}{% endif %}"))
                .containsExactly("a", "b", "c");
        assertThat(names("{% raw %}{{ a }}{% endraw %}{# {{ b }} #}")).isEmpty();
        assertThat(Template.parse("plain", START).isConstant()).isTrue();
        assertThat(Template.parse("{{ a }}", START).isConstant()).isFalse();
    }

    private static Iterable<String> names(String template) {
        return Template.parse(template, START).variables();
    }

    @Test
    void it_requires_only_what_it_reads_in_any_case() {
        assertThat(required("{{ a }} {{ b.c }}")).containsExactly("a", "b");
        assertThat(required("{% if a %}{{ b }}{% elif c %}{% endif %}{{ d | upper }}"))
                .containsExactly("a", "d");
        assertThat(required("{{ a | default('x') }}{{ 1 if b is defined }}{{ c or d }}{{ e if f else g }}"))
                .containsExactly("c", "f");
        assertThat(required("{% for x in xs %}{{ y }}{% endfor %}")).containsExactly("xs");
        assertThat(required("{{ a | default('x') }}{{ a }}")).containsExactly("a");
    }

    private static Iterable<String> required(String template) {
        return Template.parse(template, START).required();
    }

    @Test
    void many_threads_render_one_template_alike() throws Exception {
        Template template = Template.parse("{% for i in items %}{{ i }}{{ n }}{% endfor %}{{ tag }}", START);
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> tasks = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                Map<String, Node> values = new LinkedHashMap<>(VALUES);
                values.putAll(values("{\"tag\": \"t" + i + "\"}"));
                tasks.add(() -> template.render(values));
            }
            List<Future<String>> results = pool.invokeAll(tasks);
            for (int i = 0; i < results.size(); i++) {
                assertThat(results.get(i).get()).isEqualTo("b3a3t" + i);
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
