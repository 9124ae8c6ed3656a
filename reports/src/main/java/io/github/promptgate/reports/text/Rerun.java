package io.github.promptgate.reports.text;

import io.github.promptgate.RunOption;
import io.github.promptgate.record.Cell;
import io.github.promptgate.record.RunHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The commands that run all or a part of a run again, with what flags had given it, into an output folder of their own:
 * none replaces the record that it was copied from. They are safe to paste into a POSIX shell whatever cases, prompts
 * and models are called: characters that a shell, a list of ids or a terminal would act upon become {@code ?}, which a
 * filter takes for any one character.
 */
public final class Rerun {

    private static final String OUTPUT = "target/promptgate-again";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:/@+-]+");
    private static final Pattern QUOTABLE = Pattern.compile("[^'\\p{Cntrl}\\p{Cf}\\p{Cs}\u2028\u2029]+");
    private static final Pattern TOLD = Pattern.compile("([a-z-]+): (.*)", Pattern.DOTALL);
    private static final String ACTIVE = "'\"\\$`!*,[]{}";
    private static final int MOST = 120;

    private final String command;
    private final Door door;
    private final RunHeader header;

    private Rerun(String command, Door door, RunHeader header) {
        this.command = command;
        this.door = door;
        this.header = header;
    }

    /** How the reader runs suites. */
    public sealed interface Door {

        /** By Maven's goal, in a module: its folder from where Maven starts, empty for the one module. */
        record Maven(String module) implements Door {}

        /** By the command line's jar. */
        record Jar() implements Door {}

        /** Maven, where it starts. */
        static Door maven() {
            return new Maven("");
        }
    }

    /** Of the run with this header, such as {@code mvn prompt:evaluate -Dprompt.suites=refunds.suite.yaml}. */
    public static Rerun of(Door door, RunHeader header) {
        String file = header.suiteFile();
        if (door instanceof Door.Maven maven) {
            boolean inside = !maven.module().isEmpty() && file.startsWith(maven.module() + "/");
            String own = inside ? file.substring(maven.module().length() + 1) : file;
            String module = inside ? " -pl " + quoted("", maven.module(), "MODULE") : "";
            return new Rerun(
                    "mvn prompt:evaluate" + module + " "
                            + quoted("-D" + RunOption.SUITES.property() + "=", own, "SUITE_FILE"),
                    door,
                    header);
        }
        String own = file.startsWith("-") ? "./" + file : file;
        return new Rerun("java -jar promptgate.jar evaluate " + quoted("", own, "SUITE_FILE"), door, header);
    }

    /** All of the run: the plan that its flags left. */
    public String whole() {
        return joined(command, filters(RunOption.CASES, RunOption.TAGS, RunOption.LIMIT), ofAllCells(), rest());
    }

    /** A case in the run's cells. */
    public String of(String caseId) {
        return joined(command, ofCase(caseId), ofAllCells(), rest());
    }

    /** A case in one cell. */
    public String of(String caseId, Cell cell) {
        return joined(command, ofCase(caseId), ofCell(cell), rest());
    }

    /** A case in the cell with this id, in the run's cells where there is none. */
    public String of(String caseId, String cellId) {
        Optional<Cell> found =
                header.cells().stream().filter(cell -> cell.id().equals(cellId)).findFirst();
        return found.map(cell -> of(caseId, cell)).orElseGet(() -> of(caseId));
    }

    /** What every command starts with; the arguments of a case, those of cells and {@link #rest} follow. */
    public String command() {
        return command;
    }

    public String ofCase(String caseId) {
        return argument(RunOption.CASES, pattern(caseId));
    }

    public String ofCell(Cell cell) {
        return joined(
                argument(RunOption.PROMPTS, pattern(cell.prompt())), argument(RunOption.MODELS, pattern(cell.model())));
    }

    /** The prompts and models that flags had left; empty for all. */
    public String ofAllCells() {
        return filters(RunOption.PROMPTS, RunOption.MODELS);
    }

    /** What else flags had given, and where the output goes. */
    public String rest() {
        String given = header.basis().given().stream()
                .flatMap(line -> told(line, RunOption.values()))
                .collect(Collectors.joining(" "));
        return joined(given, argument(RunOption.OUTPUT, OUTPUT));
    }

    private String filters(RunOption... options) {
        return header.basis().filters().stream()
                .flatMap(line -> told(line, options))
                .collect(Collectors.joining(" "));
    }

    /** {@code samples: 3} as this door spells it, if it is one of the options. */
    private Stream<String> told(String line, RunOption... options) {
        var parts = TOLD.matcher(line);
        return !parts.matches()
                ? Stream.empty()
                : Stream.of(options)
                        .filter(option -> option.key().equals(parts.group(1)))
                        .map(option -> option.kind().many()
                                ? argument(option, words(parts.group(2)))
                                : quoted(spelt(option), parts.group(2), option.name()));
    }

    private String spelt(RunOption option) {
        return door instanceof Door.Jar ? option.flag() + "=" : "-D" + option.property() + "=";
    }

    private String argument(RunOption option, String safe) {
        return quoted(spelt(option), safe, option.name());
    }

    private static String joined(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
    }

    /** In quotes where it needs some; what no quotes can hold is left to the reader. */
    private static String quoted(String before, String value, String otherwise) {
        if (PLAIN.matcher(value).matches()) {
            return before + value;
        }
        return QUOTABLE.matcher(value).matches() ? "'" + before + value + "'" : before + otherwise;
    }

    /** A list of patterns, each as the user wrote it, but for what acts. */
    private static String words(String list) {
        List<String> words = new ArrayList<>();
        for (String word : list.split(",", -1)) {
            words.add(Stream.of(word.split("\\*", -1)).map(Rerun::safe).collect(Collectors.joining("*")));
        }
        return String.join(",", words);
    }

    /** An id, what a shell or a filter would act upon as {@code ?}; the beginning of a very long one. */
    private static String pattern(String id) {
        if (id.codePointCount(0, id.length()) <= MOST) {
            return safe(id);
        }
        return safe(id.substring(0, id.offsetByCodePoints(0, MOST))) + "*";
    }

    private static String safe(String id) {
        StringBuilder safe = new StringBuilder();
        int last = id.codePointCount(0, id.length()) - 1;
        int[] at = {0};
        id.codePoints().forEach(c -> {
            boolean edge = at[0] == 0 || at[0] == last;
            safe.append(isSafe(c) && !(edge && c == ' ') ? Character.toString(c) : "?");
            at[0]++;
        });
        return safe.toString();
    }

    private static boolean isSafe(int c) {
        if (c == ' ') {
            return true;
        }
        boolean visible = Character.isLetterOrDigit(c) || (c > ' ' && c < 0x7F);
        return visible && ACTIVE.indexOf(c) < 0;
    }
}
