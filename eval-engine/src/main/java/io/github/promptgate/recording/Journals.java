package io.github.promptgate.recording;

import io.github.promptgate.source.Folder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Merges journals that dead sessions left, so that a cache does not fall into thousands of files. */
final class Journals {

    /** More than these are merged. */
    static final int MANY = 16;

    private Journals() {}

    /** Merges when there are many; a store that another process merges just now is left alone. */
    static void merge(Places places, Folder folder, Warnings warnings) {
        try {
            if (Places.files(places.cache()).size() > MANY) {
                StoreLock.attempt(places, () -> mergeDead(places, folder, warnings));
            }
        } catch (IOException e) {
            warnings.notKept(folder.show(places.cache()), e.getClass().getSimpleName());
        }
    }

    private static void mergeDead(Places places, Folder folder, Warnings warnings) throws IOException {
        Map<String, List<Path>> byModel = Places.files(places.cache()).stream()
                .filter(file -> !Session.isLive(file))
                .collect(Collectors.groupingBy(Journals::stem, TreeMap::new, Collectors.toList()));
        for (Map.Entry<String, List<Path>> model : byModel.entrySet()) {
            if (model.getValue().size() > 1) {
                merge(places, model.getKey(), model.getValue(), new Telling(folder, warnings));
            }
        }
        removeLeftovers(places);
    }

    private static String stem(Path journal) {
        String name = Places.name(journal);
        String stem = name.substring(0, name.length() - Places.ENDING.length());
        int dot = stem.lastIndexOf('.');
        return dot < 0 ? stem : stem.substring(0, dot);
    }

    private record Telling(Folder folder, Warnings warnings) {}

    private static void merge(Places places, String stem, List<Path> journals, Telling telling) throws IOException {
        Path merged;
        try (Session session = Session.begin(places.cache())) {
            Path part = places.cache().resolve(stem + "." + session.name() + ".part");
            merged = places.cache().resolve(stem + "." + session.name() + Places.ENDING);
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
                Index written = new Index();
                for (Path journal : journals) {
                    copy(journal, written, out, telling);
                }
            }
            Files.move(part, merged, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        for (Path journal : journals) {
            if (!journal.toAbsolutePath().equals(merged.toAbsolutePath())) {
                Files.deleteIfExists(journal);
            }
        }
    }

    private static void copy(Path journal, Index written, OutputStream out, Telling telling) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(journal.toFile(), "r")) {
            Lines lines = new Lines();
            LineScan.scan(journal, lines.telling(telling.folder().show(journal), telling.warnings()));
            for (Lines.Kept kept : lines.kept()) {
                if (kept.isNew(written)) {
                    out.write(kept.bytes(file));
                }
            }
        }
    }

    private static void removeLeftovers(Places places) throws IOException {
        try (var found = Files.newDirectoryStream(places.cache(), "*.part")) {
            for (Path part : found) {
                Files.deleteIfExists(part);
            }
        }
        Session.removeDead(places.cache());
    }

    /** Takes half a line off the end of a journal that nobody writes any more. */
    static void cut(Path journal, long offset) {
        try (RandomAccessFile file = new RandomAccessFile(journal.toFile(), "rw")) {
            file.setLength(offset);
        } catch (IOException readOnly) {
            return;
        }
    }
}
