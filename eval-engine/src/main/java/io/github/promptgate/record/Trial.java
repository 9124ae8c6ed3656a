package io.github.promptgate.record;

/**
 * One question put once: a cell on a case, one sample.
 *
 * @param sample from 1
 */
public record Trial(Cell cell, CaseRef caseRef, int sample) {

    public Trial {
        if (sample < 1) {
            throw new IllegalArgumentException("samples count from 1");
        }
    }

    /** Stable: {@code prompt@model/case#sample}. */
    public String id() {
        return cell.id() + "/" + caseRef.id() + "#" + sample;
    }
}
