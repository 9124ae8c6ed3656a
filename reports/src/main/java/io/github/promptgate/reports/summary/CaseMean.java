package io.github.promptgate.reports.summary;

import java.util.OptionalDouble;

/** Mean over cases of the mean over a case's samples; values of a case must follow each other. */
final class CaseMean {

    private String current = "";
    private double caseSum;
    private long caseSize;
    private double sum;
    private long size;

    void add(String caseId, double value) {
        if (!current.equals(caseId)) {
            close();
            current = caseId;
        }
        caseSum += value;
        caseSize++;
    }

    private void close() {
        if (caseSize > 0) {
            sum += caseSum / caseSize;
            size++;
        }
        caseSum = 0;
        caseSize = 0;
    }

    OptionalDouble mean() {
        close();
        return size == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / size);
    }
}
