package io.github.promptgate.recording;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The time in which one run writes journals: a locked file {@code <session>.lock} that dies with its process.
 *
 * <p>A lock file is never opened by the process that holds it, since on some systems closing any handle of a file gives
 * up all of the process's locks on it.
 */
final class Session implements AutoCloseable {

    private static final String ENDING = ".lock";

    /** What this process holds. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final RandomAccessFile file;

    private Session(Path path, RandomAccessFile file) {
        this.path = path;
        this.file = file;
    }

    /** Begins a session of a name that nobody else has. */
    static Session begin(Path folder) throws IOException {
        long process = ProcessHandle.current().pid();
        for (int number = 0; ; number++) {
            Path path = folder.resolve(process + "-" + number + ENDING).toAbsolutePath();
            if (OURS.add(path)) {
                try {
                    Files.createFile(path);
                    return locked(path);
                } catch (FileAlreadyExistsException taken) {
                    OURS.remove(path);
                } catch (IOException e) {
                    OURS.remove(path);
                    throw e;
                }
            }
        }
    }

    /** Where locks cannot be had, the session goes without: its journals then look as if it were over. */
    private static Session locked(Path path) throws IOException {
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        try {
            file.getChannel().tryLock();
        } catch (IOException unsupported) {
            return new Session(path, file);
        }
        return new Session(path, file);
    }

    /** What its journals are called: {@code <model>.<name>.jsonl}. */
    String name() {
        String file = Places.name(path);
        return file.substring(0, file.length() - ENDING.length());
    }

    /** Whether somebody may still write a file. */
    static boolean isLive(Path journal) {
        String name = Places.name(journal);
        String stem = name.substring(0, name.length() - Places.ENDING.length());
        int dot = stem.lastIndexOf('.');
        Path lock = journal.resolveSibling(stem.substring(dot + 1) + ENDING).toAbsolutePath();
        return dot >= 0 && (OURS.contains(lock) || (Files.exists(lock) && isLocked(lock)));
    }

    /** Removes the lock files of sessions that were killed. */
    static void removeDead(Path folder) throws IOException {
        try (DirectoryStream<Path> locks = Files.newDirectoryStream(folder, "[0-9]*-[0-9]*" + ENDING)) {
            for (Path lock : locks) {
                if (!OURS.contains(lock.toAbsolutePath()) && !isLocked(lock)) {
                    Files.deleteIfExists(lock);
                }
            }
        }
    }

    private static boolean isLocked(Path lock) {
        try (RandomAccessFile file = new RandomAccessFile(lock.toFile(), "rw");
                FileLock mine = file.getChannel().tryLock()) {
            return mine == null;
        } catch (OverlappingFileLockException | IOException held) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
        Files.deleteIfExists(path);
        OURS.remove(path);
    }
}
