package io.github.promptgate.model.http;

import io.github.promptgate.model.transport.CallProblems;
import io.github.promptgate.model.transport.Excerpt;
import io.github.promptgate.model.transport.Transport.Request;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Problems;
import io.github.promptgate.record.CallInfo;
import io.github.promptgate.record.FinishReason;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.Usage;
import io.github.promptgate.source.JsonPathQuery;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import io.github.promptgate.suite.Options;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a reply holds its answer, its contexts and its counts. */
final class ReplyForm {

    private final CallProblems problems;
    private final Optional<Path> answer;
    private final Optional<Path> contexts;
    private final Optional<Path> input;
    private final Optional<Path> output;

    /** A path, and how the suite writes it. */
    private record Path(String text, JsonPathQuery query) {

        /** Values that are there, null left out. */
        List<Node> find(Node document) {
            return query.find(document).stream()
                    .filter(node -> !(node instanceof ScalarNode scalar && scalar.isNull()))
                    .toList();
        }
    }

    private ReplyForm(CallProblems problems, Options options, Problems found) {
        Options usage = options.options("usage");
        this.problems = problems;
        this.answer = path(options, "answer", found);
        this.contexts = path(options, "contexts", found).or(() -> path(options, "context", found));
        this.input = path(usage, "input", found);
        this.output = path(usage, "output", found);
    }

    static ReplyForm of(Options options, CallProblems problems, Problems found) {
        return new ReplyForm(problems, options, found);
    }

    private static Optional<Path> path(Options options, String key, Problems found) {
        try {
            return options.text(key).map(text -> new Path(text, JsonPathQuery.compile(text, options.where(key))));
        } catch (ProblemException e) {
            found.add(e);
            return Optional.empty();
        }
    }

    Reply read(Request request, String body, CallInfo call) {
        Optional<Node> document = json(body);
        if (answer.isEmpty()) {
            return answered(body, document, call);
        }
        if (document.isEmpty()) {
            return unreadable(request, body.isBlank() ? "it is empty" : "it is no JSON" + start(body), call);
        }
        Path path = answer.get();
        return path.find(document.get()).stream()
                .findFirst()
                .map(node -> answered(node.asText(), document, call))
                .orElseGet(() -> unreadable(request, "there is nothing at " + path.text() + start(body), call));
    }

    private static Optional<Node> json(String body) {
        try {
            return Optional.of(JsonText.read(body, "reply"));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    private Reply answered(String text, Optional<Node> document, CallInfo call) {
        return new Reply.Answered(
                text,
                List.of(),
                FinishReason.STOP,
                document.flatMap(this::usage),
                document.flatMap(this::contexts),
                call);
    }

    private Reply unreadable(Request request, String why, CallInfo call) {
        return new Reply.Failed(problems.unreadable(request, why), call);
    }

    private static String start(String body) {
        return "; it starts with \"" + Excerpt.of(body) + "\"";
    }

    private Optional<List<String>> contexts(Node document) {
        return contexts.map(path -> path.find(document))
                .filter(found -> !found.isEmpty())
                .map(ReplyForm::texts);
    }

    private static List<String> texts(List<Node> found) {
        return found.stream()
                .flatMap(node -> node instanceof ListNode list ? list.items().stream() : Stream.of(node))
                .map(Node::asText)
                .toList();
    }

    private Optional<Usage> usage(Node document) {
        return count(input, document).flatMap(in -> count(output, document).map(out -> new Usage(in, out)));
    }

    private static Optional<Long> count(Optional<Path> path, Node document) {
        return path.flatMap(p -> p.find(document).stream().findFirst())
                .map(Node::asText)
                .filter(text -> text.matches("[0-9]{1,15}"))
                .map(Long::valueOf);
    }
}
