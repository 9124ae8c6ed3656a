package io.github.promptgate.recording;

import io.github.promptgate.model.transport.Ticker;
import io.github.promptgate.suite.ModelSpec;
import io.github.promptgate.suite.RunSpec.Recordings.Mode;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What the clients of one run share.
 *
 * @param clock says when a reply was recorded
 */
record Desk(Mode mode, Store store, Changes changes, Tally tally, Clock clock) {

    /**
     * One client's place at it.
     *
     * @param user its number
     */
    record Seat(Desk desk, ModelSpec spec, int user, Ticker ticker) {

        String stem() {
            return Recordable.stem(spec.id());
        }

        Optional<Entry> find(RequestKey key) {
            Store.Serving serving = desk.mode() == Mode.REPLAY ? Store.Serving.ANY : Store.Serving.GOOD;
            return desk.store().find(key.hex(), serving, user);
        }

        void keep(Entry entry) {
            desk.store().keep(entry, stem(), user);
        }

        String now() {
            return desk.clock().instant().truncatedTo(ChronoUnit.SECONDS).toString();
        }
    }
}
