package io.github.promptgate.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.promptgate.model.Environment;
import io.github.promptgate.model.Opening;
import io.github.promptgate.model.Secrets;
import io.github.promptgate.model.transport.HttpTransport;
import io.github.promptgate.model.transport.Ticker;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Problems;
import io.github.promptgate.record.Score;
import io.github.promptgate.score.Scorers.Equipment;
import io.github.promptgate.source.Folder;
import io.github.promptgate.source.YamlText;
import io.github.promptgate.suite.ScorerReader;
import io.github.promptgate.suite.ScorerSpec;
import io.github.promptgate.suite.Vocabulary;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Scorers as a suite asks for them, read and built for real. */
public final class Asked {

    public static final Equipment NOTHING = new Equipment(Optional.empty(), Optional.empty(), Optional.empty());

    private Asked() {}

    /** Reads a YAML list of scorers, or one entry of it. */
    public static List<ScorerSpec> specs(String yaml) {
        Problems problems = new Problems();
        List<ScorerSpec> specs = new ScorerReader(new Vocabulary(Scorers.words(), List.of()))
                .read(YamlText.read(yaml, "suite.yaml"), problems);
        assertThat(problems.found()).isEmpty();
        return specs;
    }

    public static Scorer scorer(String yaml) {
        return scorer(yaml, Path.of("."));
    }

    public static Scorer scorer(String yaml, Path folder) {
        return scorer(yaml, folder, Map.of("PATH", "/usr/bin:/bin"));
    }

    /** One of the suite's own, which may start programs and call endpoints, with these environment variables. */
    public static Scorer scorer(String yaml, Path folder, Map<String, String> environment) {
        Folder base = new Folder(folder, folder, folder);
        return Scorers.build(specs(yaml), base, () -> opening(base, environment))
                .get(0);
    }

    static Opening opening(Folder folder, Map<String, String> environment) {
        return new Opening(
                new Environment(name -> Optional.ofNullable(environment.get(name)), new Secrets()),
                new HttpTransport(Ticker.system()),
                Ticker.system(),
                4,
                folder);
    }

    /** The problems of building it. */
    public static List<Problem> problems(String yaml) {
        ProblemException thrown = catchThrowableOfType(ProblemException.class, () -> scorer(yaml));
        assertThat(thrown).as("problems of %s", yaml).isNotNull();
        return thrown.problems();
    }

    public static Problem problem(String yaml) {
        assertThat(problems(yaml)).hasSize(1);
        return problems(yaml).get(0);
    }

    /** Scores without judge and embedding. */
    public static Score score(String yaml, Answer answer) {
        return score(scorer(yaml), answer, NOTHING);
    }

    public static Score score(Scorer scorer, Answer answer, Equipment equipment) {
        return Scorers.score(List.of(scorer), answer.subject(), equipment, false)
                .scores()
                .get(0);
    }

    public static Score.Scored scored(Score score) {
        assertThat(score).isInstanceOf(Score.Scored.class);
        return (Score.Scored) score;
    }

    public static Score.Unscored unscored(Score score) {
        assertThat(score).isInstanceOf(Score.Unscored.class);
        return (Score.Unscored) score;
    }
}
