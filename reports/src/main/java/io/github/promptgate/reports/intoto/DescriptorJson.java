package io.github.promptgate.reports.intoto;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.record.RunHeader.PromptRef;
import io.github.promptgate.reports.input.Links;
import io.github.promptgate.reports.text.Cut;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes what was tested and by what, as in-toto's resource descriptors: a name and a digest each. */
final class DescriptorJson {

    private static final int NAME = 500;

    private final JsonGenerator json;

    DescriptorJson(JsonGenerator json) {
        this.json = json;
    }

    /** The prompts together, and the commit where it is known. */
    void subjects(Optional<RunHeader> header, Links links) throws IOException {
        json.writeArrayFieldStart("subject");
        digest("prompts", "sha256", bundle(header.map(RunHeader::prompts).orElse(List.of())));
        if (links.commit().isPresent()) {
            digest(links.origin().orElse("source"), "gitCommit", links.commit().get());
        }
        json.writeEndArray();
    }

    /** Suite, data, plan, prompts, models, and the revisions and the baseline that changes were measured from. */
    void configuration(Optional<RunHeader> header, Optional<String> baseline) throws IOException {
        json.writeArrayFieldStart("configuration");
        if (header.isPresent()) {
            configuration(header.get());
        }
        if (baseline.isPresent()) {
            digest("baseline", "sha256", baseline.get());
        }
        json.writeEndArray();
    }

    private void configuration(RunHeader header) throws IOException {
        digest(header.suiteFile(), "sha256", header.suiteDigest());
        digest("dataset", "sha256", header.datasetDigest());
        digest("plan", "sha256", header.planDigest());
        for (PromptRef prompt : header.prompts()) {
            digest("prompt " + prompt.id(), "sha256", prompt.digest());
        }
        for (Map.Entry<String, String> model : header.basis().models().entrySet()) {
            digest("model " + model.getKey(), "sha256", model.getValue());
        }
        for (RunHeader.PromptsAt past : header.revisions()) {
            digest("git:" + past.revision().ref(), "gitCommit", past.revision().commit());
        }
    }

    /** One descriptor. */
    void digest(String name, String algorithm, String digest) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", Cut.at(NAME, name).line());
        json.writeObjectFieldStart("digest");
        json.writeStringField(algorithm, Cut.at(NAME, digest).line());
        json.writeEndObject();
        json.writeEndObject();
    }

    /** SHA-256 of the lines {@code DIGEST  ID} of all prompts, sorted by id, each ended by a line feed. */
    private static String bundle(List<PromptRef> prompts) {
        String lines = prompts.stream()
                .sorted(Comparator.comparing(PromptRef::id))
                .map(prompt ->
                        prompt.digest() + "  " + Cut.at(NAME, prompt.id()).line() + "\n")
                .collect(Collectors.joining());
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(lines.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
