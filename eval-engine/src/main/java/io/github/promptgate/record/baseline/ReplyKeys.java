package io.github.promptgate.record.baseline;

import io.github.promptgate.record.ScoreTable;
import io.github.promptgate.record.ScoreTable.Place;
import java.util.HexFormat;

/** By which keys the recordings know the replies of a baseline: 32 bytes a trial. */
public final class ReplyKeys {

    private static final int BYTES = 32;
    private static final HexFormat HEX = HexFormat.of();

    private final int cells;
    private final int cases;
    private final int samples;
    private final byte[] keys;

    ReplyKeys(ScoreTable scores) {
        cells = scores.cells().size();
        cases = scores.cases().size();
        samples = scores.samples();
        keys = new byte[Math.multiplyExact(cells * samples * BYTES, cases)];
    }

    /** Whether there is such a place. */
    boolean put(Place place, String key) {
        if (place.caseIndex() >= cases || place.cell() >= cells) {
            return false;
        }
        System.arraycopy(HEX.parseHex(key), 0, keys, at(place), BYTES);
        return true;
    }

    /** 64 hex digits; empty where none was kept. */
    public String of(Place place) {
        int from = at(place);
        for (int i = from; i < from + BYTES; i++) {
            if (keys[i] != 0) {
                return HEX.formatHex(keys, from, from + BYTES);
            }
        }
        return "";
    }

    private int at(Place place) {
        return ((place.caseIndex() * cells + place.cell()) * samples + place.sample() - 1) * BYTES;
    }
}
