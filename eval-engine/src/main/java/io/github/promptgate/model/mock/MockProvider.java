package io.github.promptgate.model.mock;

import io.github.promptgate.model.ModelClient;
import io.github.promptgate.model.Opening;
import io.github.promptgate.model.Provider;
import io.github.promptgate.model.langchain4j.OpenAiWireModel;
import io.github.promptgate.source.TextFile;
import io.github.promptgate.suite.ModelSpec;
import io.github.promptgate.suite.Shape;
import io.github.promptgate.suite.Vocabulary.ProviderWord;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Opens scripted models: the real OpenAI client, retry and limits over a transport that reads a script. */
public final class MockProvider implements Provider {

    private static final String FILE = "file";

    @Override
    public ProviderWord word() {
        return new ProviderWord(
                "mock",
                "a reply script, in process",
                Shape.fields(Shape.required(FILE, new Shape.FilePath(), "the reply script")),
                OpenAiWireModel.parameters(),
                List.of(),
                Optional.of("mock"),
                true,
                false);
    }

    @Override
    public ModelClient open(ModelSpec spec, Opening opening) {
        Path file = opening.folder()
                .file(spec.options().text(FILE, ""), spec.options().where(FILE));
        String shown = opening.folder().show(file);
        ReplyScript script = ReplyScript.read(TextFile.read(file, shown), shown);
        MockTransport transport = new MockTransport(script, opening.ticker());
        return OpenAiWireModel.open(
                spec, MockTransport.ADDRESS, opening.courier(spec, transport), Opening.timeout(spec));
    }
}
