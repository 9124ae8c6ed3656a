package io.github.promptgate.recording;

import io.github.promptgate.model.ClientLayer;
import io.github.promptgate.model.EmbeddingClient;
import io.github.promptgate.model.ModelClient;
import io.github.promptgate.model.transport.CallProblems;
import io.github.promptgate.model.transport.Ticker;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.ReplySources;
import io.github.promptgate.source.Folder;
import io.github.promptgate.suite.ModelSpec;
import io.github.promptgate.suite.RunSpec.Recordings;
import io.github.promptgate.suite.RunSpec.Recordings.Mode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The recordings of one run: the layer around its clients, and what is to be told of it at the end. */
public final class RecordedRun implements ClientLayer, AutoCloseable {

    private final Recordings order;
    private final Folder folder;
    private final Clock clock;
    private final Warnings warnings = new Warnings();
    private final Tally tally = new Tally();
    private final Endpoints endpoints = new Endpoints();
    private final List<Desk.Seat> seats = new ArrayList<>();
    private final List<String> unrecorded = new ArrayList<>();
    private Optional<Desk> desk = Optional.empty();

    /**
     * Reads nothing yet.
     *
     * @param folder of the suite, which recordings stand beside
     * @param clock says when a reply was recorded, and how old one is
     */
    public RecordedRun(Recordings order, Folder folder, Clock clock) {
        this.order = order;
        this.folder = folder;
        this.clock = clock;
    }

    /** For whoever only looks at a plan: in a replay no key is needed, and nobody is asked. */
    public static ClientLayer looking(Recordings order) {
        return order.mode() == Mode.REPLAY ? new UnaskedLayer() : ClientLayer.none();
    }

    @Override
    public ModelClient around(ModelSpec spec, Ticker ticker, Supplier<ModelClient> wire) {
        note(spec);
        if (isAlwaysAsked(spec)) {
            return new CountingModel(spec, wire.get(), tally);
        }
        endpoints.check(spec);
        return new RecordingModel(
                seat(spec, ticker), opened(wire), CallProblems.ofModel(spec.id(), spec.where(), ""), tally::live);
    }

    /** One without a version is asked in every run, also in a replay: it is code like that of our own scorers. */
    @Override
    public ModelClient aroundScorer(ModelSpec spec, Ticker ticker, Supplier<ModelClient> wire) {
        note(spec);
        if (order.mode() == Mode.LIVE || !Recordable.isRecorded(spec)) {
            return wire.get();
        }
        return new RecordingModel(
                seat(spec, ticker),
                opened(wire),
                CallProblems.ofScorer(spec.id(), spec.where()),
                (reply, price) -> tally.unpriced(reply));
    }

    @Override
    public EmbeddingClient aroundEmbedding(ModelSpec spec, Ticker ticker, Supplier<EmbeddingClient> wire) {
        if (isAlwaysAsked(spec)) {
            return wire.get();
        }
        endpoints.check(spec);
        return new RecordingEmbedding(seat(spec, ticker), opened(wire));
    }

    /** Who asks for a recording is told what will not be in it. */
    private void note(ModelSpec spec) {
        if (order.mode() == Mode.RECORD && !Recordable.isRecorded(spec)) {
            unrecorded.add(spec.id() + " (" + spec.provider() + (Recordable.isInProcess(spec) ? "" : " without version")
                    + ")");
        }
    }

    /** In a replay only what answers in this process is asked. */
    private boolean isAlwaysAsked(ModelSpec spec) {
        return order.mode() == Mode.LIVE
                || Recordable.isInProcess(spec)
                || (order.mode() != Mode.REPLAY && !Recordable.isRecorded(spec));
    }

    private <T> Optional<T> opened(Supplier<T> wire) {
        return order.mode() == Mode.REPLAY ? Optional.empty() : Optional.of(wire.get());
    }

    private Desk.Seat seat(ModelSpec spec, Ticker ticker) {
        Desk shared = desk.orElseGet(this::openDesk);
        Desk.Seat seat = new Desk.Seat(shared, spec, seats.size(), ticker);
        seats.add(seat);
        return seat;
    }

    private Desk openDesk() {
        boolean writes = order.mode() != Mode.REPLAY;
        if (order.mode() == Mode.RECORD) {
            checkWritable();
        }
        if (writes) {
            Journals.merge(Places.beside(folder.base()), folder, warnings);
        }
        Store store = Store.open(folder, writes ? Store.Access.MEND : Store.Access.READ, warnings);
        Desk opened = new Desk(order.mode(), store, new Changes(store), tally, clock);
        desk = Optional.of(opened);
        return opened;
    }

    /** Told before anything is paid for. */
    private void checkWritable() {
        Places places = Places.beside(folder.base());
        try {
            places.makeCommitted();
            places.makeCache();
        } catch (IOException e) {
            throw new ProblemException(new Problem(
                    ProblemCode.RUN_002,
                    Where.nowhere(),
                    "recordings cannot be written to " + folder.show(places.committed()) + ": "
                            + e.getClass().getSimpleName(),
                    "check space and permissions, or run with --recordings auto"));
        }
    }

    /** Where replies came from so far. */
    public ReplySources sources() {
        return tally.sources();
    }

    /** Why a replay is not whole; empty when it is, or when this is none. */
    public String incomplete() {
        long misses = tally.misses();
        return misses == 0 ? "" : misses + (misses == 1 ? " reply is" : " replies are") + " not recorded (CALL-012)";
    }

    /** After the run: writes {@code recordings/} where that was asked for. */
    public void finish() {
        if (order.mode() != Mode.RECORD || desk.isEmpty()) {
            return;
        }
        Store store = desk.get().store();
        try {
            store.places().makeCommitted();
            StoreLock.waiting(store.places(), () -> {
                for (Desk.Seat seat : seats) {
                    new Committed(store, seat.stem()).add(seat.user());
                }
            });
        } catch (IOException e) {
            warnings.notKept(
                    folder.show(store.places().committed()), e.getClass().getSimpleName());
        }
    }

    /** What is wrong with the recordings and decided nothing. */
    public List<Problem> warnings() {
        List<Problem> all = new ArrayList<>(warnings.found());
        if (!unrecorded.isEmpty()) {
            all.add(new Problem(
                    ProblemCode.RECORDING_005,
                    Where.nowhere(),
                    "no reply is recorded of " + String.join(", ", unrecorded),
                    "give http and exec a version: to record them; a mock is asked in a replay too"));
        }
        order.maxAge().flatMap(this::tooOld).ifPresent(all::add);
        return List.copyOf(all);
    }

    private Optional<Problem> tooOld(Duration maxAge) {
        String oldest = tally.sources().oldest();
        if (oldest.isEmpty()) {
            return Optional.empty();
        }
        Duration age = Duration.between(Instant.parse(oldest), clock.instant());
        return age.compareTo(maxAge) <= 0
                ? Optional.empty()
                : Optional.of(new Problem(
                        ProblemCode.RECORDING_003,
                        Where.nowhere(),
                        "the oldest reply served is " + text(age) + " old, max-age is " + text(maxAge),
                        "remove recordings/ and .promptgate/recordings/, and run with --recordings record"));
    }

    private static String text(Duration age) {
        return age.toDays() > 0 ? age.toDays() + (age.toDays() == 1 ? " day" : " days") : age.toHours() + " h";
    }

    @Override
    public void close() {
        desk.ifPresent(opened -> opened.store().close());
    }
}
