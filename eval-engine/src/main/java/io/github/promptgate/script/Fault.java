package io.github.promptgate.script;

/** What nunjucks has to say about a template, before it is put into words. Lines and columns count from 0. */
final class Fault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What kind. The lower-case names are those that the scripts use. */
    enum Kind {
        UNDEFINED,
        FAILED,
        TOO_LONG,
        SYNTAX,
        NAME,
        TAG,
        FILTER,
        TEST
    }

    private final Kind kind;
    private final String detail;
    private final int line;
    private final int column;

    Fault(Kind kind, String detail, int line, int column) {
        super(kind + " " + detail, null, false, false);
        this.kind = kind;
        this.detail = detail;
        this.line = line;
        this.column = column;
    }

    Kind kind() {
        return kind;
    }

    /** The name or message that it is about. */
    String detail() {
        return detail;
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }
}
