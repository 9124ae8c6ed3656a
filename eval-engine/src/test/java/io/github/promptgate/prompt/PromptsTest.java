package io.github.promptgate.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.promptgate.dataset.EvalCase;
import io.github.promptgate.dataset.SuiteFolder;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.YamlText;
import io.github.promptgate.suite.PromptSpec;
import io.github.promptgate.suite.ToolSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptsTest {

    private static final String CASES = """
            {"id": "c1", "question": "Why {{ id }}?", "context": "Because.", "user": {"name": "Ada"}}
            {"id": "c2", "question": "How?"}
            {"id": "c3", "answer": "given"}
            {"id": "c4"}
            """;

    @TempDir
    Path path;

    private SuiteFolder folder() {
        return new SuiteFolder(path);
    }

    private SuiteFolder file(String name, String content) {
        return folder().holding(name, content).prompting(name);
    }

    private Prompt only(String name, String content) {
        List<Prompt> prompts = Prompts.load(file(name, content).suite());
        assertThat(prompts).hasSize(1);
        return prompts.get(0);
    }

    private static List<Problem> problems(SuiteFolder folder) {
        ProblemException e = catchThrowableOfType(ProblemException.class, () -> Prompts.load(folder.suite()));
        assertThat(e).as("a problem").isNotNull();
        return e.problems();
    }

    private static List<String> told(SuiteFolder folder) {
        return problems(folder).stream().map(PromptsTest::line).toList();
    }

    private static String line(Problem p) {
        return p.where() + " " + p.code().id() + " " + p.what() + " / " + p.fix();
    }

    private EvalCase evalCase(String id) {
        try (Stream<EvalCase> cases = folder().with("cases.jsonl", CASES).open().cases()) {
            return cases.filter(c -> c.id().equals(id)).findFirst().orElseThrow();
        }
    }

    private List<String> rendered(Prompt prompt) {
        return prompt.render(evalCase("c1")).stream()
                .map(m -> m.role() + ": " + m.text())
                .toList();
    }

    @Test
    void a_text_file_is_one_user_message() {
        Prompt prompt = only("prompts/plain.txt", "\n\nQuestion: {{ question }}\n  End \n\n");

        assertThat(prompt.id()).isEqualTo("plain");
        assertThat(prompt.version()).isEmpty();
        assertThat(prompt.where()).isEqualTo(Where.file("prompts/plain.txt"));
        assertThat(prompt.variables()).containsExactly("question");
        assertThat(rendered(prompt)).containsExactly("USER: Question: Why {{ id }}?\n  End");
    }

    @Test
    void a_changed_prompt_tells_from_which_line_of_its_file_it_differs() {
        Prompt past = only("prompts/p.md", "---\nversion: 1\n---\none\ntwo {{ question }}\nthree");

        assertThat(changed(past, "---\nversion: 2\nparameters: {seed: 1}\n---\none\ntwo: {{ question }}\nthree"))
                .isEqualTo(6);
        assertThat(changed(past, "one\ntwo {{ question }}")).isEqualTo(2);
        assertThat(changed(past, "one\ntwo {{ question }}\nthree\nfour")).isEqualTo(4);
        assertThat(changed(past, "---\nsystem: Be kind.\n---\none\ntwo {{ question }}\nthree"))
                .isEqualTo(2);
        assertThat(changed(past, "one\ntwo {{ question }}\nthree")).isZero();
    }

    private int changed(Prompt past, String now) {
        return only("prompts/p.md", now).changedSince(past).line();
    }

    @Test
    void front_matter_says_what_a_prompt_asks_for() {
        Prompt prompt = only("a.md", """
                ---
                id: answer-v2
                version: 1.10
                description: for tests
                system: Answer from {{ context }}.
                parameters: {temperature: 0, max-tokens: 50}
                tools:
                  - {name: find, description: finds, parameters: {type: object}}
                response-format: {type: object}
                ---

                # Title
                {{ question }}
                """);

        assertThat(prompt.id()).isEqualTo("answer-v2");
        assertThat(prompt.version()).isEqualTo("1.10");
        assertThat(prompt.parameters().count("max-tokens", 0)).isEqualTo(50);
        assertThat(prompt.tools())
                .extracting(ToolSpec::name, ToolSpec::description)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("find", "finds"));
        assertThat(prompt.responseFormat().map(Node::asText)).contains("{\"type\":\"object\"}");
        assertThat(prompt.variables()).containsExactly("context", "question");
        assertThat(rendered(prompt)).containsExactly("SYSTEM: Answer from Because..", "USER: # Title\nWhy {{ id }}?");
    }

    @Test
    void a_response_format_may_stand_in_a_file_beside_the_prompt() {
        SuiteFolder folder = folder().holding("p/schemas/a.json", "{\"type\": \"array\"}")
                .holding("p/a.md", "---\nresponse-format: schemas/a.json\n---\nx")
                .prompting("p/a.md");

        assertThat(Prompts.load(folder.suite()).get(0).responseFormat().map(Node::asText))
                .contains("{\"type\":\"array\"}");
        assertThat(told(file("b.md", "---\nresponse-format: no.json\n---\nx")))
                .containsExactly(
                        "b.md:2:18 SOURCE-001 file not found: no.json / check the path; it starts from " + path);
    }

    @Test
    void malformed_front_matter_is_told_key_by_key() {
        assertThat(told(file(
                        "a.md",
                        "---\nverison: 2\nid: a b\nparameters: [1]\ntools: x\nversion: {a: 1}\n"
                                + "model: gpt\nresponse-format: 5\n---\nx")))
                .containsExactly(
                        "a.md:2:1 PROMPT-001 unknown key \"verison\" / did you mean \"version\"?",
                        "a.md:7:1 PROMPT-001 \"model\" has no place in a prompt file"
                                + " / name models in the suite, under models:",
                        "a.md:3:5 PROMPT-001 \"a b\" cannot be an id"
                                + " / use letters, digits, . _ and -, beginning with a letter or digit",
                        "a.md:6:10 PROMPT-001 version must be a text, not map / write a text",
                        "a.md:4:13 PROMPT-001 parameters must be a map, not a list / write {temperature: 0}",
                        "a.md:5:8 PROMPT-001 tools must be a list, not a text / write - {name: find,"
                                + " description: \"...\", parameters: {type: object, properties: {}}}",
                        "a.md:8:18 PROMPT-001 response-format must be a JSON Schema or its file, not number"
                                + " / write {type: object, properties: {...}}, or schemas/answer.json");
        assertThat(told(file("b.md", "---\nversion: 2\nx")))
                .containsExactly("b.md:1:1 PROMPT-001 the front matter does not end"
                        + " / end it with a line of --- before the prompt's text");
        assertThat(told(file("c.md", "---\n- a\n---\nx")))
                .containsExactly("c.md:2:1 PROMPT-001 the front matter is a list, not a map"
                        + " / write keys and values, such as version: 2");
        assertThat(told(file("d e.md", "x")))
                .containsExactly("d e.md PROMPT-001 the file's name \"d e\" cannot be an id"
                        + " / rename the file, or write id: into it");
        assertThat(told(file("f.md", "---\ntools: [{nam: a}, 5, {name: x, parameters: 7}]\n---\nx")))
                .hasSize(4)
                .first()
                .isEqualTo("f.md:2:10 PROMPT-001 unknown key \"nam\" / did you mean \"name\"?");
    }

    @Test
    void empty_front_matter_and_lines_of_dashes_in_the_body_are_fine() {
        assertThat(rendered(only("a.md", "---\n---\nx\n\n---\ny"))).containsExactly("USER: x\n\n---\ny");
        assertThat(rendered(only("b.md", "---\r\nversion: 2\r\n---\r\nx\r\ny\r\n")))
                .containsExactly("USER: x\r\ny");
    }

    @Test
    void a_chat_file_has_messages_in_both_spellings() {
        Prompt prompt = only("chat.prompt.yml", """
                name: Answers
                description: for tests
                version: "3"
                modelParameters: {temperature: 0.5, maxTokens: 9, top_p: 1}
                responseFormat: json_schema
                jsonSchema: '{"name": "a", "strict": true, "schema": {"type": "object"}}'
                messages:
                  - role: system
                    content: |
                      Answer
                      shortly.
                  - user: "{{ question }}"
                  - {role: assistant, content: Hm}
                """);

        assertThat(prompt.id()).isEqualTo("chat");
        assertThat(prompt.version()).isEqualTo("3");
        assertThat(prompt.parameters().map()).hasToString("{\"temperature\":0.5,\"max-tokens\":9,\"top-p\":1}");
        assertThat(prompt.responseFormat().map(Node::asText)).contains("{\"type\":\"object\"}");
        assertThat(rendered(prompt))
                .containsExactly("SYSTEM: Answer\nshortly.\n", "USER: Why {{ id }}?", "ASSISTANT: Hm");
    }

    @Test
    void other_response_formats_of_a_chat_file_are_understood() {
        String start = "messages: [{user: x}]\n";

        assertThat(only("a.prompt.yml", start + "responseFormat: text").responseFormat())
                .isEmpty();
        assertThat(only("b.prompt.yml", start + "responseFormat: json_object")
                        .responseFormat()
                        .map(Node::asText))
                .contains("{\"type\":\"object\"}");
        assertThat(told(file("c.prompt.yml", start + "responseFormat: xml")))
                .containsExactly("c.prompt.yml:2:17 PROMPT-001 unknown responseFormat \"xml\""
                        + " / use one of the known names");
        assertThat(problems(file("d.prompt.yml", start + "responseFormat: json_schema\njsonSchema: '{'")))
                .singleElement()
                .satisfies(p -> assertThat(p.where()).hasToString("d.prompt.yml:3:13"));
        assertThat(told(file("e.prompt.yml", start + "jsonSchema: {a: 1}")))
                .singleElement()
                .asString()
                .startsWith("e.prompt.yml:2:1 PROMPT-001 jsonSchema needs responseFormat: json_schema");
        assertThat(told(file("f.prompt.yml", start + "parameters: {}\nmodelParameters: {}")))
                .singleElement()
                .asString()
                .startsWith("f.prompt.yml:3:1 PROMPT-001 \"parameters\" stands here in two spellings");
    }

    @Test
    void what_stands_better_in_the_suite_is_refused() {
        assertThat(told(file(
                        "a.prompt.yml",
                        "model: openai/gpt-4o\nmessages: [{user: x}]\ntestData: []\nevaluators: []\nmesages: 1")))
                .containsExactly(
                        "a.prompt.yml:1:1 PROMPT-001 \"model\" has no place in a prompt file"
                                + " / name models in the suite, under models:",
                        "a.prompt.yml:3:1 PROMPT-001 \"testData\" has no place in a prompt file"
                                + " / put the cases into a file, and name it in the suite under dataset:",
                        "a.prompt.yml:4:1 PROMPT-001 \"evaluators\" has no place in a prompt file"
                                + " / name scorers in the suite, under scorers:",
                        "a.prompt.yml:5:1 PROMPT-001 unknown key \"mesages\" / did you mean \"messages\"?");
    }

    @Test
    void malformed_messages_are_all_told() {
        String fix = " / write - user: \"...\", or - {role: user, content: \"...\"}";

        assertThat(told(file("a.prompt.yml", """
                        messages:
                          - {role: usr, content: x}
                          - {role: user}
                          - {system: a, user: b}
                          - user: {a: 1}
                          - user: ""
                          - word
                          - {role: user, content: x, name: y}
                        """)))
                .containsExactly(
                        "a.prompt.yml:2:12 PROMPT-004 unknown role \"usr\" / did you mean \"user\"?",
                        "a.prompt.yml:3:5 PROMPT-004 a message needs role and content" + fix,
                        "a.prompt.yml:4:5 PROMPT-004 a message has one role, this one has system and user" + fix,
                        "a.prompt.yml:5:11 PROMPT-004 the text of the user message is a map"
                                + " / write a text; quote it when it starts with { or [",
                        "a.prompt.yml:6:11 PROMPT-004 the user message is empty / write its text or remove it",
                        "a.prompt.yml:7:5 PROMPT-004 a message is a map, not a text" + fix,
                        "a.prompt.yml:8:30 PROMPT-004 unknown key \"name\" / use one of the known names");
        assertThat(told(file("b.prompt.yml", "messages: []")))
                .containsExactly(
                        "b.prompt.yml:1:11 PROMPT-004 messages must be a list with at least one message" + fix);
        assertThat(told(file("c.prompt.yml", "messages: [{system: x}]")))
                .containsExactly("c.prompt.yml:1:11 PROMPT-004 there is no user message" + fix);
        assertThat(told(file("d.prompt.yml", "version: 1")))
                .containsExactly(
                        "d.prompt.yml:1:1 PROMPT-004 there are no messages" + " / write messages: and a list below it");
        assertThat(told(file("e.prompt.yml", "[1]")))
                .containsExactly("e.prompt.yml:1:1 PROMPT-004 the file holds a list, not a map with messages"
                        + " / write messages: and a list below it");
        assertThat(told(file("f.md", "---\nversion: 1\n---\n \n")))
                .containsExactly("f.md PROMPT-004 the prompt has no text / write the user's message");
    }

    @Test
    void a_malformed_template_is_told_in_its_line_of_the_file() {
        assertThat(told(file("a.md", "---\nversion: 1\n---\n\nx\n{{ a b }}")))
                .containsExactly("a.md:6:6 PROMPT-002 malformed template: expected variable end"
                        + " / correct it, or put {% raw %} and {% endraw %} around text that is no template");
        assertThat(problems(file("b.prompt.yml", """
                        messages:
                          - system: |
                              ok

                              {{ a b }}
                          - user: "x {{ a b }}"
                          - user: '{{ a b }}'
                          - assistant: {{ a b }}
                          - assistant: x {{ a b }}
                          - user: >
                              x
                              {{ a b }}
                        """.replace("  - assistant: {{ a b }}\n", ""))))
                .extracting(p -> p.where() + " " + p.code().id())
                .containsExactly(
                        "b.prompt.yml:5 PROMPT-002",
                        "b.prompt.yml:6:19 PROMPT-002",
                        "b.prompt.yml:7:17 PROMPT-002",
                        "b.prompt.yml:8:23 PROMPT-002",
                        "b.prompt.yml:9:11 PROMPT-002");
    }

    @Test
    void messages_may_stand_in_the_suite() {
        String suite =
                "suite: s\nprompts:\n  - id: strict\n    messages:\n      - system: |\n          Be\n          {{ a b }}\n      - user: x\n";
        MapNode tree = (MapNode) YamlText.read(suite, "s.suite.yaml");
        MapNode entry =
                (MapNode) ((ListNode) tree.get("prompts").orElseThrow()).items().get(0);
        ListNode messages = (ListNode) entry.get("messages").orElseThrow();
        MapNode rest = (MapNode) YamlText.read("version: 7", "s.suite.yaml");

        assertThat(told(folder().holding("s.suite.yaml", suite)
                        .prompting(new PromptSpec.Inline("strict", messages, rest, entry.where()))))
                .singleElement()
                .asString()
                .startsWith("s.suite.yaml:7 PROMPT-002");

        ListNode fine = (ListNode) YamlText.read("[{system: Be}, {user: 'Q {{ question }}'}]", "s.suite.yaml");
        Prompt prompt = Prompts.load(folder().prompting(new PromptSpec.Inline("strict", fine, rest, fine.where()))
                        .suite())
                .get(0);
        assertThat(prompt.id()).isEqualTo("strict");
        assertThat(prompt.version()).isEqualTo("7");
        assertThat(rendered(prompt)).containsExactly("SYSTEM: Be", "USER: Q Why {{ id }}?");
    }

    @Test
    void patterns_give_prompts_by_name_and_equal_ids_are_told() {
        SuiteFolder folder = folder().holding("p/b.md", "x")
                .holding("p/a.txt", "y")
                .holding("q/a.prompt.yml", "messages: [{user: z}]");

        assertThat(Prompts.load(folder.prompting("p/*").suite()))
                .extracting(Prompt::id)
                .containsExactly("a", "b");
        assertThat(told(folder.prompting("q/*")))
                .containsExactly("q/a.prompt.yml SUITE-007 duplicate prompt id \"a\", first in p/a.txt"
                        + " / give one of them another id");
        assertThat(Prompts.load(
                        folder().prompting(new PromptSpec.InFile(Optional.of("mine"), "p/b.md", SuiteFolder.ASKED))
                                .suite()))
                .extracting(Prompt::id)
                .containsExactly("mine");
    }

    @Test
    void an_unknown_ending_and_a_missing_file_are_told_together() {
        assertThat(told(folder().holding("a.docx", "x").prompting("a.docx", "b.md")))
                .containsExactly(
                        "s.suite.yaml:9:12 SUITE-003 the format of a.docx is not known by its ending"
                                + " / save the prompt in one of the known formats",
                        "s.suite.yaml:9:12 SOURCE-001 file not found: b.md / check the path; it starts from " + path);
    }

    @Test
    void the_digest_follows_what_is_sent_and_nothing_else() {
        String one = only("a.md", "---\nversion: 1\nparameters: {a: 1, b: 2}\n---\nx")
                .digest();

        assertThat(one).matches("[0-9a-f]{64}");
        assertThat(only("b.md", "---\nversion: 2\nparameters: {b: 2, a: 1}\n---\nx\n")
                        .digest())
                .isEqualTo(one);
        assertThat(Stream.of(
                                "---\nparameters: {a: 1, b: 2}\n---\ny",
                                "---\nparameters: {a: 1, b: 3}\n---\nx",
                                "---\nparameters: {a: 1, b: 2}\nsystem: s\n---\nx",
                                "---\nparameters: {a: 1, b: 2}\ntools: [{name: t}]\n---\nx",
                                "---\nparameters: {a: 1, b: 2}\nresponse-format: {type: object}\n---\nx")
                        .map(text -> only("c.md", text).digest()))
                .doesNotContain(one)
                .doesNotHaveDuplicates();
    }

    @Test
    void an_undefined_variable_names_prompt_line_case_and_what_the_case_has() {
        Problem problem = renderProblem("---\nversion: 1\n---\nA\n{{ qestion }}");

        assertThat(line(problem))
                .isEqualTo("a.md:5:4 PROMPT-003 undefined variable \"qestion\" in prompt \"a\" for case \"c1\""
                        + " (cases.jsonl:1:1) / did you mean \"question\"?");
        assertThat(problem.known()).containsExactly("context", "contexts", "id", "question", "user");
        assertThat(line(renderProblem("{{ nothing_like_it }}")))
                .endsWith(" / add it to the case, or write {{ nothing_like_it | default(\"\") }} if it may be missing");
        assertThat(renderProblem("{{ user.nam }}").known()).containsExactly("user.name");
        assertThat(renderProblem("{{ user.nam }}").fix()).isEqualTo("did you mean \"user.name\"?");
        assertThat(renderProblem("{{ question.nam }}").known()).contains("question");
    }

    @Test
    void a_template_that_fails_names_prompt_and_case() {
        assertThat(line(renderProblem("x\n{{ question() }}")))
                .isEqualTo("a.md:2:12 PROMPT-005 template failed: Unable to call `question`, which is not a function"
                        + " in prompt \"a\" for case \"c1\" (cases.jsonl:1:1)"
                        + " / check this place with the values of the case");
    }

    private Problem renderProblem(String content) {
        Prompt prompt = only("a.md", content);
        EvalCase c1 = evalCase("c1");
        ProblemException e = catchThrowableOfType(ProblemException.class, () -> prompt.render(c1));
        assertThat(e.problems()).hasSize(1);
        return e.problems().get(0);
    }

    @Test
    void variables_that_cases_lack_are_found_without_rendering() {
        List<Prompt> prompts = List.of(
                only("a.md", "x\n{{ question }}{{ context | upper }}{% if user is defined %}{{ user }}{% endif %}"),
                only("b.md", "{{ id }}"));

        try (Stream<EvalCase> cases = folder().with("cases.jsonl", CASES).open().cases()) {
            assertThat(Prompts.undefined(prompts, cases))
                    .extracting(PromptsTest::line)
                    .containsExactly(
                            "a.md:2:18 PROMPT-003 undefined variable \"context\" in prompt \"a\" for case \"c2\""
                                    + " (cases.jsonl:2:1) and 1 more case / add it to the case, or write"
                                    + " {{ context | default(\"\") }} if it may be missing",
                            "a.md:2:4 PROMPT-003 undefined variable \"question\" in prompt \"a\" for case \"c4\""
                                    + " (cases.jsonl:4:1) / add it to the case, or write"
                                    + " {{ question | default(\"\") }} if it may be missing");
        }
    }
}
