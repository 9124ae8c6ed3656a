package io.github.promptgate.suite;

import io.github.promptgate.problem.Where;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.source.Folder;
import io.github.promptgate.source.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A suite file, read and checked.
 *
 * @param name {@code [a-z0-9-]+}; names the output folder
 * @param digest 64 hex digits over the file's text
 * @param axes values of each axis parameter, in the suite's order
 * @param jury the models that judge, an odd number of them; empty where the suite names none
 * @param calibration answers that people labelled
 * @param labels what people said of the run's own answers
 * @param baseline the file of accepted scores as the suite or an option names it; empty for the one beside the suite file;
 *     where it is none, {@code gate} is without rules against it
 * @param gate the rules that decide
 * @param resting rules that are checked and do not decide: those of environments that are not selected, and the suite's
 *     own where the selected one has others
 * @param tags by which the suite is chosen on the JUnit Platform, all its cases and rules with it
 * @param junit what ends as failed there
 */
public record Suite(
        String name,
        String digest,
        Folder folder,
        List<PromptSpec> prompts,
        List<ModelSpec> models,
        Map<String, List<Node>> axes,
        List<DatasetSpec> dataset,
        List<ModelSpec> jury,
        Optional<ModelSpec> embedding,
        Optional<DatasetSpec> calibration,
        Optional<LabelsSpec> labels,
        List<ScorerSpec> scorers,
        List<GateRule> gate,
        Optional<BaselineSpec> baseline,
        List<GateRule> resting,
        RunSpec run,
        List<String> tags,
        RunHeader.Failing junit,
        Where where) {

    public Suite {
        prompts = List.copyOf(prompts);
        models = List.copyOf(models);
        dataset = List.copyOf(dataset);
        jury = List.copyOf(jury);
        scorers = List.copyOf(scorers);
        gate = List.copyOf(gate);
        resting = List.copyOf(resting);
        tags = List.copyOf(tags);
    }

    /** The same suite in another folder, with these of its prompts. */
    public Suite with(Folder other, List<PromptSpec> some) {
        return copy(other, some, dataset, UnaryOperator.identity());
    }

    /** The same suite on other cases. */
    public Suite withDataset(List<DatasetSpec> other) {
        return copy(folder, prompts, other, UnaryOperator.identity());
    }

    /** The same suite with each of its models, its judges and its embedding changed. */
    public Suite withModels(UnaryOperator<ModelSpec> change) {
        return copy(folder, prompts, dataset, change);
    }

    private Suite copy(
            Folder inFolder, List<PromptSpec> ofPrompts, List<DatasetSpec> onCases, UnaryOperator<ModelSpec> change) {
        return new Suite(
                name,
                digest,
                inFolder,
                ofPrompts,
                models.stream().map(change).toList(),
                axes,
                onCases,
                jury.stream().map(change).toList(),
                embedding.map(change),
                calibration,
                labels,
                scorers,
                gate,
                baseline,
                resting,
                run,
                tags,
                junit,
                where);
    }
}
