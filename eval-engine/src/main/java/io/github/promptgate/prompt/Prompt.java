package io.github.promptgate.prompt;

import io.github.promptgate.dataset.EvalCase;
import io.github.promptgate.dataset.Turn;
import io.github.promptgate.dataset.Turn.Speaker;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.Cell;
import io.github.promptgate.record.Message;
import io.github.promptgate.record.Message.Role;
import io.github.promptgate.record.Revision;
import io.github.promptgate.script.UndefinedVariableException;
import io.github.promptgate.source.Digest;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.suite.Options;
import io.github.promptgate.suite.ToolSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** One version of a prompt: messages with holes, and what its front matter asks for. Thread-safe. */
public final class Prompt {

    private final String id;
    private final String version;
    private final Where where;
    private final List<PromptMessage> messages;
    private final Options parameters;
    private final List<ToolSpec> tools;
    private final Optional<Node> responseFormat;
    private final Optional<Revision> revision;
    private final SortedSet<String> variables = new TreeSet<>();
    private final SortedSet<String> required = new TreeSet<>();

    /** Reads the draft's keys; what is wrong with them is told as PROMPT-001. */
    Prompt(PromptDraft draft, PromptKeys keys) {
        this.id = draft.id();
        this.where = draft.where();
        this.messages = draft.messages();
        this.version = keys.text("version").orElse("");
        keys.text("description");
        this.parameters = keys.parameters();
        this.tools = List.copyOf(keys.tools());
        this.responseFormat = keys.responseFormat();
        this.revision = Optional.empty();
        messages.forEach(message -> variables.addAll(message.template().variables()));
        messages.forEach(message -> required.addAll(message.template().required()));
    }

    private Prompt(Prompt read, Revision from) {
        this.id = read.id;
        this.version = read.version;
        this.where = read.where;
        this.messages = read.messages;
        this.parameters = read.parameters;
        this.tools = read.tools;
        this.responseFormat = read.responseFormat;
        this.revision = Optional.of(from);
        this.variables.addAll(read.variables);
        this.required.addAll(read.required);
    }

    public String id() {
        return id;
    }

    /** The same, known as read from a commit. */
    public Prompt at(Revision from) {
        return new Prompt(this, from);
    }

    /** Where it was read from; empty for the files as they are. */
    public Optional<Revision> revision() {
        return revision;
    }

    /** By which a cell names it, see {@link Cell#promptVersion}. */
    public String key() {
        return Cell.versionOf(id, revision);
    }

    /** As its author calls it; empty when not given. */
    public String version() {
        return version;
    }

    /**
     * Where its text begins to differ from what it was; its file, without a line, where the texts are the same and what
     * else it asks for is not.
     */
    public Where changedSince(Prompt past) {
        for (int i = 0; i < messages.size(); i++) {
            String before = i < past.messages.size() ? past.messages.get(i).text() : "";
            if (!messages.get(i).text().equals(before)) {
                return changed(messages.get(i), before.lines().toList());
            }
        }
        return where;
    }

    private static Where changed(PromptMessage message, List<String> before) {
        List<String> now = message.text().lines().toList();
        int same = 0;
        while (same < now.size() - 1 && same < before.size() && now.get(same).equals(before.get(same))) {
            same++;
        }
        return message.template().line(same);
    }

    /** 64 hex digits over messages, parameters, tools and response format. */
    public String digest() {
        Digest digest = new Digest();
        digest.add("messages");
        messages.forEach(message -> digest.add(message.role().name()).add(message.text()));
        digest.add("parameters").add(canonical(parameters.map())).add("tools");
        tools.forEach(tool -> digest.add(tool.name()).add(tool.description()).add(canonical(tool.parameters())));
        digest.add("response-format");
        responseFormat.ifPresent(schema -> digest.add(canonical(schema)));
        return digest.hex();
    }

    /** JSON with sorted keys. */
    private static String canonical(Node node) {
        return JsonText.write(sorted(node));
    }

    private static Node sorted(Node node) {
        return node.fold(
                map -> new MapNode(
                        map.where(),
                        map.entries().stream()
                                .sorted(Comparator.comparing(MapNode.Entry::key))
                                .map(e -> new MapNode.Entry(e.key(), e.keyWhere(), sorted(e.value())))
                                .toList()),
                list -> new ListNode(
                        list.where(), list.items().stream().map(Prompt::sorted).toList()),
                scalar -> scalar);
    }

    public Where where() {
        return where;
    }

    /** Model parameters that the prompt asks for. */
    public Options parameters() {
        return parameters;
    }

    public List<ToolSpec> tools() {
        return tools;
    }

    /** JSON Schema that the reply shall fit; a model that cannot be bound to it is only told. */
    public Optional<Node> responseFormat() {
        return responseFormat;
    }

    /** The root names that its messages read. */
    public SortedSet<String> variables() {
        return Collections.unmodifiableSortedSet(variables);
    }

    /** Those of its variables that it reads whatever they hold: a case without one of them cannot be rendered. */
    public SortedSet<String> required() {
        return Collections.unmodifiableSortedSet(required);
    }

    /** Where a variable is first read. */
    Where place(String variable) {
        return messages.stream()
                .map(PromptMessage::template)
                .filter(template -> template.variables().contains(variable))
                .findFirst()
                .map(template -> template.place(variable))
                .orElse(where);
    }

    /**
     * The messages for a case. Values are never rendered again. The case's history stands before the last user message,
     * unless a template reads {@code history} and so shows it in its own way.
     *
     * @throws ProblemException PROMPT-003 naming prompt, line, case and the case's variables; PROMPT-005
     */
    public List<Message> render(EvalCase evalCase) {
        List<Message> rendered = messages.stream()
                .map(message -> new Message(message.role(), render(message, evalCase)))
                .toList();
        return variables.contains("history")
                ? rendered
                : withHistory(rendered, evalCase.dialogue().history());
    }

    private static List<Message> withHistory(List<Message> rendered, List<Turn> history) {
        int question = rendered.size();
        for (int i = 0; i < rendered.size(); i++) {
            question = rendered.get(i).role() == Role.USER ? i : question;
        }
        List<Message> all = new ArrayList<>(rendered.subList(0, question));
        history.forEach(
                turn -> all.add(new Message(turn.speaker() == Speaker.USER ? Role.USER : Role.ASSISTANT, turn.text())));
        all.addAll(rendered.subList(question, rendered.size()));
        return List.copyOf(all);
    }

    private String render(PromptMessage message, EvalCase evalCase) {
        try {
            return message.template().render(evalCase.variables());
        } catch (UndefinedVariableException e) {
            throw new ProblemException(Undefined.problem(e.variable(), e.where(), id, evalCase));
        } catch (ProblemException e) {
            throw new ProblemException(e.problems().stream()
                    .map(p ->
                            new Problem(p.code(), p.where(), p.what() + Undefined.in(id, evalCase), p.known(), p.fix()))
                    .toList());
        }
    }
}
