package io.github.promptgate.prompt;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Problems;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.Message.Role;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads a list of messages, each {@code {role: user, content: text}} or {@code user: text}. */
final class MessageReader {

    private static final List<String> ROLES =
            Arrays.stream(Role.values()).map(MessageReader::word).toList();
    private static final String EXAMPLE = "write - user: \"...\", or - {role: user, content: \"...\"}";

    private final SourceLines lines;
    private final Problems problems;

    MessageReader(SourceLines lines, Problems problems) {
        this.lines = lines;
        this.problems = problems;
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    /** Reads what it can; PROMPT-002 and PROMPT-004 go to the problems. */
    List<PromptMessage> read(Node node) {
        if (!(node instanceof ListNode list) || list.items().isEmpty()) {
            wrong(node.where(), "messages must be a list with at least one message", EXAMPLE);
            return List.of();
        }
        List<PromptMessage> messages = new ArrayList<>();
        int before = problems.found().size();
        list.items().forEach(item -> message(item).ifPresent(messages::add));
        boolean allRead = problems.found().size() == before;
        if (allRead && messages.stream().noneMatch(message -> message.role() == Role.USER)) {
            wrong(list.where(), "there is no user message", EXAMPLE);
        }
        return messages;
    }

    private Optional<PromptMessage> message(Node item) {
        if (!(item instanceof MapNode map) || map.size() == 0) {
            return wrong(item.where(), "a message is a map, not a " + item.kindName(), EXAMPLE);
        }
        if (map.entry("role").isPresent() || map.entry("content").isPresent()) {
            return withRole(map);
        }
        MapNode.Entry entry = map.entries().get(0);
        if (map.size() > 1) {
            return wrong(map.where(), "a message has one role, this one has " + keys(map), EXAMPLE);
        }
        return role(entry.key(), entry.keyWhere()).flatMap(role -> text(role, entry.value()));
    }

    private static String keys(MapNode map) {
        return String.join(
                " and ", map.entries().stream().map(MapNode.Entry::key).toList());
    }

    private Optional<PromptMessage> withRole(MapNode map) {
        for (MapNode.Entry entry : map.entries()) {
            if (!Set.of("role", "content").contains(entry.key())) {
                problems.add(Problem.unknown(
                        ProblemCode.PROMPT_004, entry.keyWhere(), "key", entry.key(), List.of("role", "content")));
            }
        }
        Optional<Node> role = map.get("role");
        Optional<Node> content = map.get("content");
        if (role.isEmpty() || content.isEmpty()) {
            return wrong(map.where(), "a message needs role and content", EXAMPLE);
        }
        return role(role.get().asText(), role.get().where()).flatMap(r -> text(r, content.get()));
    }

    private Optional<Role> role(String word, Where where) {
        if (!ROLES.contains(word)) {
            problems.add(Problem.unknown(ProblemCode.PROMPT_004, where, "role", word, ROLES));
            return Optional.empty();
        }
        return Optional.of(Role.valueOf(word.toUpperCase(Locale.ROOT)));
    }

    /** Compiles the text of a message. */
    Optional<PromptMessage> text(Role role, Node content) {
        if (!(content instanceof ScalarNode scalar) || scalar.isNull()) {
            return wrong(
                    content.where(),
                    "the text of the " + word(role) + " message is a " + content.kindName(),
                    "write a text; quote it when it starts with { or [");
        }
        if (scalar.text().isBlank()) {
            return wrong(content.where(), "the " + word(role) + " message is empty", "write its text or remove it");
        }
        try {
            return Optional.of(new PromptMessage(role, scalar.text(), lines.template(scalar)));
        } catch (ProblemException e) {
            problems.add(e);
            return Optional.empty();
        }
    }

    private <T> Optional<T> wrong(Where where, String what, String fix) {
        problems.add(new Problem(ProblemCode.PROMPT_004, where, what, fix));
        return Optional.empty();
    }
}
