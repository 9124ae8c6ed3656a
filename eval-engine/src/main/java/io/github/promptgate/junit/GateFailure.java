package io.github.promptgate.junit;

/** Says why a node failed or was aborted; no stack trace, for no line of ours is to blame. */
final class GateFailure extends AssertionError {

    private static final long serialVersionUID = 1L;

    GateFailure(String message) {
        super(message);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
