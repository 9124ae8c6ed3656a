package io.github.promptgate.maven;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.SystemStreamLog;

/** A log that keeps what it is told, each entry with its level. */
final class Heard extends SystemStreamLog {

    private final List<String> entries = new ArrayList<>();

    List<String> entries() {
        return entries;
    }

    @Override
    public void info(CharSequence content) {
        entries.add("[INFO] " + content);
    }

    @Override
    public void warn(CharSequence content) {
        entries.add("[WARNING] " + content);
    }

    @Override
    public void error(CharSequence content) {
        entries.add("[ERROR] " + content);
    }
}
