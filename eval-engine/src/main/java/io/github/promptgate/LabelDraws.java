package io.github.promptgate;

import io.github.promptgate.gate.Correction;
import io.github.promptgate.label.Draw;
import io.github.promptgate.label.HumanLabel;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.Where;
import io.github.promptgate.stats.CorrectedRate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Corrects rates by labels on a random draw. What the labels say of their draw is not believed: the draw is made again
 * from its seed, and each of its answers must be labelled.
 */
final class LabelDraws {

    /** Fewer labels say nothing that a reader should act upon. */
    private static final int LEAST = 10;

    private record Request(long seed, int n) {}

    private final LabelledRun run;
    private final Map<HumanLabel.Subject, Opinion> opinions;
    private final String file;
    private final List<Problem> doubts = new ArrayList<>();

    LabelDraws(LabelledRun run, Map<HumanLabel.Subject, Opinion> opinions, String file) {
        this.run = run;
        this.opinions = opinions;
        this.file = file;
    }

    /** What keeps the labels from being a draw, for the metrics that were drawn for and are not corrected. */
    List<Problem> doubts() {
        return doubts;
    }

    /** @param labels of one metric, of answers that the run has */
    List<Correction> corrections(String metric, List<HumanLabel> labels) {
        List<Request> draws = labels.stream()
                .flatMap(label -> label.drawn().stream())
                .map(drawn -> new Request(drawn.seed(), drawn.n()))
                .distinct()
                .sorted(Comparator.comparingInt(Request::n).reversed().thenComparingLong(Request::seed))
                .toList();
        List<LabelledRun.Answer> counted =
                run.answers().stream().filter(LabelledRun.Answer::isCounted).toList();
        Optional<Problem> first = Optional.empty();
        for (Request draw : draws) {
            List<LabelledRun.Answer> drawn = drawn(draw, counted);
            Optional<Problem> doubt = doubt(metric, draw, drawn, counted);
            if (doubt.isEmpty()) {
                return corrections(metric, draw, drawn, counted);
            }
            first = first.isPresent() ? first : doubt;
        }
        first.ifPresent(doubts::add);
        return List.of();
    }

    private static List<LabelledRun.Answer> drawn(Request draw, List<LabelledRun.Answer> counted) {
        Map<String, LabelledRun.Answer> byTrial = new HashMap<>();
        counted.forEach(answer -> byTrial.put(answer.trial(), answer));
        return Draw.order(draw.seed(), List.copyOf(byTrial.keySet())).stream()
                .limit(draw.n())
                .flatMap(trial -> Optional.ofNullable(byTrial.get(trial)).stream())
                .toList();
    }

    private Optional<Problem> doubt(
            String metric, Request draw, List<LabelledRun.Answer> drawn, List<LabelledRun.Answer> counted) {
        long labelled = drawn.stream()
                .filter(answer -> opinion(metric, answer).isPresent())
                .count();
        String said = metric + " is not corrected: of the " + drawn.size() + " of " + counted.size()
                + " answers that seed " + draw.seed() + " draws, ";
        if (labelled < drawn.size()) {
            return Optional.of(doubt(
                    said + labelled + (labelled == 1 ? " is" : " are") + " labelled",
                    "label the rest of the draw on the page's Review tab"));
        }
        if (drawn.size() < LEAST) {
            return Optional.of(doubt(said + "fewer than " + LEAST, "draw " + LEAST + " or more, better 100"));
        }
        boolean measured =
                counted.stream().allMatch(answer -> answer.value(metric).isPresent());
        return measured
                ? Optional.empty()
                : Optional.of(doubt(
                        metric + " is not corrected: it is not scored on every answer",
                        "label whole answers, without a metric"));
    }

    private Problem doubt(String what, String fix) {
        return new Problem(ProblemCode.LABEL_004, Where.file(file), what, fix);
    }

    private OptionalDouble opinion(String metric, LabelledRun.Answer answer) {
        Optional<String> spoken = metric.equals(LabelledRun.WHOLE) ? Optional.empty() : Optional.of(metric);
        Opinion opinion = opinions.get(
                new HumanLabel.Subject(answer.key().caseId(), answer.key().answerSha256(), spoken));
        return opinion == null ? OptionalDouble.empty() : opinion.value(run.scale(metric));
    }

    private List<Correction> corrections(
            String metric, Request draw, List<LabelledRun.Answer> drawn, List<LabelledRun.Answer> counted) {
        List<String> cells =
                counted.stream().map(LabelledRun.Answer::cell).distinct().toList();
        Stream<Optional<Correction>> ofCells = cells.size() < 2
                ? Stream.of()
                : cells.stream()
                        .map(cell -> correction(
                                metric,
                                new Unit(cell, draw.seed(), drawn),
                                counted.stream()
                                        .filter(answer -> answer.cell().equals(cell))
                                        .toList()));
        return Stream.concat(
                        Stream.of(correction(metric, new Unit(Correction.RUN, draw.seed(), drawn), counted)), ofCells)
                .flatMap(Optional::stream)
                .toList();
    }

    private record Unit(String id, long seed, List<LabelledRun.Answer> drawn) {}

    /** Within one cell the drawn answers are a random draw of the cell's. */
    private Optional<Correction> correction(String metric, Unit unit, List<LabelledRun.Answer> all) {
        Set<String> drawn =
                unit.drawn().stream().map(LabelledRun.Answer::trial).collect(Collectors.toUnmodifiableSet());
        List<CorrectedRate.Answer> answers = all.stream()
                .map(answer -> new CorrectedRate.Answer(
                        answer.cluster(),
                        answer.value(metric).orElseThrow(),
                        drawn.contains(answer.trial()) ? opinion(metric, answer) : OptionalDouble.empty()))
                .toList();
        long labels =
                answers.stream().filter(answer -> answer.label().isPresent()).count();
        double judged = answers.stream()
                .mapToDouble(CorrectedRate.Answer::judged)
                .average()
                .orElse(0);
        return labels < LEAST
                ? Optional.empty()
                : Optional.of(new Correction(
                        metric,
                        unit.id(),
                        judged,
                        labels,
                        answers.size(),
                        unit.seed(),
                        CorrectedRate.of(answers, Correction.CONFIDENCE)));
    }
}
