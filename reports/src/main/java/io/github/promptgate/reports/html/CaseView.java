package io.github.promptgate.reports.html;

import java.util.List;

/**
 * A case as the page shows it. Texts are visible already and cut; the template escapes them.
 *
 * @param anchor the fragment that leads to it
 * @param open whether it is shown unfolded
 * @param leftOut trials of the case that only the record holds
 */
public record CaseView(Head head, String anchor, boolean open, List<Trial> trials, int leftOut) {

    /** What the case is, whatever the cell. */
    public record Head(String id, String place, String tags, Text input, Text expected, String rerun) {}

    /**
     * The beginning of a text.
     *
     * @param cut {@code shown 4,000 of 1,048,576 characters; ...}, or empty where all is shown
     */
    public record Text(String text, String cut) {
        public boolean isEmpty() {
            return text.isEmpty();
        }
    }

    /** A state or verdict: a sign, the word for it, and how it is coloured. */
    public record Chip(String sign, String word, String tone) {}

    /** One trial. */
    public record Trial(
            String cell,
            int sample,
            String state,
            Chip chip,
            boolean open,
            Reply reply,
            List<Score> scores,
            List<Message> messages,
            List<Fact> facts) {}

    /** What came back. */
    public record Reply(String kind, Text answer, List<Problem> problems, List<Tool> tools, List<Text> contexts) {}

    /** Why there is no answer. */
    public record Problem(String code, String what, String fix) {}

    /** A call that the model asked for. */
    public record Tool(String name, Text arguments) {}

    /** One metric's outcome. */
    public record Score(String metric, String value, Chip chip, Text reason, List<Item> items, int moreItems) {}

    /** One thing that was looked at. */
    public record Item(String kind, Text subject, String verdict, String tone, Text note) {}

    /** One message of the prompt as it was sent. */
    public record Message(String role, Text text) {}

    /** A figure with its name. */
    public record Fact(String name, String value) {}
}
