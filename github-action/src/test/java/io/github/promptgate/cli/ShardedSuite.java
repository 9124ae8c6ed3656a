package io.github.promptgate.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The demo suite with 48 trials, enough for each of a few shards to get some. */
final class ShardedSuite {

    private ShardedSuite() {}

    static SuiteFolder in(Path folder) throws IOException {
        StringBuilder cases = new StringBuilder("id,question,expected\n");
        for (int i = 1; i <= 12; i++) {
            cases.append("q").append(i).append(",Question ").append(i).append("?,yes\n");
        }
        return SuiteFolder.in(folder)
                .file("cases.csv", cases.toString())
                .file("replies.yaml", "replies:\n  - reply: yes\n")
                .replace(
                        SuiteFolder.SUITE,
                        "models:",
                        "  - {id: other, messages: [{user: \"Q: {{ question }}\"}]}\nmodels:")
                .replace(SuiteFolder.SUITE, "gate:", "run: {samples: 2}\ngate:");
    }

    /** A record without what may differ between two equal runs. */
    static List<String> record(Path folder) throws IOException {
        return Files.readAllLines(folder.resolve("results.jsonl")).stream()
                .map(line -> line.replaceFirst("\"timing\":\\{.*", ""))
                .toList();
    }
}
