package io.github.promptgate.score.judge;

import io.github.promptgate.model.ModelRequest;
import io.github.promptgate.model.transport.CallContext;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.record.FinishReason;
import io.github.promptgate.record.Message;
import io.github.promptgate.record.Message.Role;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.CannotScore;
import io.github.promptgate.score.Excerpt;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import io.github.promptgate.suite.Options;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A judge that is a model, asked through the same client as any other. */
public final class ModelJudge implements Judge {

    private static final String MAX_TOKENS = "max-tokens";
    private static final int MOST_REPEATED = 2000;
    private static final JudgePrompt SYSTEM = JudgePrompt.ours("system");
    private static final JudgePrompt REPAIR = JudgePrompt.ours("repair");

    private final List<Juror> jury;
    private final Juror juror;
    private final Ledger ledger;
    private final CallContext context;

    /**
     * @param jury at least one; the first one is asked, the others when it comes to votes
     * @param context of the trial, with the metric that asks
     */
    public ModelJudge(List<Juror> jury, Ledger ledger, CallContext context) {
        this.jury = List.copyOf(jury);
        this.juror = jury.get(0);
        this.ledger = ledger;
        this.context = context;
    }

    @Override
    public Judge vote(int vote, int votes) {
        CallContext own = new CallContext(
                context.prompt(),
                context.model(),
                context.caseId(),
                (context.sample() - 1) * votes + vote,
                context.scorer(),
                context.step(),
                context.deadline());
        return new ModelJudge(jury, ledger, own);
    }

    @Override
    public List<Judge> jury() {
        return jury.stream()
                .<Judge>map(one -> new ModelJudge(List.of(one), ledger, context))
                .toList();
    }

    @Override
    public String name() {
        return juror.name();
    }

    @Override
    public MapNode ask(JudgeQuestion question) {
        return judged(question).reply();
    }

    @Override
    public Judged judged(JudgeQuestion question) {
        ledger.newQuestion();
        List<Message> messages = List.of(
                new Message(
                        Role.SYSTEM,
                        SYSTEM.render(
                                Map.of("schema", JsonText.write(question.form().schema())))),
                new Message(Role.USER, question.prompt().render(question.values())));
        Reply.Answered first = reply(question, question.step(), messages);
        ReplyForm.Reading reading = question.form().read(first.text());
        return reading.reply()
                .map(fits -> new Judged(fits, first.odds()))
                .orElseGet(() -> repaired(question, messages, first.text(), reading.misfit()));
    }

    private Judged repaired(JudgeQuestion question, List<Message> messages, String first, String misfit) {
        List<Message> again = List.of(
                messages.get(0),
                messages.get(1),
                new Message(Role.ASSISTANT, first.isBlank() ? "(nothing)" : Excerpt.of(first, MOST_REPEATED)),
                new Message(Role.USER, REPAIR.render(Map.of("misfit", Excerpt.of(misfit, MOST_REPEATED)))));
        Reply.Answered second = reply(question, question.step() + "-repair", again);
        ReplyForm.Reading reading = question.form().read(second.text());
        return reading.reply()
                .map(fits -> new Judged(fits, second.odds()))
                .orElseThrow(() -> new CannotScore(
                        UnscoredCause.JUDGE_REPLY,
                        "step " + question.step() + ": the judge's reply does not fit, also when asked again: "
                                + Excerpt.of(reading.misfit())));
    }

    private Reply.Answered reply(JudgeQuestion question, String step, List<Message> messages) {
        ModelRequest request = new ModelRequest(
                messages,
                withLimit(question.maxTokens()),
                List.of(),
                Optional.of(question.form().schema()),
                Map.of(),
                context.of(context.scorer(), step));
        Reply reply = juror.client().ask(request);
        ledger.book(juror, request, reply);
        return reply.fold(
                answered -> answered(step, answered),
                refused -> {
                    throw new CannotScore(UnscoredCause.JUDGE_FAILED, "step " + step + ": the judge refused");
                },
                failed -> {
                    throw new CannotScore(UnscoredCause.JUDGE_FAILED, "step " + step + ": " + told(failed.problem()));
                });
    }

    private static String told(Problem problem) {
        return problem.code().id() + " " + problem.what();
    }

    private static Reply.Answered answered(String step, Reply.Answered answered) {
        if (answered.finish() == FinishReason.LENGTH) {
            throw new CannotScore(
                    UnscoredCause.JUDGE_TRUNCATED, "step " + step + ": the judge's reply was cut at its token limit");
        }
        if (answered.finish() == FinishReason.CONTENT_FILTER) {
            throw new CannotScore(UnscoredCause.JUDGE_FAILED, "step " + step + ": the judge refused");
        }
        return answered;
    }

    /** The suite's own limit for its judge stands. */
    private Options withLimit(int maxTokens) {
        Options parameters = juror.parameters();
        if (parameters.node(MAX_TOKENS).isPresent()) {
            return parameters;
        }
        Map<String, Node> values = new LinkedHashMap<>();
        parameters.map().entries().forEach(entry -> values.put(entry.key(), entry.value()));
        values.put(MAX_TOKENS, ScalarNode.number(parameters.where(), BigDecimal.valueOf(maxTokens)));
        return new Options(MapNode.of(parameters.where(), values));
    }
}
