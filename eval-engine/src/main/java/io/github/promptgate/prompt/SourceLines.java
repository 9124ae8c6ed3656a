package io.github.promptgate.prompt;

import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.script.Template;
import io.github.promptgate.source.Folder;
import io.github.promptgate.source.ScalarNode;
import io.github.promptgate.source.TextFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The lines of a YAML file, to find the place of each character of a text that stands in it. */
final class SourceLines {

    private final List<String> lines;

    SourceLines(String text) {
        this.lines = text.lines().toList();
    }

    /** The lines of a file that a place names, if it lies in the folder. */
    static SourceLines of(Where where, Folder folder) {
        Path name = Path.of(where.file()).getFileName();
        Path file = name == null ? folder.base() : folder.base().resolve(name);
        try {
            return new SourceLines(Files.isRegularFile(file) ? TextFile.read(file, where.file()) : "");
        } catch (ProblemException e) {
            return new SourceLines("");
        }
    }

    /** Compiles a text: in a literal block ({@code |}) and on one line, its places are exact. */
    Template template(ScalarNode text) {
        Where where = text.where();
        String rest = rest(where);
        if (rest.startsWith("|")) {
            return Template.parse(text.text(), new Where(where.file(), where.line() + 1, 0));
        }
        if (rest.startsWith(text.text())) {
            return Template.parse(text.text(), where);
        }
        if (!rest.isEmpty() && rest.startsWith(text.text(), 1)) {
            return Template.parse(text.text(), new Where(where.file(), where.line(), where.column() + 1));
        }
        return Template.parse(text.text(), where, Template.Layout.REFLOWED);
    }

    private String rest(Where where) {
        if (where.line() < 1 || where.line() > lines.size() || where.column() < 1) {
            return "";
        }
        String line = lines.get(where.line() - 1);
        int before = where.column() - 1;
        return before > line.codePointCount(0, line.length()) ? "" : line.substring(line.offsetByCodePoints(0, before));
    }
}
