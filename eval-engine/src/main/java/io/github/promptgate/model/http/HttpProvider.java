package io.github.promptgate.model.http;
import io.github.promptgate.model.*;
import io.github.promptgate.suite.*;
import io.github.promptgate.suite.Vocabulary.ProviderWord;
import java.util.*;
/** Stub. */
public final class HttpProvider implements Provider {
    @Override public ProviderWord word() { return new ProviderWord("http","any HTTP endpoint",Shape.fields(Shape.required("url", Shape.text(),"address")),Shape.fields(),List.of(),Optional.of("http"),true,false); }
    @Override public ModelClient open(ModelSpec spec, Opening opening) { throw new IllegalStateException("stub"); }
}
