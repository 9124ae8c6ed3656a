package io.github.promptgate.recording;

import io.github.promptgate.source.Digest;
import io.github.promptgate.suite.ModelSpec;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which models are recorded, and what stands for their address. */
final class Recordable {

    /** They answer in this process and cost nothing. */
    private static final Set<String> IN_PROCESS = Set.of("mock", "minilm");

    /** The user's own code, which changes under our hands. */
    private static final Set<String> OWN_CODE = Set.of("http", "exec");

    private static final int LONGEST_STEM = 60;
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9]([a-z0-9._-]*[a-z0-9_-])?");
    private static final Pattern RESERVED = Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

    private Recordable() {}

    static boolean isInProcess(ModelSpec spec) {
        return IN_PROCESS.contains(spec.provider());
    }

    static boolean isOwnCode(ModelSpec spec) {
        return OWN_CODE.contains(spec.provider());
    }

    /** Whether replies of this model are kept at all. */
    static boolean isRecorded(ModelSpec spec) {
        return !isInProcess(spec)
                && (!isOwnCode(spec) || spec.options().text("version").isPresent());
    }

    /** What a key says in place of an address. */
    static String endpoint(ModelSpec spec) {
        return isOwnCode(spec)
                ? spec.provider() + " version " + spec.options().text("version", "")
                : spec.options().text("endpoint", spec.provider());
    }

    /** The provider's name of the model; the user's own where the provider has none. */
    static String model(ModelSpec spec) {
        return spec.model().isEmpty() ? spec.id() : spec.model();
    }

    /** A model's id as the stem of a file, on any file system. */
    static String stem(String id) {
        String safe = id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "_");
        String cut = safe.substring(0, Math.min(safe.length(), LONGEST_STEM));
        boolean same = cut.equals(id)
                && PLAIN.matcher(cut).matches()
                && !RESERVED.matcher(cut).matches();
        return same
                ? cut
                : "model-" + cut.replace('.', '_') + "-" + Digest.of(id).substring(0, 8);
    }
}
