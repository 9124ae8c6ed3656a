package io.github.promptgate.model.exec;

import io.github.promptgate.model.ModelRequest;
import io.github.promptgate.model.transport.CallProblems;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.CallInfo;
import io.github.promptgate.record.FinishReason;
import io.github.promptgate.record.Reply;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.MapNode;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What a program is told, and how its answer is read. */
enum Talk {
    /** A model: the request as the suite's models have it, and a map with {@code text} back. */
    MODEL {
        @Override
        String write(ModelRequest request) {
            return ExecJson.write(request);
        }

        @Override
        Reply read(String program, CallProblems problems, String out, CallInfo call) {
            return new ExecReply(program, problems).read(out, call);
        }
    },
    /** Whatever its caller makes of it: the request's variables as a map, and the text that comes back. */
    PLAIN {
        @Override
        String write(ModelRequest request) {
            return JsonText.write(MapNode.of(Where.nowhere(), new TreeMap<>(request.variables()))) + "\n";
        }

        @Override
        Reply read(String program, CallProblems problems, String out, CallInfo call) {
            return new Reply.Answered(out, List.of(), FinishReason.STOP, Optional.empty(), Optional.empty(), call);
        }
    };

    abstract String write(ModelRequest request);

    abstract Reply read(String program, CallProblems problems, String out, CallInfo call);
}
