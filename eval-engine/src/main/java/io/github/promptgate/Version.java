package io.github.promptgate;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version of PromptGate that runs, as its build says. */
final class Version {

    private static final String RESOURCE = "/io/github/promptgate/version.properties";
    private static final String UNKNOWN = "development";

    private Version() {}

    static String get() {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream(RESOURCE)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException unreadable) {
            return UNKNOWN;
        }
        return properties.getProperty("version", UNKNOWN);
    }
}
