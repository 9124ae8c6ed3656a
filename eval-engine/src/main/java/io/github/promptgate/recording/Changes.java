package io.github.promptgate.recording;

import io.github.promptgate.model.transport.CallContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says why a request is not recorded: what is other than in the entry of the same case, prompt, model and sample. */
final class Changes {

    /** More entries are not compared: it would take more memory than the answer is worth. */
    private static final int MOST = 200_000;

    private final Store store;
    private Map<CallContext, List<RequestKey.Parts>> known = Map.of();
    private boolean looked;

    Changes(Store store) {
        this.store = store;
    }

    synchronized String since(RequestKey key, CallContext context) {
        if (!looked) {
            looked = true;
            known = entries();
        }
        return known.getOrDefault(context, List.of()).stream()
                .map(then -> changed(then, key.parts()))
                .min((a, b) -> Integer.compare(a.size(), b.size()))
                .map(changed -> String.join(" and ", changed) + " changed since it was recorded")
                .orElse("never recorded");
    }

    private Map<CallContext, List<RequestKey.Parts>> entries() {
        if (store.size() > MOST) {
            return Map.of();
        }
        Map<CallContext, List<RequestKey.Parts>> entries = new HashMap<>();
        store.each(entry -> entries.computeIfAbsent(entry.context(), any -> new ArrayList<>(1))
                .add(entry.key().parts()));
        return entries;
    }

    private static List<String> changed(RequestKey.Parts then, RequestKey.Parts now) {
        List<String> changed = new ArrayList<>();
        if (!then.model().equals(now.model())) {
            changed.add("the model");
        }
        if (!then.parameters().equals(now.parameters())) {
            changed.add("the parameters");
        }
        if (!then.messages().equals(now.messages())) {
            changed.add("the messages");
        }
        if (!then.form().equals(now.form())) {
            changed.add("the tools or the reply's schema");
        }
        return changed.isEmpty() ? List.of("the sample") : changed;
    }
}
