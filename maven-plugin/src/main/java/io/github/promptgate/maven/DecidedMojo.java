package io.github.promptgate.maven;

import io.github.promptgate.RunOption;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/** A goal that takes the verdict on finished runs: by which rules, against which baseline. */
abstract class DecidedMojo extends GoalMojo {

    /** Rules in place of the suites' {@code gate}, with the keys of a rule in the suite file. */
    @Parameter
    private @Nullable PlexusConfiguration rules;

    /** Failed replies that a verdict may rest on. */
    @Parameter(property = "prompt.maxErrors")
    private @Nullable String maxErrors;

    /** Unscored trials that a verdict may rest on, as a number or a share such as {@code 2%}. */
    @Parameter(property = "prompt.maxUnscored")
    private @Nullable String maxUnscored;

    /** The file of accepted scores, by default the suite's {@code baseline}, else {@code <suite>.baseline.json} beside it;
     * {@code none}: absolute rules only. */
    @Parameter(property = "prompt.baseline")
    private @Nullable String baseline;

    /** Colours beyond Maven's own: {@code auto}, {@code always} or {@code never}. */
    @Parameter(property = "prompt.color", defaultValue = "auto")
    private @Nullable String color;

    @Override
    Parameters parameters(Build build) {
        return super.parameters(build)
                .with(RunOption.MAX_ERRORS, maxErrors)
                .with(RunOption.MAX_UNSCORED, maxUnscored)
                .with(RunOption.BASELINE, baseline)
                .with(RunOption.COLOR, color)
                .with(Rules.of(rules));
    }
}
