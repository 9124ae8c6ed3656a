package io.github.promptgate.score;

import io.github.promptgate.model.ModelClient;
import io.github.promptgate.model.ModelRequest;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.CallInfo;
import io.github.promptgate.record.FinishReason;
import io.github.promptgate.record.Message;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.Usage;
import io.github.promptgate.score.Scorers.Equipment;
import io.github.promptgate.suite.ModelSpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A model that answers each step with what the test says, in order; the last answer of a step stays. */
public final class ScriptedJudge implements ModelClient {

    private final Map<String, Deque<Function<ModelRequest, Reply>>> replies = new HashMap<>();
    private final List<ModelRequest> requests = new ArrayList<>();
    private final List<ModelRequest> disowned = new ArrayList<>();

    public static Reply text(String text) {
        return text(text, FinishReason.STOP);
    }

    public static Reply text(String text, FinishReason finish) {
        return new Reply.Answered(
                text, List.of(), finish, Optional.of(new Usage(100, 20)), Optional.empty(), CallInfo.live(5, 1, 0));
    }

    public static Reply failure() {
        Problem problem = new Problem(ProblemCode.CALL_004, Where.nowhere(), "500 from the judge", "try again");
        return new Reply.Failed(problem, CallInfo.live(5, 3, 0));
    }

    public static Reply refusal() {
        return new Reply.Refused("no", Optional.of(new Usage(100, 1)), CallInfo.live(5, 1, 0));
    }

    /** Would take forever: only a deadline gets an answer out of it, and that is a failure. */
    public static Function<ModelRequest, Reply> slow(String reply) {
        Problem late = new Problem(ProblemCode.CALL_005, Where.nowhere(), "no answer within 1s", "give it more time");
        return request -> request.context().deadline().isEmpty()
                ? text(reply)
                : new Reply.Failed(late, CallInfo.live(1000, 1, 0));
    }

    /** Answers a step with a text. */
    public ScriptedJudge on(String step, String text) {
        return on(step, text(text));
    }

    public ScriptedJudge on(String step, Reply reply) {
        return on(step, request -> reply);
    }

    public ScriptedJudge on(String step, Function<ModelRequest, Reply> reply) {
        replies.computeIfAbsent(step, s -> new ArrayDeque<>()).add(reply);
        return this;
    }

    @Override
    public Reply ask(ModelRequest request) {
        requests.add(request);
        Deque<Function<ModelRequest, Reply>> queue =
                replies.get(request.context().step());
        if (queue == null) {
            return failure();
        }
        Function<ModelRequest, Reply> next = queue.size() > 1 ? queue.remove() : queue.element();
        return next.apply(request);
    }

    @Override
    public void disown(ModelRequest request) {
        disowned.add(request);
    }

    /** Requests whose replies could not be used. */
    public List<ModelRequest> disowned() {
        return disowned;
    }

    public List<ModelRequest> requests() {
        return requests;
    }

    public List<String> steps() {
        return requests.stream().map(r -> r.context().step()).toList();
    }

    /** What the judge was told at a call, system message left out. */
    public String prompt(int call) {
        List<Message> messages = requests.get(call).messages();
        return messages.get(messages.size() - 1).text();
    }

    public Equipment equipment() {
        return new Equipment(Optional.of(this), Optional.empty(), Optional.of(new WordVectors()));
    }

    public Equipment equipment(ModelSpec spec) {
        return new Equipment(Optional.of(this), Optional.of(spec), Optional.of(new WordVectors()));
    }
}
