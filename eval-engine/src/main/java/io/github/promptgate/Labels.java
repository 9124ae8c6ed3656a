package io.github.promptgate;

import io.github.promptgate.gate.Correction;
import io.github.promptgate.gate.JudgeAgreement;
import io.github.promptgate.label.HumanLabel;
import io.github.promptgate.label.LabelFile;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.RunRecord;
import io.github.promptgate.suite.DatasetSpec;
import io.github.promptgate.suite.LabelsSpec;
import io.github.promptgate.suite.Suite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The labels of a suite, read before a run and held against its answers after it. */
final class Labels {

    private static final String USUAL = "labels.jsonl";

    private final String file;
    private final boolean there;
    private final List<HumanLabel> labels;

    private Labels(String file, boolean there, List<HumanLabel> labels) {
        this.file = file;
        this.there = there;
        this.labels = LabelFile.merged(labels, List.of());
    }

    /**
     * The labels that a suite names; empty where it names none.
     *
     * @throws ProblemException LABEL-001, SOURCE-003
     */
    static Optional<Labels> read(Suite suite) {
        return suite.labels().map(spec -> {
            Path file = suite.folder().place(spec.file(), spec.where());
            String shown = suite.folder().show(file);
            return new Labels(shown, Files.exists(file), LabelFile.read(file, shown));
        });
    }

    /**
     * Where a suite's labels lie, or will: as it says, else beside its dataset.
     *
     * @throws ProblemException SOURCE-003
     */
    static Path place(Suite suite) {
        Optional<LabelsSpec> named = suite.labels();
        if (named.isPresent()) {
            return suite.folder().place(named.get().file(), named.get().where());
        }
        DatasetSpec dataset = suite.dataset().get(0);
        Path first = suite.folder().glob(dataset.file(), dataset.where()).get(0);
        return suite.folder().place(first.resolveSibling(USUAL).toString(), dataset.where());
    }

    /** How many there are, a reviewer's last word on a thing counted once. */
    long count() {
        return labels.size();
    }

    /** What the labels say of a finished run. */
    Labelling of(RunRecord record) {
        LabelledRun run = new LabelledRun(record, labels);
        List<HumanLabel> met =
                labels.stream().filter(run::knows).filter(run::measures).toList();
        Map<HumanLabel.Subject, Opinion> opinions = new LinkedHashMap<>();
        met.stream()
                .collect(Collectors.groupingBy(HumanLabel::subject, LinkedHashMap::new, Collectors.toList()))
                .forEach((subject, said) -> opinions.put(subject, Opinion.of(said)));
        long ties = opinions.values().stream()
                .filter(opinion -> opinion.verdict().isEmpty())
                .count();
        LabelDraws draws = new LabelDraws(run, opinions, file);
        List<JudgeAgreement> agreements = new ArrayList<>();
        List<Correction> corrections = new ArrayList<>();
        byMetric(met).forEach((metric, said) -> {
            agreements.add(run.agreement(metric, decided(opinions, metric)));
            corrections.addAll(draws.corrections(metric, said));
        });
        long unmet = labels.stream().filter(label -> !run.knows(label)).count();
        List<Problem> warnings = new ArrayList<>(missing(record));
        warnings.addAll(unused(run, unmet, ties));
        warnings.addAll(draws.doubts());
        long answers = opinions.values().stream()
                .filter(opinion -> opinion.verdict().isPresent())
                .map(opinion -> new LabelledRun.Key(
                        opinion.subject().caseId(), opinion.subject().answerSha256()))
                .distinct()
                .count();
        return new Labelling(file, labels, answers, unmet, ties, agreements, corrections, warnings);
    }

    private static Map<String, List<HumanLabel>> byMetric(List<HumanLabel> labels) {
        return labels.stream()
                .collect(Collectors.groupingBy(
                        label -> label.metric().orElse(LabelledRun.WHOLE), LinkedHashMap::new, Collectors.toList()));
    }

    private static List<Opinion> decided(Map<HumanLabel.Subject, Opinion> opinions, String metric) {
        return opinions.values().stream()
                .filter(opinion -> opinion.verdict().isPresent()
                        && opinion.subject().metric().orElse(LabelledRun.WHOLE).equals(metric))
                .toList();
    }

    /** A record that is told later may have had more than is here now. */
    private List<Problem> missing(RunRecord record) {
        long had = record.footer().labels();
        if (labels.size() < had) {
            return List.of(new Problem(
                    ProblemCode.LABEL_005,
                    Where.file(file),
                    "the run had " + had + (had == 1 ? " label" : " labels") + ", and "
                            + now() + " now: agreement, "
                            + "corrected rates and rules on them are not those of the run",
                    "bring the file back as the run had it, or run again"));
        }
        return there
                ? List.of()
                : List.of(new Problem(
                        ProblemCode.LABEL_002,
                        Where.file(file),
                        "there are no labels yet",
                        "label answers: \"promptgate review\" or \"mvn prompt:review\""));
    }

    private String now() {
        String are = labels.size() == 1 ? "there is " : "there are ";
        return there ? are + labels.size() : "the file is not there";
    }

    private List<Problem> unused(LabelledRun run, long unmet, long ties) {
        List<Problem> problems = new ArrayList<>();
        if (unmet > 0) {
            problems.add(unused(
                    unmet + " of " + labels.size() + (unmet == 1 ? " labels speaks" : " labels speak")
                            + " of answers that this run does not have",
                    "label the new answers, or leave the old labels: they are not used"));
        }
        labels.stream()
                .filter(label -> !run.measures(label))
                .map(label -> label.metric().orElse(""))
                .distinct()
                .map(name -> {
                    Problem unknown = Problem.unknown(
                            ProblemCode.LABEL_003, Where.file(file), "metric of labels", name, run.metrics());
                    return new Problem(
                            unknown.code(),
                            unknown.where(),
                            unknown.what() + "; its labels were not used",
                            unknown.known(),
                            unknown.fix());
                })
                .forEach(problems::add);
        if (ties > 0) {
            problems.add(unused(
                    ties + (ties == 1 ? " answer was" : " answers were")
                            + " called good by as many people as bad, and not used",
                    "ask one more person"));
        }
        return problems;
    }

    private Problem unused(String what, String fix) {
        return new Problem(ProblemCode.LABEL_003, Where.file(file), what, fix);
    }
}
