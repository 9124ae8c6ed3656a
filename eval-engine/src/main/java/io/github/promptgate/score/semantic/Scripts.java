package io.github.promptgate.score.semantic;

import io.github.promptgate.record.Evidence.Item;
import java.util.List;
import java.util.Optional;

/** The warning that stands beside a figure where texts are not in the script that a scorer was measured on. */
final class Scripts {

    private Scripts() {}

    /** A note for the first of the texts that is not in Latin letters. */
    static Optional<Item> note(String embedding, List<String> texts) {
        return texts.stream()
                .filter(text -> Script.of(text) != Script.LATIN)
                .findFirst()
                .map(text -> new Item(
                        "note",
                        "not in Latin letters",
                        "",
                        "measured on English only: stop words, stems and names are English, and so is " + embedding
                                + " unless you know better"));
    }
}
