package io.github.promptgate.recording;

import io.github.promptgate.model.ModelClient;
import io.github.promptgate.model.ModelRequest;
import io.github.promptgate.record.Reply;
import io.github.promptgate.suite.ModelSpec;

/** A model that is always asked. */
record CountingModel(ModelSpec spec, ModelClient wire, Tally tally) implements ModelClient {

    @Override
    public Reply ask(ModelRequest request) {
        Reply reply = wire.ask(request);
        tally.live(reply, spec.price());
        return reply;
    }

    @Override
    public void disown(ModelRequest request) {
        wire.disown(request);
    }

    @Override
    public void close() {
        wire.close();
    }
}
