package io.github.promptgate.model.exec;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A program and how it is run.
 *
 * @param line program and arguments
 * @param environment all that it sees
 */
record Command(List<String> line, Path folder, Map<String, String> environment, Duration timeout) {

    Command {
        line = List.copyOf(line);
        environment = Map.copyOf(environment);
    }

    /** The same with no more time than this. */
    Command within(Duration most) {
        return most.compareTo(timeout) < 0 ? new Command(line, folder, environment, most) : this;
    }

    /** As messages show it: arguments may hold secrets. */
    String name() {
        Path name = Path.of(line.get(0)).getFileName();
        return name == null ? line.get(0) : name.toString();
    }
}
