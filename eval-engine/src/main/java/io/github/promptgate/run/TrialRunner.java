package io.github.promptgate.run;

import io.github.promptgate.dataset.EvalCase;
import io.github.promptgate.model.ModelClient;
import io.github.promptgate.model.ModelRequest;
import io.github.promptgate.model.transport.Deadline;
import io.github.promptgate.model.transport.Ticker;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.prompt.Prompt;
import io.github.promptgate.record.CallInfo;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Spend;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.Contest;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.Scorers;
import io.github.promptgate.score.Subject;
import io.github.promptgate.suite.ModelSpec;
import java.math.BigDecimal;
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
        this.prompts = setup.promptsByKey();
        this.models = setup.modelsById();
    }

    /** All of a trial that stands alone. Thread-safe. */
    TrialRecord run(PlannedTrial planned) {
        return record(begun(planned));
    }

    /** Asks, and scores with what needs no rival. Thread-safe. */
    Half begun(PlannedTrial planned) {
        Optional<Deadline> end = end();
        Asked asked = planned.evalCase().answer().isPresent()
                ? new Asked(Exchange.given(planned.evalCase()), () -> {})
                : ask(planned, end);
        OptionalDouble cost = cost(planned, asked.held());
        return score(
                new Half(
                        planned,
                        asked.held(),
                        cost,
                        asked.disown(),
                        new Scorers.Scoring(List.of(), Spend.none()),
                        Optional.empty()),
                end);
    }

    /** Scores a trial that waited with what has a rival, by a deadline of its own. Thread-safe. */
    TrialRecord ended(Half half, Map<String, Contest.Opponent> opponents) {
        Subject subject = half.open().orElseThrow();
        Scorers.Scoring whole = new Contest(subject, half.scoring(), opponents)
                .score(
                        half.planned().scorers(),
                        setup.equipment().by(end()),
                        setup.suite().run().truncatedScored());
        return record(half.scored(whole, Optional.empty()));
    }

    private Optional<Deadline> end() {
        return setup.suite().run().trialTimeout().map(time -> Deadline.in("trial-timeout", time, Ticker.system()));
    }

    /** The trial with the scores that it has. */
    static TrialRecord record(Half half) {
        if (half.scoring().scores().stream().anyMatch(TrialRunner::isRepliesFault)) {
            half.disown().run();
        }
        EvalCase evalCase = half.planned().evalCase();
        return new TrialRecord(
                half.planned().trial(),
                evalCase.question(),
                evalCase.expected().orElse(""),
                evalCase.contexts(),
                half.held().messages(),
                half.held().reply(),
                half.scoring().scores(),
                half.cost(),
                half.scoring().spend());
    }

    /** @param disown tells whoever keeps replies that the last one was of no use */
    private record Asked(Exchange.Held held, Runnable disown) {}

    private static boolean isRepliesFault(Score score) {
        return score instanceof Score.Unscored unscored
                && (unscored.cause() == UnscoredCause.EMPTY_REPLY || unscored.cause() == UnscoredCause.TRUNCATED);
    }

    private Asked ask(PlannedTrial planned, Optional<Deadline> end) {
        String model = planned.cell().model();
        ModelClient client = setup.clients().apply(model);
        Exchange exchange = new Exchange(
                planned.trial(),
                planned.evalCase(),
                get(prompts, planned.cell().promptVersion()),
                get(models, model),
                setup.suite().run().truncatedScored());
        Exchange.Held held = exchange.held(request -> ask(client, request.by(end)));
        List<ModelRequest> requests = held.requests();
        return new Asked(
                held, () -> requests.stream().reduce((first, next) -> next).ifPresent(client::disown));
    }

    private static Reply ask(ModelClient client, ModelRequest request) {
        try {
            return client.ask(request);
        } catch (ProblemException e) {
            return new Reply.Failed(e.problems().get(0), CallInfo.none());
        }
    }

    /** Of all that was answered, also before a turn that failed; unknown where the price of any of it is. */
    private OptionalDouble cost(PlannedTrial planned, Exchange.Held held) {
        ModelSpec model = get(models, planned.cell().model());
        List<Reply> paid = held.replies().stream()
                .filter(reply -> !(reply instanceof Reply.Failed))
                .toList();
        List<BigDecimal> prices =
                paid.stream().flatMap(reply -> price(model, reply).stream()).toList();
        return paid.isEmpty() || prices.size() < paid.size()
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        prices.stream().reduce(BigDecimal.ZERO, BigDecimal::add).doubleValue());
    }

    private static Optional<BigDecimal> price(ModelSpec model, Reply reply) {
        return model.answering(reply.call().answeredBy())
                .price()
                .flatMap(known -> reply.usage().flatMap(known::of));
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

    private Half score(Half half, Optional<Deadline> end) {
        PlannedTrial planned = half.planned();
        Reply reply = half.held().reply();
        if (isUncounted(planned, reply)) {
            String why = fallbackAnswered(planned, reply);
            return half.scored(
                    new Scorers.Scoring(Scorers.ofFallback(planned.scorers(), why), Spend.none()), Optional.empty());
        }
        if (reply instanceof Reply.Failed failed) {
            String why = failed.problem().code().id() + " " + failed.problem().what();
            return half.scored(
                    new Scorers.Scoring(Scorers.withoutReply(planned.scorers(), why), Spend.none()), Optional.empty());
        }
        EvalCase offered = planned.evalCase()
                .offering(get(prompts, planned.cell().promptVersion()).tools());
        Subject subject = new Subject(
                planned.trial(),
                offered,
                reply,
                reply.text(),
                contexts(planned, reply),
                half.cost(),
                Optional.empty(),
                half.held().turns());
        boolean truncatedScored = setup.suite().run().truncatedScored();
        List<Scorer> alone = planned.scorers().stream()
                .filter(scorer -> scorer.rival().isEmpty())
                .toList();
        return half.scored(
                Scorers.score(alone, subject, setup.equipment().by(end), truncatedScored),
                alone.size() < planned.scorers().size() ? Optional.of(subject) : Optional.empty());
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
