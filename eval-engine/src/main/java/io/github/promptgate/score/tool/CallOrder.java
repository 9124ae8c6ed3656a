package io.github.promptgate.score.tool;

import io.github.promptgate.suite.Shape;
import java.util.Arrays;

/** How calls and wanted calls are brought together; each is in at most one pair. */
enum CallOrder {
    /** First with first, second with second. */
    EXACT {
        @Override
        int[] pairs(boolean[][] fits) {
            int[] pairs = none(fits);
            for (int wanted = 0; wanted < fits.length; wanted++) {
                if (wanted < fits[wanted].length && fits[wanted][wanted]) {
                    pairs[wanted] = wanted;
                }
            }
            return pairs;
        }
    },
    /** As many as can be without two pairs that cross: a longest common subsequence. */
    IN_ORDER {
        @Override
        int[] pairs(boolean[][] fits) {
            int calls = fits.length == 0 ? 0 : fits[0].length;
            int[][] best = new int[fits.length + 1][calls + 1];
            for (int wanted = fits.length - 1; wanted >= 0; wanted--) {
                for (int call = calls - 1; call >= 0; call--) {
                    int taken = fits[wanted][call] ? best[wanted + 1][call + 1] + 1 : 0;
                    best[wanted][call] = Math.max(taken, Math.max(best[wanted + 1][call], best[wanted][call + 1]));
                }
            }
            int[] pairs = none(fits);
            int call = 0;
            for (int wanted = 0; wanted < fits.length; wanted++) {
                while (call < calls && best[wanted][call] == best[wanted][call + 1]) {
                    call++;
                }
                if (call < calls && fits[wanted][call] && best[wanted][call] == best[wanted + 1][call + 1] + 1) {
                    pairs[wanted] = call++;
                }
            }
            return pairs;
        }
    },
    /** As many as can be: a maximum matching by augmenting paths. */
    ANY_ORDER {
        @Override
        int[] pairs(boolean[][] fits) {
            int[] pairs = none(fits);
            int calls = fits.length == 0 ? 0 : fits[0].length;
            int[] owner = new int[calls];
            Arrays.fill(owner, NOBODY);
            for (int wanted = 0; wanted < fits.length; wanted++) {
                augment(fits, wanted, owner, new boolean[calls]);
            }
            for (int call = 0; call < calls; call++) {
                if (owner[call] != NOBODY) {
                    pairs[owner[call]] = call;
                }
            }
            return pairs;
        }
    };

    static final int NOBODY = -1;

    /** The option; what comes first in the list is no default. */
    static Shape choice() {
        return Shape.choice("exact", "in-order", "any-order");
    }

    static CallOrder of(String word) {
        return switch (word) {
            case "exact" -> EXACT;
            case "in-order" -> IN_ORDER;
            default -> ANY_ORDER;
        };
    }

    /**
     * For each wanted call the call that it is paired with, or {@link #NOBODY}.
     *
     * @param fits by wanted call and call
     */
    abstract int[] pairs(boolean[][] fits);

    private static int[] none(boolean[][] fits) {
        int[] pairs = new int[fits.length];
        Arrays.fill(pairs, NOBODY);
        return pairs;
    }

    private static boolean augment(boolean[][] fits, int wanted, int[] owner, boolean[] tried) {
        for (int call = 0; call < owner.length; call++) {
            if (fits[wanted][call] && !tried[call]) {
                tried[call] = true;
                if (owner[call] == NOBODY || augment(fits, owner[call], owner, tried)) {
                    owner[call] = wanted;
                    return true;
                }
            }
        }
        return false;
    }
}
