package io.github.promptgate;

import io.github.promptgate.gate.Correction;
import io.github.promptgate.gate.JudgeAgreement;
import io.github.promptgate.label.HumanLabel;
import io.github.promptgate.problem.Problem;
import java.util.List;

/**
 * What people said of a run's answers, and what follows from it.
 *
 * @param file the file of labels as messages show it
 * @param labels all that the file holds, those included that speak of other answers
 * @param answers answers of the run that people labelled and agree about
 * @param unmet labels of answers that the run does not have
 * @param ties answers, or metrics of them, that as many people call good as bad
 * @param agreements of people with what the run measured, one for each thing that they labelled
 * @param corrections of rates by labels that are a whole random draw of the run's answers; else none
 * @param warnings what was not used, and why
 */
public record Labelling(
        String file,
        List<HumanLabel> labels,
        long answers,
        long unmet,
        long ties,
        List<JudgeAgreement> agreements,
        List<Correction> corrections,
        List<Problem> warnings) {

    public Labelling {
        labels = List.copyOf(labels);
        agreements = List.copyOf(agreements);
        corrections = List.copyOf(corrections);
        warnings = List.copyOf(warnings);
    }
}
