package io.github.promptgate.cli;

import io.github.promptgate.problem.Where;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.YamlText;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a composite action came to on a runner of our own: it reads {@code action.yml} and runs its bash steps in a
 * clean environment, with the files that GitHub's runner gives them.
 *
 * @param code of the step that ended the action, 0 when all ran through
 */
record ActionRun(int code, String log, Map<String, String> outputs) {

    static final Path ACTION = Path.of("action.yml");
    static final Path MERGE = Path.of("merge/action.yml");

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{\\s*([a-z0-9.-]+)\\s*}}");
    private static final Pattern HEREDOC = Pattern.compile("(?m)^([a-z0-9-]+)<<(\\S+)\\n(.*?)\\n\\2$", Pattern.DOTALL);
    private static final Pattern PLAIN = Pattern.compile("(?m)^([a-z0-9-]+)=(.*)$");

    /** The action as it is written. */
    static MapNode action() throws IOException {
        return action(ACTION);
    }

    static MapNode action(Path file) throws IOException {
        return (MapNode) YamlText.read(Files.readString(file), file.toString());
    }

    /** A runner on a workspace. */
    static final class Runner {

        private final Path workspace;
        private final Path file;
        private final Map<String, String> environment = new LinkedHashMap<>();
        private final Map<String, String> values = new LinkedHashMap<>();

        Runner(Path workspace) {
            this(workspace, ACTION);
        }

        Runner(Path workspace, Path file) {
            this.workspace = workspace;
            this.file = file;
            environment.put("PATH", JavaProcess.folder() + File.pathSeparator + System.getenv("PATH"));
        }

        Runner with(String variable, String value) {
            environment.put(variable, value);
            return this;
        }

        Runner input(String name, String value) {
            values.put("inputs." + name, value);
            return this;
        }

        ActionRun run() throws IOException, InterruptedException {
            MapNode action = action(file);
            for (MapNode.Entry input : map(action, "inputs").entries()) {
                values.putIfAbsent("inputs." + input.key(), text((MapNode) input.value(), "default"));
            }
            StringBuilder log = new StringBuilder();
            int code = 0;
            for (Node step : ((ListNode) map(action, "runs").get("steps").orElseThrow()).items()) {
                code = step((MapNode) step, log);
                if (code != 0) {
                    break;
                }
            }
            Map<String, String> outputs = new LinkedHashMap<>();
            for (MapNode.Entry output : map(action, "outputs").entries()) {
                outputs.put(output.key(), filledIn(text((MapNode) output.value(), "value")));
            }
            return new ActionRun(code, log.toString(), outputs);
        }

        private int step(MapNode step, StringBuilder log) throws IOException, InterruptedException {
            Path script = Files.writeString(Files.createTempFile("step", ".sh"), text(step, "run"));
            Path output = Files.createTempFile("output", ".txt");
            ProcessBuilder bash = new ProcessBuilder(
                            "bash", "--noprofile", "--norc", "-eo", "pipefail", script.toString())
                    .directory(workspace.toFile())
                    .redirectErrorStream(true);
            bash.environment().clear();
            bash.environment().putAll(environment);
            bash.environment().put("GITHUB_OUTPUT", output.toString());
            bash.environment().put("GITHUB_WORKSPACE", workspace.toString());
            for (MapNode.Entry variable : map(step, "env").entries()) {
                bash.environment().put(variable.key(), filledIn(variable.value().asText()));
            }
            Process process = bash.start();
            log.append(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                throw new IllegalStateException("the step hangs");
            }
            remember("steps." + text(step, "id") + ".outputs.", Files.readString(output));
            Files.delete(script);
            Files.delete(output);
            return process.exitValue();
        }

        private void remember(String prefix, String file) {
            Matcher heredoc = HEREDOC.matcher(file);
            while (heredoc.find()) {
                values.put(prefix + heredoc.group(1), heredoc.group(3));
            }
            Matcher plain = PLAIN.matcher(heredoc.replaceAll(""));
            while (plain.find()) {
                values.put(prefix + plain.group(1), plain.group(2));
            }
        }

        private String filledIn(String text) {
            return EXPRESSION
                    .matcher(text)
                    .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "")));
        }
    }

    /** All steps of the action. */
    static List<MapNode> steps() throws IOException {
        return steps(ACTION);
    }

    static List<MapNode> steps(Path file) throws IOException {
        List<MapNode> steps = new ArrayList<>();
        ((ListNode) map(action(file), "runs").get("steps").orElseThrow())
                .items()
                .forEach(step -> steps.add((MapNode) step));
        return steps;
    }

    static MapNode map(MapNode in, String key) {
        return (MapNode) in.get(key).orElse(MapNode.empty(Where.nowhere()));
    }

    static String text(MapNode in, String key) {
        return in.get(key).map(Node::asText).orElse("");
    }
}
