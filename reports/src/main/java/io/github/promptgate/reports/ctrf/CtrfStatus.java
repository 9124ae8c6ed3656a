package io.github.promptgate.reports.ctrf;

import io.github.promptgate.reports.tests.TestGroup;
import io.github.promptgate.reports.tests.TestLine;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How a test ended, in CTRF's words. */
enum CtrfStatus {
    PASSED,
    FAILED,
    SKIPPED,
    /** It ended badly and does not fail the build. */
    OTHER;

    static CtrfStatus of(TestLine.Result result) {
        if (result.isBad()) {
            return FAILED;
        }
        return switch (result.word()) {
            case PASSED, WARNED -> PASSED;
            case NOT_APPLICABLE, NOT_ASKED -> SKIPPED;
            case BROKEN, INCONCLUSIVE, MISSED, UNSCORED, PROBLEM -> OTHER;
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Counts count(List<TestGroup> groups) {
        Map<CtrfStatus, Long> counts = new EnumMap<>(CtrfStatus.class);
        long flaky = 0;
        for (TestGroup group : groups) {
            for (TestLine line : group.lines()) {
                counts.merge(of(line.result()), 1L, Long::sum);
                flaky += line.isFlaky() ? 1 : 0;
            }
        }
        return new Counts(counts, flaky);
    }

    /** Tests by status, and how many of them are flaky. */
    record Counts(Map<CtrfStatus, Long> byStatus, long flaky) {

        Counts {
            byStatus = Map.copyOf(byStatus);
        }

        long of(CtrfStatus status) {
            return byStatus.getOrDefault(status, 0L);
        }

        long tests() {
            return byStatus.values().stream().mapToLong(Long::longValue).sum();
        }
    }
}
