package io.github.promptgate.maven;

import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a goal is to do nothing: by its own switch, or because the build leaves all tests out. */
final class Skip {

    private static final String OWN = "prompt.skip";

    private Skip() {}

    /**
     * Why to skip, in the words of the user.
     *
     * @param configured the parameter {@code skip}
     * @param typed the session's user properties, which beat it
     * @param project the properties of the POM
     */
    static Optional<String> reason(boolean configured, Properties typed, Properties project) {
        boolean own = isSet(typed.getProperty(OWN), configured);
        return own
                ? Optional.of(OWN)
                : Stream.of("skipTests", "maven.test.skip")
                        .filter(name -> isSet(typed.getProperty(name), isSet(project.getProperty(name), false)))
                        .findFirst();
    }

    /** {@code -Dprompt.skip} alone means true, as everywhere in Maven. */
    private static boolean isSet(@Nullable String value, boolean otherwise) {
        return value == null ? otherwise : value.isEmpty() || Boolean.parseBoolean(value);
    }
}
