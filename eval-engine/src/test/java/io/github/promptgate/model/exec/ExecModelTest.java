package io.github.promptgate.model.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.promptgate.model.Given;
import io.github.promptgate.model.ModelClient;
import io.github.promptgate.model.ModelRequest;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.record.FinishReason;
import io.github.promptgate.record.Message;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.ToolCall;
import io.github.promptgate.record.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class ExecModelTest {

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "PATH", "/usr/bin:/bin", "HOME", "/nowhere", "LANG", "C", "APP_TOKEN", "tok-123456", "OTHER", "hidden");

    @TempDir
    private Path folder;

    @Test
    void a_program_says_text_contexts_usage_and_tool_calls() throws IOException {
        Reply reply =
                ask("echo '{\"text\":\"60 days\",\"contexts\":[\"a\",\"b\"],\"usage\":{\"input\":12,\"output\":7},"
                        + "\"tool-calls\":[{\"name\":\"find\",\"arguments\":{\"id\":7}}]}'");

        assertThat(reply).isInstanceOfSatisfying(Reply.Answered.class, answered -> {
            assertThat(answered.text()).isEqualTo("60 days");
            assertThat(answered.contexts()).contains(List.of("a", "b"));
            assertThat(answered.usage()).contains(new Usage(12, 7));
            assertThat(answered.toolCalls()).containsExactly(new ToolCall("find", "{\"id\":7}"));
            assertThat(answered.finish()).isEqualTo(FinishReason.TOOL_CALLS);
            assertThat(answered.call().attempts()).isOne();
            assertThat(answered.call().latencyMillis()).isPresent();
        });
    }

    @Test
    void text_alone_is_enough() throws IOException {
        assertThat(ask("echo '{\"text\":\"a\"}'")).isInstanceOfSatisfying(Reply.Answered.class, answered -> {
            assertThat(answered.text()).isEqualTo("a");
            assertThat(answered.contexts()).isEmpty();
            assertThat(answered.usage()).isEmpty();
            assertThat(answered.finish()).isEqualTo(FinishReason.STOP);
        });
    }

    @Test
    void a_program_reads_one_line_of_json_in_the_suites_folder() throws IOException {
        ModelRequest request = new ModelRequest(
                List.of(new Message(Message.Role.SYSTEM, "Be brief."), new Message(Message.Role.USER, "Wie viel? ä")),
                Given.options("temperature: 0.7"),
                List.of(),
                Optional.empty(),
                Map.of("question", Given.node("Wie viel? ä")),
                Given.CALL);

        open("cat > input.json; echo '{\"text\":\"a\"}'", "").ask(request);

        assertThat(folder.resolve("input.json"))
                .hasContent("{\"prompt\":\"Wie viel? ä\",\"messages\":[{\"role\":\"system\",\"content\":\"Be brief.\"},"
                        + "{\"role\":\"user\",\"content\":\"Wie viel? ä\"}],\"variables\":{\"question\":\"Wie viel? ä\"},"
                        + "\"parameters\":{\"temperature\":0.7},\"case\":\"refund-1\",\"sample\":1}\n");
    }

    @Test
    void there_is_no_shell_between_a_value_and_the_program() throws IOException {
        script("cat > input.json; echo \"{\\\"text\\\":\\\"$1\\\"}\"");
        ModelClient model = new ExecProvider()
                .open(
                        Given.spec("exec", "", "command: [sh, answer.sh, \"$(touch evil); `touch evil`\"]"),
                        Given.opening(folder, ENVIRONMENT));

        assertThat(model.ask(Given.question("$(touch evil)")).text()).isEqualTo("$(touch evil); `touch evil`");
        assertThat(folder.resolve("evil")).doesNotExist();
    }

    @Test
    void only_listed_variables_are_seen() throws IOException {
        Reply reply = open(
                        "env | cut -d= -f1 | grep -v '^_$\\|PWD\\|SHLVL' | sort > env.txt; echo '{\"text\":\"a\"}'",
                        "env: [APP_TOKEN]")
                .ask(Given.question("q"));

        assertThat(reply.text()).isEqualTo("a");
        assertThat(folder.resolve("env.txt")).hasContent("APP_TOKEN\nHOME\nLANG\nPATH");
    }

    @Test
    void a_program_that_does_not_read_its_input_is_no_failure() throws IOException {
        ModelClient model = open("exec 0<&-; echo '{\"text\":\"a\"}'", "");

        assertThat(model.ask(Given.question("q".repeat(1 << 20))).text()).isEqualTo("a");
    }

    @Test
    void an_exit_code_is_told_with_the_end_of_stderr() throws IOException {
        Problem problem =
                failure("echo first >&2; echo 'boom \u001b[31m here' >&2; echo '{\"text\":\"a\"}'; exit 3", "");

        assertThat(problem.code().id()).isEqualTo("CALL-009");
        assertThat(problem.what()).isEqualTo("model \"m\": sh ended with exit code 3: first boom [31m here");
        assertThat(problem.fix()).isEqualTo("run the program by hand with the same input");
    }

    @Test
    void much_on_stderr_does_not_block_the_program() throws IOException {
        assertThat(ask("yes complaint | head -c 300000 >&2; echo '{\"text\":\"a\"}'")
                        .text())
                .isEqualTo("a");
    }

    @Test
    void a_program_that_hangs_is_ended_with_all_that_it_started() throws Exception {
        Problem problem = failure("sleep 300 & echo $! > pid; wait", "timeout: 500ms");

        assertThat(problem.code().id()).isEqualTo("CALL-005");
        assertThat(problem.what()).isEqualTo("model \"m\": no reply from sh within 500 ms");
        long child = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
        Optional<ProcessHandle> left = ProcessHandle.of(child);
        if (left.isPresent()) {
            left.get().onExit().get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void output_without_end_is_cut_off() throws IOException {
        assertThat(failure("yes", "").what()).isEqualTo("model \"m\": sh wrote more than 16 MB");
    }

    @Test
    void output_that_is_no_reply_is_told_as_such() throws IOException {
        assertThat(failure("echo hello", "").what())
                .isEqualTo("model \"m\": the reply of sh cannot be read: it is no JSON map; it starts with \"hello\"");
        assertThat(failure("true", "").what()).isEqualTo("model \"m\": the reply of sh cannot be read: it is empty");
        Problem missing = failure("echo '{\"answer\":\"a\"}'", "");
        assertThat(missing.what())
                .isEqualTo("model \"m\": the reply of sh cannot be read: it has no text under \"text\";"
                        + " it starts with \"{\"answer\":\"a\"}\"");
        assertThat(missing.code().id()).isEqualTo("CALL-007");
        assertThat(missing.fix()).isEqualTo("write {\"text\": \"...\"} to stdout and all else to stderr");
    }

    @Test
    void an_interrupted_call_ends_the_program_and_keeps_the_interrupt() throws IOException {
        ModelClient model = open("sleep 300", "");
        Thread.currentThread().interrupt();

        Reply reply = model.ask(Given.question("q"));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(reply)
                .isInstanceOfSatisfying(
                        Reply.Failed.class,
                        failed -> assertThat(failed.problem().code().id()).isEqualTo("CALL-010"));
    }

    @Test
    void a_program_that_is_not_there_is_told_before_anything_runs() {
        Problem problem = refusal("command: [no-such-program, x]");

        assertThat(problem.code().id()).isEqualTo("MODEL-005");
        assertThat(problem.what())
                .isEqualTo("model \"m\": program \"no-such-program\" cannot be started: it is no executable file");
        assertThat(problem.fix())
                .isEqualTo("install it, or write its path from the suite's folder, such as ./answer.sh");
        assertThat(problem.where().toString()).startsWith("s.suite.yaml:1:");
    }

    @Test
    void a_command_in_one_text_is_told_how_to_be_a_list() {
        assertThat(refusal("command: python3 answer.py").fix())
                .isEqualTo("write the command as a list: [python3, answer.py]");
    }

    @Test
    void a_file_that_may_not_be_run_is_no_program() throws IOException {
        script("echo");

        assertThat(refusal("command: ./answer.sh").code().id()).isEqualTo("MODEL-005");
    }

    @Test
    void a_program_in_the_suites_folder_runs_from_there() throws IOException {
        Path script = script("#!/bin/sh\necho '{\"text\":\"a\"}'");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        ModelClient model = new ExecProvider()
                .open(Given.spec("exec", "", "command: ./answer.sh"), Given.opening(folder, ENVIRONMENT));

        assertThat(model.ask(Given.question("q")).text()).isEqualTo("a");
    }

    @Test
    void a_listed_variable_that_is_not_set_is_told() {
        Problem problem = refusal("{command: [sh], env: [NOT_THERE]}");

        assertThat(problem.code().id()).isEqualTo("SUITE-010");
        assertThat(problem.what()).isEqualTo("environment variable NOT_THERE is not set");
    }

    private Problem refusal(String options) {
        return assertThatThrownBy(() ->
                        new ExecProvider().open(Given.spec("exec", "", options), Given.opening(folder, ENVIRONMENT)))
                .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
                .extracting(ProblemException::problems, InstanceOfAssertFactories.list(Problem.class))
                .singleElement()
                .actual();
    }

    private Reply ask(String script) throws IOException {
        return open(script, "").ask(Given.question("q"));
    }

    private Problem failure(String script, String options) throws IOException {
        Reply reply = open(script, options).ask(Given.question("q"));
        assertThat(reply).isInstanceOf(Reply.Failed.class);
        return ((Reply.Failed) reply).problem();
    }

    private ModelClient open(String script, String options) throws IOException {
        script(script);
        return new ExecProvider()
                .open(
                        Given.spec("exec", "", "command: [sh, answer.sh]\n" + options),
                        Given.opening(folder, ENVIRONMENT));
    }

    private Path script(String text) throws IOException {
        return Files.writeString(folder.resolve("answer.sh"), text);
    }
}
