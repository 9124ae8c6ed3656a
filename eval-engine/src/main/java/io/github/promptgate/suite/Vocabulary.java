package io.github.promptgate.suite;

import io.github.promptgate.record.Metric;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words that a suite may use: names and option shapes of scorers and providers. The façade hands it to the reader. */
public record Vocabulary(List<ScorerWord> scorers, List<ProviderWord> providers) {

    /** What a scorer cannot work without. */
    public enum Need {
        JUDGE,
        EMBEDDING,
        PRICE
    }

    /**
     * A scorer.
     *
     * @param id as written in a suite
     * @param summary one line
     * @param shorthand the option that {@code id: value} stands for; empty when there is none
     * @param bare whether {@code - id} alone is enough
     * @param options its keys; {@code name} (of the metric) is known to all and not repeated here
     * @param metric what it produces, under its default name
     * @param needs whatever its options say
     * @param further what an option brings with it, by the option's name
     */
    public record ScorerWord(
            String id,
            String summary,
            Optional<String> shorthand,
            boolean bare,
            Shape.Fields options,
            Metric metric,
            Set<Need> needs,
            Map<String, Need> further) {

        public ScorerWord {
            needs = Set.copyOf(needs);
            further = Map.copyOf(further);
        }

        /** One whose options bring no further needs. */
        public ScorerWord(
                String id,
                String summary,
                Optional<String> shorthand,
                boolean bare,
                Shape.Fields options,
                Metric metric,
                Set<Need> needs) {
            this(id, summary, shorthand, bare, options, metric, needs, Map.of());
        }

        /** Whether it cannot work without that where it has these options. */
        public boolean needs(Need need, Options asked) {
            return needs.contains(need)
                    || further.entrySet().stream()
                            .anyMatch(entry -> entry.getValue() == need
                                    && asked.node(entry.getKey()).isPresent());
        }
    }

    /**
     * A provider.
     *
     * @param options keys beside {@code id}, {@code provider}, {@code model}, {@code parameters}, {@code limits}, {@code price}
     * @param parameters names that {@code parameters} may hold
     * @param keyVariables environment variables, the first that is set is the key; empty when no key is needed
     * @param shorthand the model entry's own key, such as {@code http}, {@code exec}, {@code mock}; empty for {@code provider/model}
     * @param embeds whether it can be the suite's {@code embedding}
     */
    public record ProviderWord(
            String id,
            String summary,
            Shape.Fields options,
            Shape.Fields parameters,
            List<String> keyVariables,
            Optional<String> shorthand,
            boolean chats,
            boolean embeds) {

        public ProviderWord {
            keyVariables = List.copyOf(keyVariables);
        }
    }

    public Vocabulary {
        scorers = List.copyOf(scorers);
        providers = List.copyOf(providers);
    }

    public Optional<ScorerWord> scorer(String id) {
        return scorers.stream().filter(word -> word.id().equals(id)).findFirst();
    }

    public Optional<ProviderWord> provider(String id) {
        return providers.stream().filter(word -> word.id().equals(id)).findFirst();
    }
}
