package io.github.promptgate.model;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.TokenOdds;
import io.github.promptgate.record.ToolCall;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;

/** Knows the secret values of a run and takes them out of every text that leaves a client. Thread-safe. */
public final class Secrets {

    /** Shorter values occur in ordinary text. */
    static final int SHORTEST = 6;

    private static final String MASK = "***";

    private final Set<String> values = new ConcurrentSkipListSet<>(
            Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    /** Makes a value known. */
    public void add(String value) {
        if (value.length() >= SHORTEST) {
            values.add(value);
        }
    }

    /** The text with {@code ***} in place of each known value, the longest first. */
    public String hide(String text) {
        String hidden = text;
        for (String value : values) {
            hidden = hidden.replace(value, MASK);
        }
        return hidden;
    }

    /** The reply without secrets. */
    public Reply hide(Reply reply) {
        return reply.fold(this::answered, this::refused, this::failed);
    }

    /** The problem without secrets. */
    public Problem hide(Problem problem) {
        return new Problem(
                problem.code(),
                problem.where(),
                hide(problem.what()),
                problem.known().stream().map(this::hide).toList(),
                hide(problem.fix()));
    }

    private Reply answered(Reply.Answered a) {
        List<ToolCall> calls = a.toolCalls().stream()
                .map(call -> new ToolCall(hide(call.name()), hide(call.arguments())))
                .toList();
        return new Reply.Answered(
                hide(a.text()),
                calls,
                a.finish(),
                a.usage(),
                a.contexts().map(texts -> texts.stream().map(this::hide).toList()),
                odds(a.odds()),
                a.call());
    }

    /** A secret may be spread over tokens: where one shows, the odds are dropped. */
    private List<TokenOdds> odds(List<TokenOdds> odds) {
        String text = odds.stream().map(TokenOdds::token).collect(Collectors.joining());
        boolean clean = hide(text).equals(text)
                && odds.stream()
                        .flatMap(token -> token.alternatives().stream())
                        .allMatch(other -> hide(other.token()).equals(other.token()));
        return clean ? odds : List.of();
    }

    private Reply refused(Reply.Refused r) {
        return new Reply.Refused(hide(r.text()), r.usage(), r.call());
    }

    private Reply failed(Reply.Failed f) {
        return new Reply.Failed(hide(f.problem()), f.call());
    }
}
