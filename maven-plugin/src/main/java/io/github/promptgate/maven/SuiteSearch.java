package io.github.promptgate.maven;

import io.github.promptgate.EvalRequest;
import io.github.promptgate.RunOption;
import io.github.promptgate.problem.ProblemException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.logging.Log;

/** The suites that a goal works on. */
record SuiteSearch(Build build, Parameters parameters, Log log) {

    /**
     * Empty when there is none and that is fine: where the user said so, and in a module that only holds others.
     *
     * @throws ProblemException SOURCE-001 and SOURCE-005
     */
    List<EvalRequest> requests() {
        try {
            return parameters.requests(build, output());
        } catch (ProblemException none) {
            if (!parameters.looksForSuites() || isMissed()) {
                throw none;
            }
            log.info("No suite file in " + build.shown(build.folder()) + ": nothing was judged.");
            return List.of();
        }
    }

    private boolean isMissed() {
        return parameters.flag(RunOption.FAIL_IF_NO_SUITES, true) && !build.isAggregator();
    }

    /** Parent of the suites' output folders. */
    Path output() {
        return build.folder().resolve(parameters.text(RunOption.OUTPUT).orElse("target/promptgate"));
    }
}
