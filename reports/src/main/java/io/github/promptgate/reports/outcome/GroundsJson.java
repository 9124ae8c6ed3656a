package io.github.promptgate.reports.outcome;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.promptgate.gate.Grounds;
import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.record.CaseRef;
import io.github.promptgate.suite.GateRule;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;

/** Writes what a rule's result rests on: interval, test, number of cases that would decide, cases that moved. */
final class GroundsJson {

    /** More are counted and not listed. */
    private static final int MOST = 100;

    private final JsonGenerator out;

    GroundsJson(JsonGenerator out) {
        this.out = out;
    }

    void write(RuleResult result) throws IOException {
        GateRule rule = result.rule();
        out.writeStringField("decide", rule.decide().word());
        if (rule.fold() != GateRule.Fold.MEAN) {
            out.writeStringField("fold", rule.fold().word());
        }
        Grounds grounds = result.grounds();
        if (grounds.interval().isPresent()) {
            interval(grounds.interval().get());
        }
        if (grounds.decisive().isPresent()) {
            decisive(grounds.decisive().get());
        }
        if (grounds.test().isPresent()) {
            test(grounds.test().get());
        }
        if (grounds.casesToDecide().isPresent()) {
            out.writeNumberField("nToDecide", grounds.casesToDecide().getAsLong());
        }
        number("chanceOfOther", grounds.chance());
        if (rule.comparison().isPresent()) {
            out.writeStringField("against", rule.comparison().get().against().text());
        }
        if (grounds.compared().isPresent()) {
            compared(grounds.compared().get());
        }
        flaky(grounds.flaky());
    }

    private void interval(Grounds.Shown shown) throws IOException {
        out.writeObjectFieldStart("interval");
        finite("low", shown.range().lower());
        finite("high", shown.range().upper());
        out.writeNumberField("confidence", shown.confidence());
        out.writeStringField("method", shown.method());
        out.writeEndObject();
    }

    private void decisive(Grounds.Decisive bound) throws IOException {
        out.writeObjectFieldStart("decisive");
        out.writeStringField("towards", bound.towards() == Grounds.Towards.HOLDS ? "holds" : "broken");
        finite("bound", bound.value());
        out.writeNumberField("confidence", bound.confidence());
        out.writeStringField("method", bound.method());
        out.writeEndObject();
    }

    private void test(Grounds.Test test) throws IOException {
        out.writeStringField("test", test.name());
        out.writeNumberField("p", test.p());
        number("pAdjusted", test.adjusted());
        number("pTwoSided", test.twoSided());
    }

    private void compared(Grounds.Compared compared) throws IOException {
        out.writeStringField("reference", compared.reference());
        number("baseline", compared.before());
        number("now", compared.after());
        out.writeNumberField("paired", compared.paired());
        out.writeNumberField("planned", compared.planned());
        out.writeNumberField("worse", compared.worse().size());
        out.writeNumberField("better", compared.better().size());
        moved("newlyFailing", compared.worse());
        moved("newlyPassing", compared.better());
        ids("added", compared.apart().added());
        ids("removed", compared.apart().removed());
        ids("changed", compared.apart().changed());
    }

    private void moved(String name, List<Grounds.Moved> cases) throws IOException {
        out.writeArrayFieldStart(name);
        for (Grounds.Moved moved : cases.subList(0, Math.min(MOST, cases.size()))) {
            out.writeStartObject();
            place(moved.caseRef(), moved.cell());
            out.writeNumberField("before", moved.before());
            out.writeNumberField("after", moved.after());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void flaky(List<Grounds.Flaky> cases) throws IOException {
        if (cases.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("flaky");
        for (Grounds.Flaky flaky : cases.subList(0, Math.min(MOST, cases.size()))) {
            out.writeStartObject();
            place(flaky.caseRef(), flaky.cell());
            out.writeNumberField("passed", flaky.passed());
            out.writeNumberField("of", flaky.of());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void place(CaseRef ref, String cell) throws IOException {
        out.writeStringField("case", ref.id());
        out.writeStringField("cell", cell);
        out.writeStringField("file", ref.where().file());
        out.writeNumberField("line", ref.where().line());
    }

    private void ids(String name, List<String> ids) throws IOException {
        if (ids.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart(name);
        for (String id : ids.subList(0, Math.min(MOST, ids.size()))) {
            out.writeString(id);
        }
        out.writeEndArray();
    }

    private void number(String name, OptionalDouble value) throws IOException {
        if (value.isPresent()) {
            finite(name, value.getAsDouble());
        }
    }

    /** What has no end is left out. */
    private void finite(String name, double value) throws IOException {
        if (Double.isFinite(value)) {
            out.writeNumberField(name, value);
        }
    }
}
