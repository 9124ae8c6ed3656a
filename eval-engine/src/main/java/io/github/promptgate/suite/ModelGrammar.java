package io.github.promptgate.suite;

import static io.github.promptgate.suite.Shape.count;
import static io.github.promptgate.suite.Shape.optional;
import static io.github.promptgate.suite.Shape.required;

import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.suite.Vocabulary.ProviderWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** How models are written, from the providers that there are. */
final class ModelGrammar {

    static final String EMBEDDED = "minilm";

    private static final Shape AMOUNT_OF_USD = new Shape.Amount(0, Double.MAX_VALUE, false);

    private static final Shape LIMITS = new Shape.Defined(
            "limits",
            "how hard a model may be asked",
            Shape.fields(
                    optional("concurrency", new Shape.Amount(1, 1000, true), "calls in flight"),
                    optional("requests-per-minute", count(1), "calls started in a minute"),
                    optional("tokens-per-minute", count(1), "tokens of input and output in a minute"),
                    optional("attempts", new Shape.Amount(1, 20, true), "tries of one call, the first one counted"),
                    optional("timeout", new Shape.Time(), "time for one try, such as 60s"),
                    optional("deadline", new Shape.Time(), "time for one call, all its tries and waits, 5m")));

    private static final Shape PRICE = new Shape.Defined(
            "price",
            "USD per million tokens",
            Shape.fields(
                    required("input", AMOUNT_OF_USD, "USD per million tokens of input"),
                    required("output", AMOUNT_OF_USD, "USD per million tokens of output"),
                    optional(
                            "cached",
                            AMOUNT_OF_USD,
                            "USD per million tokens of input that the provider read from its cache; default: as input")));

    private final Vocabulary vocabulary;

    ModelGrammar(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** An entry of {@code models}. */
    Shape entry() {
        return new Shape.Defined(
                "model",
                "a model: provider/model, or a map",
                Shape.anyOf(
                        name(ProviderWord::chats, List.of(), false),
                        map("model", ProviderWord::chats, List.of(fallback()))));
    }

    /** {@code fallback} of an entry: names and maps, or a map of them and whether their replies count. */
    private Shape.Field fallback() {
        Shape name = name(ProviderWord::chats, List.of(), true);
        Shape model = new Shape.Defined(
                "fallback-model",
                "a model that is asked in place of another one: an id, provider/model, or a map",
                Shape.anyOf(name, map("model", ProviderWord::chats, List.of())));
        Shape list = new Shape.ListOf(model, 1);
        Shape map = Shape.fields(
                required("models", new Shape.OneOrMany(model), "whom to ask, in this order"),
                optional("count", new Shape.Flag(), "whether their replies are scored; default: false"));
        return optional(
                "fallback",
                new Shape.Defined(
                        "fallback", "whom to ask when the model gives no reply", Shape.anyOf(name, list, map)),
                "whom to ask when the model gives no reply");
    }

    /** {@code judge}. */
    Shape judge() {
        return new Shape.Defined(
                "judge",
                "the model that judges: the id of one of the models, provider/model, or a map",
                Shape.anyOf(name(ProviderWord::chats, List.of(), true), map("judge", ProviderWord::chats, List.of())));
    }

    /** {@code embedding}. */
    Shape embedding() {
        return new Shape.Defined(
                "embedding",
                "the embedding model: " + EMBEDDED + " (in process), provider/model, or a map",
                Shape.anyOf(
                        name(ProviderWord::embeds, List.of(EMBEDDED), false),
                        map("embedding", ProviderWord::embeds, List.of())));
    }

    private Shape name(Predicate<ProviderWord> fits, List<String> words, boolean ids) {
        List<String> plain = new ArrayList<>();
        List<String> mapped = new ArrayList<>();
        for (ProviderWord word : vocabulary.providers()) {
            if (fits.test(word) && !word.id().equals(EMBEDDED)) {
                (needsMap(word) ? mapped : plain).add(word.id());
            }
        }
        return new Shape.ModelName(plain, mapped, words, ids);
    }

    private static boolean needsMap(ProviderWord word) {
        return word.shorthand().isPresent() || word.options().fields().stream().anyMatch(Shape.Field::required);
    }

    private Shape map(String kind, Predicate<ProviderWord> fits, List<Shape.Field> more) {
        List<Shape.Variant> variants = vocabulary.providers().stream()
                .filter(fits)
                .map(word -> word.shorthand().map(key -> keyed(word, key, more)).orElseGet(() -> named(word, more)))
                .toList();
        return new Shape.Variants(kind, ProblemCode.SUITE_005, variants);
    }

    /** {@code {provider: openai, model: gpt-4o-mini, ...}}. */
    private static Shape.Variant named(ProviderWord word, List<Shape.Field> more) {
        boolean needsModel = !word.id().equals(EMBEDDED);
        List<Shape.Field> fields = new ArrayList<>(common(word));
        fields.addAll(more);
        fields.add(required("provider", Shape.choice(word.id()), word.summary()));
        fields.add(new Shape.Field("model", Shape.text(), needsModel, "the provider's name of the model"));
        fields.addAll(word.options().fields());
        fields.add(optional(
                "endpoint",
                Shape.id(),
                "what recordings call the endpoint, where one model is asked at several; default: the provider"));
        return new Shape.Variant(
                "provider",
                Optional.of(word.id()),
                new Shape.Fields(fields, word.options().exactlyOne()),
                word.summary());
    }

    /** {@code {http: {...}}}. */
    private static Shape.Variant keyed(ProviderWord word, String key, List<Shape.Field> more) {
        List<Shape.Field> fields = new ArrayList<>(common(word));
        fields.addAll(more);
        fields.add(required(key, options(word), word.summary()));
        return new Shape.Variant(key, Optional.empty(), new Shape.Fields(fields), word.summary());
    }

    /** A value that is not a map stands for the provider's first option. */
    private static Shape options(ProviderWord word) {
        Shape value = shorthand(word)
                .map(first -> Shape.anyOf(word.options(), first.shape()))
                .orElse(word.options());
        return new Shape.Defined("provider-" + word.id(), word.summary(), value);
    }

    /** The first option, where no other one is required. */
    static Optional<Shape.Field> shorthand(ProviderWord word) {
        List<Shape.Field> options = word.options().fields();
        return options.stream()
                .findFirst()
                .filter(first -> options.stream().skip(1).noneMatch(Shape.Field::required));
    }

    private static List<Shape.Field> common(ProviderWord word) {
        return List.of(
                optional("id", Shape.id(), "the name of the model in this suite; default: the model's own name"),
                optional(
                        "parameters",
                        new Shape.Defined(
                                "parameters-" + word.id(), "parameters that go with every call", word.parameters()),
                        "parameters that go with every call, such as temperature"),
                optional("limits", LIMITS, "how hard it may be asked"),
                optional("price", PRICE, "what it costs, in USD per million tokens; default: the table of prices"));
    }
}
