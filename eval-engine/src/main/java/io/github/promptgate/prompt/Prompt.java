package io.github.promptgate.prompt;

import io.github.promptgate.dataset.EvalCase;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.Message;
import io.github.promptgate.source.Node;
import io.github.promptgate.suite.Options;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** One version of a prompt: messages with holes, and what its front matter asks for. Thread-safe. */
public final class Prompt {

    private Prompt() {}

    public String id() {
        throw new IllegalStateException("stub");
    }

    /** As its author calls it; empty when not given. */
    public String version() {
        throw new IllegalStateException("stub");
    }

    /** 64 hex digits over messages, parameters, tools and response format. */
    public String digest() {
        throw new IllegalStateException("stub");
    }

    public Where where() {
        throw new IllegalStateException("stub");
    }

    /** Model parameters that the prompt asks for. */
    public Options parameters() {
        throw new IllegalStateException("stub");
    }

    public List<ToolSpec> tools() {
        throw new IllegalStateException("stub");
    }

    /** JSON Schema that the reply shall fit; a model that cannot be bound to it is only told. */
    public Optional<Node> responseFormat() {
        throw new IllegalStateException("stub");
    }

    /** The root names that its messages read. */
    public SortedSet<String> variables() {
        throw new IllegalStateException("stub");
    }

    /**
     * The messages for a case. Values are never rendered again.
     *
     * @throws ProblemException PROMPT-003 naming prompt, line, case and the case's variables; PROMPT-005
     */
    public List<Message> render(EvalCase evalCase) {
        throw new IllegalStateException("stub");
    }
}
