package io.github.promptgate.model.exec;
import io.github.promptgate.model.*;
import io.github.promptgate.suite.*;
import io.github.promptgate.suite.Vocabulary.ProviderWord;
import java.util.*;
/** Stub. */
public final class ExecProvider implements Provider {
    @Override public ProviderWord word() { return new ProviderWord("exec","a program",Shape.fields(Shape.required("command", new Shape.ListOf(Shape.text(),1),"command")),Shape.fields(),List.of(),Optional.of("exec"),true,false); }
    @Override public ModelClient open(ModelSpec spec, Opening opening) { throw new IllegalStateException("stub"); }
}
