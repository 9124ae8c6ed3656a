package io.github.promptgate.reports.junit;

import io.github.promptgate.record.RunHeader;
import io.github.promptgate.reports.tests.TestGroup;
import java.util.LinkedHashMap;
import java.util.Map;

/** What tests of a group were made of: suite, data and plan by their digests, and the cell; nothing of the machine. */
final class Properties {

    private Properties() {}

    static Map<String, String> of(RunHeader header, TestGroup group) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("promptgate.version", header.version());
        properties.put("suite.file", header.suiteFile());
        properties.put("suite.sha256", header.suiteDigest());
        properties.put("dataset.sha256", header.datasetDigest());
        properties.put("plan.sha256", header.planDigest());
        properties.put("seed", Long.toString(header.seed()));
        properties.put("samples", Integer.toString(header.samples()));
        if (!header.environment().isEmpty()) {
            properties.put("environment", header.environment());
        }
        if (!header.part().isEmpty()) {
            properties.put("part", header.part());
        }
        group.cell().ifPresent(cell -> {
            properties.put("prompt", cell.prompt());
            properties.put("model", cell.model());
            cell.parameters().forEach((name, value) -> properties.put("parameter." + name, value));
        });
        return properties;
    }
}
