package io.github.promptgate.run;

import io.github.promptgate.dataset.EvalCase;
import io.github.promptgate.model.ModelClient;
import io.github.promptgate.model.ModelRequest;
import io.github.promptgate.model.transport.Deadline;
import io.github.promptgate.model.transport.Ticker;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.prompt.Prompt;
import io.github.promptgate.record.CallInfo;
import io.github.promptgate.record.FinishReason;
import io.github.promptgate.record.Message;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Spend;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.record.Usage;
import io.github.promptgate.score.Scorers;
import io.github.promptgate.score.Subject;
import io.github.promptgate.suite.ModelSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Runs one trial: render, ask, score. What goes wrong on the way becomes a value of the record. */
final class TrialRunner {

    private final RunSetup setup;
    private final Map<String, Prompt> prompts;
    private final Map<String, ModelSpec> models;

    TrialRunner(RunSetup setup) {
        this.setup = setup;
        this.prompts = setup.promptsById();
        this.models = setup.modelsById();
    }

    /** Thread-safe. */
    TrialRecord run(PlannedTrial planned) {
        Optional<String> given = planned.evalCase().answer();
        Optional<Deadline> end =
                setup.suite().run().trialTimeout().map(time -> Deadline.in("trial-timeout", time, Ticker.system()));
        Asked asked = given.isPresent() ? given(given.get()) : ask(planned, end);
        OptionalDouble cost = cost(planned, asked.reply());
        Scorers.Scoring scoring = score(planned, asked.reply(), cost, end);
        if (scoring.scores().stream().anyMatch(TrialRunner::isRepliesFault)) {
            asked.disown().run();
        }
        EvalCase evalCase = planned.evalCase();
        return new TrialRecord(
                planned.trial(),
                evalCase.question(),
                evalCase.expected().orElse(""),
                asked.messages(),
                asked.reply(),
                scoring.scores(),
                cost,
                scoring.spend());
    }

    /** @param disown tells whoever keeps replies that this one was of no use */
    private record Asked(List<Message> messages, Reply reply, Runnable disown) {
        Asked(List<Message> messages, Reply reply) {
            this(messages, reply, () -> {});
        }
    }

    private static boolean isRepliesFault(Score score) {
        return score instanceof Score.Unscored unscored
                && (unscored.cause() == UnscoredCause.EMPTY_REPLY || unscored.cause() == UnscoredCause.TRUNCATED);
    }

    private static Asked given(String answer) {
        Reply reply = new Reply.Answered(
                answer, List.of(), FinishReason.STOP, Optional.empty(), Optional.empty(), CallInfo.given());
        return new Asked(List.of(), reply);
    }

    private Asked ask(PlannedTrial planned, Optional<Deadline> end) {
        Prompt prompt = get(prompts, planned.cell().prompt());
        List<Message> messages;
        try {
            messages = prompt.render(planned.evalCase());
        } catch (ProblemException e) {
            return new Asked(List.of(), new Reply.Failed(notRendered(e), CallInfo.none()));
        }
        String model = planned.cell().model();
        ModelClient client = setup.clients().apply(model);
        ModelRequest request =
                TrialRequest.of(planned.trial(), planned.evalCase(), prompt, get(models, model), messages);
        return new Asked(messages, ask(client, request.by(end)), () -> client.disown(request));
    }

    private static Reply ask(ModelClient client, ModelRequest request) {
        try {
            return client.ask(request);
        } catch (ProblemException e) {
            return new Reply.Failed(e.problems().get(0), CallInfo.none());
        }
    }

    private static Problem notRendered(ProblemException e) {
        Problem first = e.problems().get(0);
        return new Problem(
                ProblemCode.CALL_011,
                first.where(),
                first.code().id() + " " + first.what(),
                first.known(),
                first.fix());
    }

    private OptionalDouble cost(PlannedTrial planned, Reply reply) {
        Optional<ModelSpec.Price> price = get(models, planned.cell().model())
                .answering(reply.call().answeredBy())
                .price();
        Optional<Usage> usage = reply.usage();
        return price.flatMap(known -> usage.flatMap(known::of))
                .map(usd -> OptionalDouble.of(usd.doubleValue()))
                .orElse(OptionalDouble.empty());
    }

    private boolean isUncounted(PlannedTrial planned, Reply reply) {
        return reply.call().isFallback()
                && get(models, planned.cell().model())
                        .fallback()
                        .filter(fallback -> fallback.counting() == ModelSpec.Fallback.Counting.MARKED)
                        .isPresent();
    }

    private static String fallbackAnswered(PlannedTrial planned, Reply reply) {
        return "fallback \"" + reply.call().answeredBy() + "\" answered, since model \""
                + planned.cell().model() + "\" gave no reply";
    }

    private Scorers.Scoring score(PlannedTrial planned, Reply reply, OptionalDouble cost, Optional<Deadline> end) {
        if (isUncounted(planned, reply)) {
            String why = fallbackAnswered(planned, reply);
            return new Scorers.Scoring(Scorers.ofFallback(planned.scorers(), why), Spend.none());
        }
        if (reply instanceof Reply.Failed failed) {
            String why = failed.problem().code().id() + " " + failed.problem().what();
            return new Scorers.Scoring(Scorers.withoutReply(planned.scorers(), why), Spend.none());
        }
        Subject subject =
                new Subject(planned.trial(), planned.evalCase(), reply, reply.text(), contexts(planned, reply), cost);
        boolean truncatedScored = setup.suite().run().truncatedScored();
        return Scorers.score(planned.scorers(), subject, setup.equipment().by(end), truncatedScored);
    }

    private static List<String> contexts(PlannedTrial planned, Reply reply) {
        List<String> ofCase = planned.evalCase().contexts();
        return reply.fold(answered -> answered.contexts().orElse(ofCase), refused -> ofCase, failed -> ofCase);
    }

    private static <T> T get(Map<String, T> byId, String id) {
        return Optional.ofNullable(byId.get(id))
                .orElseThrow(() -> new IllegalStateException("the plan names what the suite does not have: " + id));
    }
}
