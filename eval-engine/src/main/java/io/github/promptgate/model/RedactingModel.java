package io.github.promptgate.model;

import io.github.promptgate.record.Reply;

/** A model whose replies hold no secret of ours, also when the other side echoes what we sent. */
record RedactingModel(ModelClient client, Secrets secrets) implements ModelClient {

    @Override
    public Reply ask(ModelRequest request) {
        return secrets.hide(client.ask(request));
    }

    @Override
    public void disown(ModelRequest request) {
        client.disown(request);
    }

    @Override
    public void close() {
        client.close();
    }
}
