import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The load: support tickets x 2 prompts x 2 models, contains + regex + JSON Schema; as our suite and as the peer's. */
final class Tickets {

    static final int CELLS = 4;
    private static final String[] PROMPTS = {
        "You label support tickets. Ticket {{id}}: {{text}}\nAnswer with one JSON object with the fields id, label, score and summary.",
        "Read ticket {{id}} and give back JSON only (id, label, score, summary).\n\nTICKET\n{{text}}\nEND"
    };
    private static final String[] TOPICS = {"refund", "delivery", "login", "invoice", "warranty", "upgrade", "privacy"};
    private static final String SCHEMA =
            """
            {type: object, required: [id, label, score, summary], properties: {id: {type: string}, \
            label: {type: string, enum: [alpha, beta, gamma]}, score: {type: integer, minimum: 0, maximum: 100}, \
            summary: {type: string}}}""";

    private Tickets() {}

    private static String id(int i) {
        return "CASE-%06d".formatted(i);
    }

    private static String text(int i) {
        return "The customer writes about %s for the %dth time, order %d, and asks for an answer before day %d."
                .formatted(TOPICS[i % TOPICS.length], i % 13, 100_000 + i * 7, i % 28 + 1);
    }

    /** Trials whose answer lacks the score: the gate allows exactly as many. */
    static long misses(int cases) {
        long misses = 0;
        for (int i = 0; i < cases; i++) {
            for (String prompt : PROMPTS) {
                String sent = prompt.replace("{{id}}", id(i)).replace("{{text}}", text(i));
                misses += LoadServer.answer("mock-a", sent).contains("\"score\"") ? 0 : 1;
                misses += LoadServer.answer("mock-b", sent).contains("\"score\"") ? 0 : 1;
            }
        }
        return misses;
    }

    /** Our suite over a server. */
    static Path ours(Path folder, int cases, int port, int latency, int inFlight) throws IOException {
        String model = "  - {id: mock-%1$s, provider: openai-compatible, model: mock-%1$s, base-url: \"http://127.0.0.1:"
                + port + "/l/" + latency + "/v1\", parameters: {temperature: 0}}\n";
        return ours(folder, cases, model.formatted("a") + model.formatted("b"), inFlight);
    }

    /** Our suite over models in process. */
    static Path inProcess(Path folder, int cases, int inFlight) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("replies.yaml"),
                "replies:\n  - reply: {id: CASE-, label: alpha, score: 7, summary: read}\n    usage: {input: 40, output: 12}\n");
        return ours(
                folder, cases, "  - {id: mock-a, mock: replies.yaml}\n  - {id: mock-b, mock: replies.yaml}\n", inFlight);
    }

    private static Path ours(Path folder, int cases, String models, int inFlight) throws IOException {
        Files.createDirectories(folder);
        try (var csv = Files.newBufferedWriter(folder.resolve("cases.csv"))) {
            csv.write("id,text\n");
            for (int i = 0; i < cases; i++) {
                csv.write(id(i) + ",\"" + text(i) + "\"\n");
            }
        }
        StringBuilder suite = new StringBuilder("suite: tickets\nprompts:\n");
        for (int i = 0; i < PROMPTS.length; i++) {
            suite.append("  - {id: p%d, messages: [{user: \"%s\"}]}%n".formatted(i + 1, PROMPTS[i].replace("\n", "\\n")));
        }
        suite.append("models:\n").append(models).append("dataset: cases.csv\nscorers:\n")
                .append("  - contains: \"CASE-\"\n  - regex: '\"label\":\"(alpha|beta|gamma)\"'\n")
                .append("  - json-schema: {schema: ").append(SCHEMA).append("}\n")
                .append("gate:\n  - {metric: pass-rate, min: 90%}\n")
                .append("run: {concurrency: %d}%n".formatted(inFlight));
        Path file = folder.resolve("tickets.suite.yaml");
        Files.writeString(file, suite);
        return file;
    }

    /** promptfoo's configuration over the same server. */
    static void peers(Path folder, int cases, int port, int latency) throws IOException {
        Files.createDirectories(folder);
        StringBuilder yaml = new StringBuilder("description: tickets\nprompts: [file://p1.txt, file://p2.txt]\nproviders:\n");
        for (String model : new String[] {"mock-a", "mock-b"}) {
            yaml.append("  - id: openai:chat:%s%n    config: {apiBaseUrl: 'http://127.0.0.1:%d/l/%d/v1', apiKey: sk-mock, temperature: 0}%n"
                    .formatted(model, port, latency));
        }
        yaml.append("defaultTest:\n  assert:\n    - {type: contains, value: '{{id}}'}\n")
                .append("    - {type: regex, value: '\"label\":\"(alpha|beta|gamma)\"'}\n")
                .append("    - {type: is-json, value: ").append(SCHEMA).append("}\ntests: file://tests.jsonl\n");
        Files.writeString(folder.resolve("promptfooconfig.yaml"), yaml);
        for (int i = 0; i < PROMPTS.length; i++) {
            Files.writeString(folder.resolve("p" + (i + 1) + ".txt"), PROMPTS[i]);
        }
        try (var tests = Files.newBufferedWriter(folder.resolve("tests.jsonl"))) {
            for (int i = 0; i < cases; i++) {
                tests.write("{\"vars\":{\"id\":\"" + id(i) + "\",\"text\":\"" + text(i) + "\"}}\n");
            }
        }
    }
}
