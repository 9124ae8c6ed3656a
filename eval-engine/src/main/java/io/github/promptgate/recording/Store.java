package io.github.promptgate.recording;

import io.github.promptgate.source.Folder;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The recordings beside a suite: what was committed, what earlier runs left in the cache, and what this run adds. Thread-safe;
 * several processes may use one store at once.
 */
final class Store implements AutoCloseable {

    /** Which entries a run may be served. */
    enum Serving {
        /** Not those that were of no use. */
        GOOD,
        /** Those too, where there is no other. */
        ANY
    }

    /** What may be done with what is there. */
    enum Access {
        READ,
        /** Half a line at the end of a dead journal is cut off. */
        MEND
    }

    /** Nobody uses what is found. */
    static final int NO_USER = -1;

    private final Places places;
    private final Folder folder;
    private final Access access;
    private final Warnings warnings;
    private final Index index = new Index();
    private final List<StoreFile> files = new ArrayList<>();
    private final Map<String, Integer> journals = new HashMap<>();
    private final Set<String> ofNoUse = new HashSet<>();
    private Optional<Session> session = Optional.empty();

    private Store(Folder folder, Access access, Warnings warnings) {
        this.access = access;
        this.places = Places.beside(folder.base());
        this.folder = folder;
        this.warnings = warnings;
    }

    /** Reads what there is. */
    static Store open(Folder folder, Access access, Warnings warnings) {
        Store store = new Store(folder, access, warnings);
        try {
            store.load();
        } catch (IOException e) {
            warnings.notKept(folder.show(store.places.cache()), e.getClass().getSimpleName());
        }
        return store;
    }

    Places places() {
        return places;
    }

    String show(Path file) {
        return folder.show(file);
    }

    private void load() throws IOException {
        Map<String, List<Integer>> disowned = new HashMap<>();
        for (Path file : Places.files(places.committed())) {
            load(StoreFile.open(file, folder.show(file), StoreFile.Kind.COMMITTED), disowned);
        }
        List<Path> left = Places.files(places.cache());
        for (int i = 0; i < left.size(); i++) {
            Path file = left.get(i);
            try {
                load(StoreFile.open(file, folder.show(file), StoreFile.Kind.CACHE), disowned);
            } catch (NoSuchFileException | java.io.FileNotFoundException merged) {
                // another process has just merged journals: what stood in this one stands in a new file
                List<Path> now = new ArrayList<>(Places.files(places.cache()));
                now.removeAll(left);
                left = append(left, now);
            }
        }
        disowned.forEach((key, sums) -> index.each(key, slot -> {
            if (sums.contains(index.sum(slot))) {
                index.disown(slot);
            }
        }));
    }

    private static List<Path> append(List<Path> files, List<Path> more) {
        List<Path> all = new ArrayList<>(files);
        all.addAll(more);
        return all;
    }

    private void load(StoreFile file, Map<String, List<Integer>> disowned) throws IOException {
        int number = files.size();
        files.add(file);
        LineScan.scan(file.path(), new LineScan.Visitor() {
            @Override
            public void entry(LineScan.Line line) {
                index.add(number, line);
            }

            @Override
            public void disowning(String key, int sum) {
                disowned.computeIfAbsent(key, any -> new ArrayList<>(1)).add(sum);
            }

            @Override
            public void bad(LineScan.Fault fault, int line, long offset) {
                Store.this.bad(file, fault, line, offset);
            }
        });
    }

    /** The last line of a journal that somebody writes may be half there. */
    private void bad(StoreFile file, LineScan.Fault fault, int line, long offset) {
        boolean tail = fault == LineScan.Fault.TORN && file.kind() == StoreFile.Kind.CACHE;
        if (tail && Session.isLive(file.path())) {
            return;
        }
        warnings.bad(fault, file.shown(), line);
        if (tail && access == Access.MEND) {
            Journals.cut(file.path(), offset);
        }
    }

    /**
     * The entry of a key.
     *
     * @param user who will use it, or {@link #NO_USER}; noted for {@link #usedBy}
     */
    Optional<Entry> find(String key, Serving serving, int user) {
        return best(key, serving, user).flatMap(found -> entry(found, key));
    }

    private Optional<Entry> entry(Found found, String key) {
        try {
            byte[] line = found.file().read(found.offset(), found.length());
            return Seal.holds(line)
                    ? Optional.of(EntryJson.read(line))
                            .filter(entry -> entry.key().hex().equals(key))
                    : lost(found.file());
        } catch (IOException | RuntimeException e) {
            return lost(found.file());
        }
    }

    private Optional<Entry> lost(StoreFile file) {
        warnings.bad(LineScan.Fault.SHAPE, file.shown(), 0);
        return Optional.empty();
    }

    private record Found(StoreFile file, long offset, int length, int sum) {}

    private synchronized Optional<Found> best(String key, Serving serving, int user) {
        int[] best = {-1};
        index.each(key, slot -> {
            if ((serving == Serving.ANY || !index.isDisowned(slot)) && (best[0] < 0 || isBetter(slot, best[0]))) {
                best[0] = slot;
            }
        });
        if (best[0] < 0) {
            return Optional.empty();
        }
        if (user != NO_USER) {
            index.use(best[0], user);
        }
        int slot = best[0];
        return Optional.of(
                new Found(files.get(index.file(slot)), index.offset(slot), index.length(slot), index.sum(slot)));
    }

    /** A good one before one of no use, then the first in the order of files and lines. */
    private boolean isBetter(int slot, int other) {
        if (index.isDisowned(slot) != index.isDisowned(other)) {
            return index.isDisowned(other);
        }
        return index.file(slot) != index.file(other)
                ? index.file(slot) < index.file(other)
                : index.offset(slot) < index.offset(other);
    }

    /** Keeps an entry in the journal of a model; used by the same user. */
    void keep(Entry entry, String stem, int user) {
        byte[] line = EntryJson.line(entry);
        if (line.length - 1 > Seal.LONGEST_LINE) {
            warnings.notKept(folder.show(places.cache()), "a reply is longer than an entry may be");
            return;
        }
        append(stem, line).ifPresent(at -> {
            synchronized (this) {
                index.add(
                        at.file,
                        new LineScan.Line(
                                entry.key().hex(), Seal.sum(line), at.offset, line.length - 1, LineScan.Use.GOOD, 0));
                index.each(entry.key().hex(), slot -> {
                    if (index.file(slot) == at.file && index.offset(slot) == at.offset) {
                        index.use(slot, user);
                    }
                });
            }
        });
    }

    /** Notes for later runs that the entry of a key was of no use; this run goes on with it. */
    void disown(String key, String stem) {
        best(key, Serving.ANY, NO_USER).ifPresent(found -> {
            append(stem, EntryJson.disowning(key, found.sum()));
            synchronized (this) {
                ofNoUse.add(key.substring(0, 32) + Seal.hex(found.sum()));
            }
        });
    }

    private record At(int file, long offset) {}

    private Optional<At> append(String stem, byte[] line) {
        try {
            int number = journal(stem);
            StoreFile file;
            synchronized (this) {
                file = files.get(number);
            }
            return Optional.of(new At(number, file.append(line)));
        } catch (IOException e) {
            warnings.notKept(folder.show(places.cache()), e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private synchronized int journal(String stem) throws IOException {
        Integer known = journals.get(stem);
        if (known != null) {
            return known;
        }
        if (session.isEmpty()) {
            places.makeCache();
            session = Optional.of(Session.begin(places.cache()));
        }
        Path path = places.cache().resolve(stem + "." + session.get().name() + Places.ENDING);
        files.add(StoreFile.journal(path, folder.show(path)));
        journals.put(stem, files.size() - 1);
        return files.size() - 1;
    }

    /**
     * An entry that a user used.
     *
     * @param prefix the first 32 digits of its key
     * @param slot for {@link #read}
     */
    record Used(String prefix, int slot, LineScan.Use use) {}

    /** All that a user used and that stands in no such file. */
    synchronized List<Used> usedBy(int user) {
        List<Used> used = new ArrayList<>();
        index.each(slot -> {
            if (index.user(slot) == user) {
                String prefix = index.prefix(slot);
                boolean bad = index.isDisowned(slot) || ofNoUse.contains(prefix + Seal.hex(index.sum(slot)));
                used.add(new Used(prefix, slot, bad ? LineScan.Use.DISOWNED : LineScan.Use.GOOD));
            }
        });
        return used;
    }

    /** The line of a slot, without its end. */
    synchronized byte[] read(int slot) throws IOException {
        return files.get(index.file(slot)).read(index.offset(slot), index.length(slot));
    }

    /** Each entry that there is; what cannot be read is left out. */
    synchronized void each(Consumer<Entry> entries) {
        index.each(slot -> entry(slot).ifPresent(entries));
    }

    private Optional<Entry> entry(int slot) {
        try {
            return Optional.of(EntryJson.read(read(slot)));
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    synchronized int size() {
        return index.size();
    }

    @Override
    public synchronized void close() {
        try {
            for (StoreFile file : files) {
                file.close();
            }
            if (session.isPresent()) {
                session.get().close();
            }
        } catch (IOException e) {
            warnings.notKept(folder.show(places.cache()), e.getClass().getSimpleName());
        }
    }
}
