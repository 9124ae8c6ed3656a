package io.github.promptgate.model;

import io.github.promptgate.model.transport.CallContext;
import io.github.promptgate.model.transport.HttpTransport;
import io.github.promptgate.model.transport.PausedTime;
import io.github.promptgate.model.transport.Ticker;
import io.github.promptgate.model.transport.Transport;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.Message;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.source.Folder;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.YamlText;
import io.github.promptgate.suite.ModelSpec;
import io.github.promptgate.suite.Options;
import io.github.promptgate.suite.RunSpec;
import io.github.promptgate.suite.ShardChoice;
import io.github.promptgate.suite.Suite;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What the tests of this package start from. */
public final class Given {

    public static final CallContext CALL = new CallContext("grounded", "m", "refund-1", 1, "", "");
    public static final Where PLACE = new Where("s.suite.yaml", 4, 5);

    private Given() {}

    public static Options options(String yaml) {
        return new Options(yaml.isBlank() ? MapNode.empty(PLACE) : (MapNode) YamlText.read(yaml, "s.suite.yaml"));
    }

    public static Node node(String yaml) {
        return YamlText.read(yaml, "n.yaml");
    }

    /** A model {@code m} with two attempts and a second for each. */
    public static ModelSpec spec(String provider, String model, String optionsYaml) {
        return spec("m", provider, model, options(optionsYaml));
    }

    public static ModelSpec spec(String id, String provider, String model, Options options) {
        return new ModelSpec(
                id, provider, model, options, options(""), limits(2, Duration.ofSeconds(5)), Optional.empty(), PLACE);
    }

    public static ModelSpec.Limits limits(int attempts, Duration timeout) {
        return new ModelSpec.Limits(
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.of(attempts),
                Optional.of(timeout),
                Optional.empty());
    }

    public static ModelSpec with(ModelSpec spec, ModelSpec.Limits limits) {
        return new ModelSpec(
                spec.id(),
                spec.provider(),
                spec.model(),
                spec.options(),
                spec.parameters(),
                limits,
                spec.price(),
                spec.where());
    }

    public static ModelSpec withParameters(ModelSpec spec, String yaml) {
        return new ModelSpec(
                spec.id(),
                spec.provider(),
                spec.model(),
                spec.options(),
                options(yaml),
                spec.limits(),
                spec.price(),
                spec.where());
    }

    public static ModelRequest question(String text) {
        return question(text, CALL);
    }

    public static ModelRequest question(String text, CallContext call) {
        return new ModelRequest(
                List.of(new Message(Message.Role.USER, text)),
                options(""),
                List.of(),
                Optional.empty(),
                Map.of(),
                call);
    }

    public static ModelRequest with(ModelRequest request, String parametersYaml) {
        return new ModelRequest(
                request.messages(),
                options(parametersYaml),
                request.tools(),
                request.replySchema(),
                request.variables(),
                request.context());
    }

    public static ModelRequest withVariables(ModelRequest request, Map<String, Node> variables) {
        return new ModelRequest(
                request.messages(),
                request.parameters(),
                request.tools(),
                request.replySchema(),
                variables,
                request.context());
    }

    public static Suite suite(Path folder, List<ModelSpec> models) {
        return suite(folder, models, Optional.empty(), Optional.empty());
    }

    public static Suite suite(
            Path folder, List<ModelSpec> models, Optional<ModelSpec> judge, Optional<ModelSpec> embedding) {
        RunSpec run = new RunSpec(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                OptionalInt.empty(),
                1,
                0,
                8,
                OptionalInt.empty(),
                new RunSpec.Allowance(0, false),
                0.5,
                0.95,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                RunSpec.Recordings.auto(),
                new ShardChoice.Whole(),
                Optional.empty());
        return new Suite(
                "s",
                "0".repeat(64),
                new Folder(folder, folder, folder),
                List.of(),
                models,
                Map.of(),
                List.of(),
                judge.stream().toList(),
                embedding,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                run,
                List.of(),
                RunHeader.Failing.RULES,
                Where.file("s.suite.yaml"));
    }

    /** Opens with a network and a time of the test's own. */
    public static Opening opening(Path folder, Transport transport, Ticker ticker, Map<String, String> environment) {
        return new Opening(
                new Environment(name -> Optional.ofNullable(environment.get(name)), new Secrets()),
                transport,
                ticker,
                8,
                new Folder(folder, folder, folder));
    }

    /** The real network and a time in which every pause is over at once. */
    public static Opening opening(Path folder, Map<String, String> environment) {
        return opening(folder, new HttpTransport(Ticker.system()), new PausedTime(), environment);
    }
}
