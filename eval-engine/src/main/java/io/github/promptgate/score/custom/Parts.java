package io.github.promptgate.score.custom;

import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Score.Mark;
import io.github.promptgate.record.Score.NotApplicable;
import io.github.promptgate.record.Score.Scored;
import io.github.promptgate.record.Score.Unscored;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.Excerpt;
import io.github.promptgate.score.Instruments;
import io.github.promptgate.score.ScorerOrder.Part;
import io.github.promptgate.score.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The outcomes of a group's parts: each part is scored, whatever the others gave. */
record Parts(List<Outcome> outcomes) {

    private static final String PART = "part";

    /** A part, and what it gave. */
    record Outcome(Part part, Score score) {

        /** The part, then what it looked at; parts of a part are named by both. */
        private Stream<Item> items() {
            return Stream.concat(
                    Stream.of(item()), score.evidence().items().stream().map(this::below));
        }

        private Item below(Item item) {
            return item.kind().equals(PART)
                    ? new Item(PART, score.metric() + " > " + item.subject(), item.verdict(), item.note())
                    : item;
        }

        private Item item() {
            String reason = score.fold(
                    scored -> scored.evidence().reason(), Unscored::detail, notApplicable -> notApplicable.detail());
            return new Item(PART, score.metric(), verdict(), part.weight() == 1 ? reason : reason + weight(reason));
        }

        private String weight(String reason) {
            return (reason.isEmpty() ? "" : "; ") + "weight " + Excerpt.of(part.weight());
        }

        private String verdict() {
            return score.fold(
                    scored -> scored.mark() == Mark.UNMARKED
                            ? Excerpt.of(scored.value())
                            : scored.mark().name().toLowerCase(Locale.ROOT) + " " + Excerpt.of(scored.value()),
                    unscored -> "unscored " + unscored.cause(),
                    notApplicable -> "not applicable " + notApplicable.reason());
        }
    }

    Parts {
        outcomes = List.copyOf(outcomes);
    }

    static Parts score(List<Part> parts, Subject subject, Instruments instruments) {
        return new Parts(parts.stream()
                .map(part -> new Outcome(part, instruments.score(part.scorer(), subject)))
                .toList());
    }

    long count(Mark mark) {
        return scored().stream().filter(score -> score.mark() == mark).count();
    }

    /** How many passed of those that tell. */
    String passes() {
        int rest = outcomes.size() - scored().size();
        String told = count(Mark.PASSED) + " of " + scored().size() + " passed";
        return rest == 0 ? told : told + ", " + rest + " without a score";
    }

    /**
     * Pass or miss of a group.
     *
     * @param deciding one part with this mark decides for it, whatever the others give; without one all have to have marks
     */
    Score decided(String metric, Mark deciding) {
        boolean passed = deciding == Mark.PASSED;
        return count(deciding) > 0
                ? binary(metric, passed)
                : gap(metric, Marks.COUNTED).orElseGet(() -> binary(metric, !passed));
    }

    private Score binary(String metric, boolean passed) {
        return Scored.binary(metric, passed, evidence(passes()));
    }

    List<Scored> scored() {
        return outcomes.stream()
                .map(Outcome::score)
                .filter(Scored.class::isInstance)
                .map(Scored.class::cast)
                .toList();
    }

    /**
     * Why the group has no score: a part has none, or says neither pass nor miss where that counts; or no part applies.
     *
     * @param marks whether the group counts passes
     */
    Optional<Score> gap(String metric, Marks marks) {
        return unscored(metric).or(() -> unmarked(metric, marks)).or(() -> notApplicable(metric));
    }

    /** Whether a group counts passes. */
    enum Marks {
        COUNTED,
        IGNORED
    }

    private Optional<Score> unscored(String metric) {
        return first(Unscored.class)
                .map(part -> new Unscored(
                        metric, part.cause(), part.metric() + ": " + part.detail(), evidence("a part is unscored")));
    }

    private Optional<Score> unmarked(String metric, Marks marks) {
        return scored().stream()
                .filter(part -> marks == Marks.COUNTED && part.mark() == Mark.UNMARKED)
                .findFirst()
                .map(part -> new Unscored(
                        metric,
                        UnscoredCause.SCORER_FAILED,
                        part.metric() + " says neither that it passes nor that it misses",
                        evidence("a part is unmarked")));
    }

    private Optional<Score> notApplicable(String metric) {
        return scored().isEmpty()
                ? first(NotApplicable.class)
                        .map(part -> new NotApplicable(
                                metric,
                                part.reason(),
                                part.metric() + ": " + part.detail(),
                                evidence("no part applies")))
                : Optional.empty();
    }

    private <T extends Score> Optional<T> first(Class<T> kind) {
        return outcomes.stream()
                .map(Outcome::score)
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }

    /** Each part, then what it found. */
    Evidence evidence(String reason) {
        List<Item> items = new ArrayList<>();
        outcomes.forEach(outcome -> outcome.items().forEach(items::add));
        return new Evidence(reason, items);
    }
}
