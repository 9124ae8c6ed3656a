package io.github.promptgate.script;

import io.github.promptgate.problem.Where;

/** A template named something that the values lack. */
public final class UndefinedVariableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String variable;
    private final transient Where where;

    public UndefinedVariableException(String variable, Where where) {
        super("undefined variable " + variable + " at " + where);
        this.variable = variable;
        this.where = where;
    }

    /** As written, such as {@code question} or {@code user.name}. */
    public String variable() {
        return variable;
    }

    /** The place in the template's file. */
    public Where where() {
        return where;
    }
}
