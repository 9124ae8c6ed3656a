package io.github.promptgate.score.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.score.safety.PiiType.Range;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Precision and recall of each kind on labelled rows, where they are at hand. */
class PiiRowsTest {

    private static final List<Path> PLACES =
            List.of(Path.of("../../shared/data/pii-dev.jsonl"), Path.of("../../../shared/data/pii-dev.jsonl"));

    private static final Map<PiiType, String> LABELS = Map.of(
            PiiType.EMAIL, "EMAIL_ADDRESS",
            PiiType.PHONE, "PHONE_NUMBER",
            PiiType.IBAN, "IBAN_CODE",
            PiiType.CARD, "CREDIT_CARD",
            PiiType.SSN, "US_SSN");

    private record Labelled(PiiType type, Range range) {}

    private static final class Count {
        int labelled;
        int recalled;
        int found;
        int right;

        double precision() {
            return (double) right / found;
        }

        double recall() {
            return (double) recalled / labelled;
        }
    }

    @Test
    void each_kind_is_found_with_its_place(TestReporter reporter) throws IOException {
        Path rows = PLACES.stream().filter(Files::exists).findFirst().orElse(Path.of("absent"));
        Assumptions.assumeTrue(Files.exists(rows), "the rows are not beside this checkout");

        Map<PiiType, Count> counts = new java.util.EnumMap<>(PiiType.class);
        LABELS.keySet().forEach(type -> counts.put(type, new Count()));
        List<String> notes = new ArrayList<>();
        for (String line : Files.readAllLines(rows)) {
            MapNode row = (MapNode) JsonText.read(line, "row");
            String text = row.get("text").orElseThrow().asText();
            count(Pii.in(text, EnumSet.allOf(PiiType.class)), labels(row), counts, notes);
        }

        counts.forEach((type, count) -> reporter.publishEntry(
                type.word(),
                String.format(
                        Locale.ROOT,
                        "%d labelled, %d found: precision %.3f, recall %.3f",
                        count.labelled,
                        count.found,
                        count.precision(),
                        count.recall())));
        assertThat(notes).as("kinds without a label, wrongly found").isEmpty();
        assertThat(counts.get(PiiType.EMAIL))
                .satisfies(c -> assertThat(c.recall()).isEqualTo(1));
        assertThat(counts.get(PiiType.IBAN))
                .satisfies(c -> assertThat(c.recall()).isEqualTo(1));
        assertThat(counts.get(PiiType.SSN))
                .satisfies(c -> assertThat(c.recall()).isEqualTo(1));
        assertThat(counts.get(PiiType.CARD))
                .satisfies(c -> assertThat(c.recall()).isEqualTo(1));
        assertThat(counts.get(PiiType.PHONE))
                .satisfies(c -> assertThat(c.recall()).isGreaterThan(0.8));
        assertThat(counts.values()).allSatisfy(c -> assertThat(c.precision()).isGreaterThan(0.9));
    }

    private static void count(List<Pii> found, List<Labelled> labels, Map<PiiType, Count> counts, List<String> notes) {
        for (Labelled label : labels) {
            Count count = counts.get(label.type());
            count.labelled++;
            count.recalled += found.stream()
                            .anyMatch(p -> p.type() == label.type() && p.range().overlaps(label.range()))
                    ? 1
                    : 0;
        }
        for (Pii pii : found) {
            Count count = counts.get(pii.type());
            if (count == null) {
                notes.add(pii.type().word());
                continue;
            }
            count.found++;
            count.right += labels.stream()
                            .anyMatch(l -> l.type() == pii.type() && l.range().overlaps(pii.range()))
                    ? 1
                    : 0;
        }
    }

    private static List<Labelled> labels(MapNode row) {
        List<Labelled> labels = new ArrayList<>();
        for (Node span : ((ListNode) row.get("spans").orElseThrow()).items()) {
            MapNode map = (MapNode) span;
            String label = map.get("type").orElseThrow().asText();
            LABELS.forEach((type, name) -> {
                if (name.equals(label)) {
                    labels.add(new Labelled(type, new Range(number(map, "start"), number(map, "end"))));
                }
            });
        }
        return labels;
    }

    private static int number(MapNode map, String key) {
        return Integer.parseInt(map.get(key).orElseThrow().asText());
    }
}
