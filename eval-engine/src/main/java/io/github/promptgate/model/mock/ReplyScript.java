package io.github.promptgate.model.mock;

import io.github.promptgate.model.transport.CallContext;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.source.YamlText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What a scripted model says: the first entry that matches a call. Thread-safe. */
final class ReplyScript {

    private final String file;
    private final List<ScriptedReply> replies;
    private final Map<Use, Integer> uses = new ConcurrentHashMap<>();

    private record Use(int entry, CallContext call) {}

    private ReplyScript(String file, List<ScriptedReply> replies) {
        this.file = file;
        this.replies = List.copyOf(replies);
    }

    /** @throws ProblemException MODEL-004, all of the file; SOURCE-004 and SUITE-002 for malformed YAML */
    static ReplyScript read(String text, String file) {
        return new ReplyScript(file, new ScriptReader().read(YamlText.read(text, file)));
    }

    /** As messages show it. */
    String file() {
        return file;
    }

    /** The entry for a call; an entry with {@code times} is used up for the trial and step that it answered. */
    Optional<ScriptedReply> replyTo(CallContext call, Supplier<String> lastUserMessage) {
        for (int i = 0; i < replies.size(); i++) {
            ScriptedReply reply = replies.get(i);
            if (reply.when().matches(call, lastUserMessage) && isLeft(i, reply, call)) {
                return Optional.of(reply);
            }
        }
        return Optional.empty();
    }

    private boolean isLeft(int entry, ScriptedReply reply, CallContext call) {
        return reply.times().isEmpty()
                || uses.merge(new Use(entry, call), 1, Integer::sum)
                        <= reply.times().getAsInt();
    }
}
