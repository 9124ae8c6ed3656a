package io.github.promptgate.prompt;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Problems;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.Message.Role;
import io.github.promptgate.script.Template;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A prompt that is one text: front matter between two lines of {@code ---}, if there is any, and a body that is the
 * user's message. The front matter's {@code system} is the system message. Blank lines before the body and white space
 * after it do not count.
 */
final class TextPromptFile {

    static final String SYSTEM = "system";

    private static final Pattern FENCE = Pattern.compile("---[ \\t]*(\\R|\\z)");
    private static final Pattern CLOSING_FENCE = Pattern.compile("^---[ \\t]*(\\R|\\z)", Pattern.MULTILINE);
    private static final Pattern BLANK_LINES = Pattern.compile("(?:[ \\t]*\\R)+");

    private final String shown;
    private final String text;
    private final MapNode frontMatter;
    private final int bodyStart;

    private TextPromptFile(String shown, String text, MapNode frontMatter, int bodyStart) {
        this.shown = shown;
        this.text = text;
        this.frontMatter = frontMatter;
        this.bodyStart = bodyStart;
    }

    /**
     * Takes front matter and body apart.
     *
     * @throws ProblemException PROMPT-001 when the front matter does not end or is no map; SOURCE-004, SUITE-002
     */
    static TextPromptFile parse(String text, String shown) {
        Matcher open = FENCE.matcher(text);
        if (!open.lookingAt()) {
            return new TextPromptFile(shown, text, MapNode.empty(new Where(shown, 1, 1)), 0);
        }
        Matcher close = CLOSING_FENCE.matcher(text);
        if (!close.find(open.end())) {
            throw new ProblemException(new Problem(
                    ProblemCode.PROMPT_001,
                    new Where(shown, 1, 1),
                    "the front matter does not end",
                    "end it with a line of --- before the prompt's text"));
        }
        return new TextPromptFile(shown, text, map(text.substring(open.end(), close.start()), shown), close.end());
    }

    private static MapNode map(String yaml, String shown) {
        Where start = new Where(shown, 2, 1);
        boolean empty =
                yaml.lines().allMatch(line -> line.isBlank() || line.strip().startsWith("#"));
        Node node = empty ? MapNode.empty(start) : YamlText.read(yaml, shown, 2);
        if (node instanceof MapNode map) {
            return map;
        }
        throw new ProblemException(new Problem(
                ProblemCode.PROMPT_001,
                node.where(),
                "the front matter is a " + node.kindName() + ", not a map",
                "write keys and values, such as version: 2"));
    }

    MapNode frontMatter() {
        return frontMatter;
    }

    /** The system message, if there is one, and the user's. */
    List<PromptMessage> messages(Problems problems) {
        List<PromptMessage> messages = new ArrayList<>();
        MessageReader reader = new MessageReader(new SourceLines(text), problems);
        frontMatter
                .get(SYSTEM)
                .flatMap(system -> reader.text(Role.SYSTEM, system))
                .ifPresent(messages::add);
        body(problems).ifPresent(messages::add);
        return messages;
    }

    private Optional<PromptMessage> body(Problems problems) {
        Matcher blank = BLANK_LINES.matcher(text).region(bodyStart, text.length());
        int start = blank.lookingAt() ? blank.end() : bodyStart;
        String body = text.substring(start).stripTrailing();
        Where where = new Where(
                shown,
                1
                        + (int) text.substring(0, start)
                                .chars()
                                .filter(c -> c == '\n')
                                .count(),
                1);
        if (body.isBlank()) {
            problems.add(new Problem(
                    ProblemCode.PROMPT_004, Where.file(shown), "the prompt has no text", "write the user's message"));
            return Optional.empty();
        }
        try {
            return Optional.of(new PromptMessage(Role.USER, body, Template.parse(body, where)));
        } catch (ProblemException e) {
            problems.add(e);
            return Optional.empty();
        }
    }
}
