package io.github.promptgate.script;

import io.github.promptgate.problem.Where;

/** Where each character of a template's text stands in its file. */
record Origin(String text, Where where, Template.Layout layout) {

    /** The place of an offset into the text. */
    Where at(int offset) {
        int line = 0;
        int start = 0;
        for (int i = text.indexOf('\n'); i >= 0 && i < offset; i = text.indexOf('\n', i + 1)) {
            line++;
            start = i + 1;
        }
        return place(line, text.codePointCount(start, offset));
    }

    /** The place of a line and column, both from 0, the column in UTF-16 units, as nunjucks counts them. */
    Where at(int line, int column) {
        int start = 0;
        for (int i = 0; i < line && start >= 0; i++) {
            start = text.indexOf('\n', start) + 1;
        }
        int end = Math.min(text.length(), start + Math.max(0, column));
        return place(Math.max(0, line), text.codePointCount(start, Math.max(start, end)));
    }

    private Where place(int line, int column) {
        if (layout == Template.Layout.REFLOWED || where.line() == 0) {
            return where;
        }
        if (where.column() == 0) {
            return new Where(where.file(), where.line() + line, 0);
        }
        return new Where(where.file(), where.line() + line, line == 0 ? where.column() + column : column + 1);
    }
}
