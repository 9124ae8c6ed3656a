package io.github.promptgate.reports.html;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.promptgate.record.TrialState;
import io.github.promptgate.record.Usage;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Writes light rows column by column, which packs better than row by row. */
final class ColumnsJson {

    /** In the order of the codes that stand for them. */
    static final List<TrialState> STATES = List.of(TrialState.values());

    private final JsonGenerator out;
    private final Map<String, Integer> cases = new HashMap<>();

    ColumnsJson(JsonGenerator out, List<String> caseIds) {
        this.out = out;
        caseIds.forEach(id -> cases.put(id, cases.size()));
    }

    void write(List<LightTrial> trials, int metrics) throws IOException {
        out.writeStartObject();
        whole("c", trials, trial -> cases.get(trial.caseRef().id()));
        whole("m", trials, LightTrial::cell);
        whole("s", trials, LightTrial::sample);
        whole("state", trials, trial -> STATES.indexOf(trial.state()));
        whole("a", trials, LightTrial::answer);
        whole("flags", trials, ColumnsJson::flags);
        amounts("cost", trials, LightTrial::cost);
        counts("ms", trials, LightTrial::millis);
        counts("tokensIn", trials, trial -> tokens(trial, Usage::input));
        counts("tokensOut", trials, trial -> tokens(trial, Usage::output));
        out.writeArrayFieldStart("values");
        for (int metric = 0; metric < metrics; metric++) {
            int at = metric;
            out.writeStartArray();
            amounts(trials, trial -> trial.values().get(at));
            out.writeEndArray();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static OptionalLong tokens(LightTrial trial, Function<Usage, Long> tokens) {
        return trial.usage().map(usage -> OptionalLong.of(tokens.apply(usage))).orElse(OptionalLong.empty());
    }

    private static int flags(LightTrial trial) {
        return trial.flags().stream().mapToInt(LightTrial.Flag::bit).sum();
    }

    private void whole(String name, List<LightTrial> trials, ToIntFunction<LightTrial> value) throws IOException {
        out.writeArrayFieldStart(name);
        for (LightTrial trial : trials) {
            out.writeNumber(value.applyAsInt(trial));
        }
        out.writeEndArray();
    }

    private void counts(String name, List<LightTrial> trials, Function<LightTrial, OptionalLong> value)
            throws IOException {
        out.writeArrayFieldStart(name);
        for (LightTrial trial : trials) {
            OptionalLong count = value.apply(trial);
            if (count.isPresent()) {
                out.writeNumber(count.getAsLong());
            } else {
                out.writeNull();
            }
        }
        out.writeEndArray();
    }

    private void amounts(String name, List<LightTrial> trials, Function<LightTrial, OptionalDouble> value)
            throws IOException {
        out.writeArrayFieldStart(name);
        amounts(trials, value);
        out.writeEndArray();
    }

    /** A whole number is written without a fraction. */
    private void amounts(List<LightTrial> trials, Function<LightTrial, OptionalDouble> value) throws IOException {
        for (LightTrial trial : trials) {
            OptionalDouble amount = value.apply(trial);
            if (amount.isEmpty()) {
                out.writeNull();
            } else if (amount.getAsDouble() == (int) amount.getAsDouble()) {
                out.writeNumber((int) amount.getAsDouble());
            } else {
                out.writeNumber(amount.getAsDouble());
            }
        }
    }
}
