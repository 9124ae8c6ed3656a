package io.github.promptgate.model.http;

import io.github.promptgate.model.ModelClient;
import io.github.promptgate.model.ModelRequest;
import io.github.promptgate.model.transport.CallProblems;
import io.github.promptgate.model.transport.Courier;
import io.github.promptgate.model.transport.Courier.Delivery;
import io.github.promptgate.model.transport.Transport.Request;
import io.github.promptgate.model.transport.Transport.Response;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.record.CallInfo;
import io.github.promptgate.record.Reply;
import io.github.promptgate.script.UndefinedVariableException;
import io.github.promptgate.source.Node;
import java.time.Duration;
import java.util.Map;

/** Asks an endpoint: fills the form, sends it, reads the reply. */
final class HttpModel implements ModelClient {

    private final RequestForm form;
    private final ReplyForm reply;
    private final Courier courier;
    private final Terms terms;

    /** What holds for each of its calls. */
    record Terms(CallProblems problems, Duration timeout) {}

    HttpModel(RequestForm form, ReplyForm reply, Courier courier, Terms terms) {
        this.form = form;
        this.reply = reply;
        this.courier = courier;
        this.terms = terms;
    }

    @Override
    public Reply ask(ModelRequest request) {
        Map<String, Node> values = Variables.of(request);
        try {
            return send(form.fill(values, terms.timeout(), request.context()));
        } catch (UndefinedVariableException e) {
            return new Reply.Failed(undefined(e, values), CallInfo.none());
        } catch (ProblemException e) {
            Problem first = e.problems().get(0);
            return new Reply.Failed(
                    new Problem(
                            ProblemCode.CALL_011,
                            first.where(),
                            terms.problems()
                                    .problem(ProblemCode.CALL_011, first.what(), first.fix())
                                    .what(),
                            first.known(),
                            first.fix()),
                    CallInfo.none());
        }
    }

    private Problem undefined(UndefinedVariableException e, Map<String, Node> values) {
        Problem unknown = Problem.unknown(ProblemCode.CALL_011, e.where(), "variable", e.variable(), values.keySet());
        return new Problem(
                ProblemCode.CALL_011,
                e.where(),
                terms.problems()
                        .problem(ProblemCode.CALL_011, unknown.what(), unknown.fix())
                        .what(),
                unknown.known(),
                unknown.fix());
    }

    private Reply send(Request request) {
        Delivery delivery = courier.send(request);
        return delivery.outcome()
                .fold(
                        response ->
                                response.isSuccess() ? read(request, response, delivery) : failed(request, delivery),
                        broken -> failed(request, delivery));
    }

    private Reply read(Request request, Response response, Delivery delivery) {
        return reply.read(request, response.body(), delivery.call());
    }

    private Reply failed(Request request, Delivery delivery) {
        return new Reply.Failed(terms.problems().of(request, delivery), delivery.call());
    }
}
