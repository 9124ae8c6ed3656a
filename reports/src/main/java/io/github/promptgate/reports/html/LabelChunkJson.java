package io.github.promptgate.reports.html;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.promptgate.Labelling;
import io.github.promptgate.label.HumanLabel;
import io.github.promptgate.label.LabelFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Packs the labels that a page is made with, each as its line of the file. */
final class LabelChunkJson {

    private LabelChunkJson() {}

    static Chunk of(Labelling labelling) {
        PackedJson json = new PackedJson();
        JsonGenerator out = json.out();
        try {
            out.writeStartArray();
            for (HumanLabel label : labelling.labels()) {
                out.writeString(PackedJson.text(LabelFile.text(List.of(label)).strip()));
            }
            out.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Chunk("data-labels", 0, 0, json.base64());
    }
}
