package io.github.promptgate;

import io.github.promptgate.record.Cell;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.record.RunHeader.PromptRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Finds what cells were called before, where no cell of their id was there: the one with the same parameters whose prompt
 * and model are the same by name or by digest; else, where one cell is left on each side, that one, if its prompt is the
 * same. Where several would fit, none is taken.
 */
final class CellMatch {

    private final RunHeader before;
    private final RunHeader after;
    private final List<Cell> old;
    private final List<Cell> fresh;
    private final Map<String, String> renamed = new LinkedHashMap<>();

    CellMatch(RunHeader before, RunHeader after) {
        this.before = before;
        this.after = after;
        this.old = without(before, after);
        this.fresh = without(after, before);
        matchAll();
    }

    /** Ids before by ids after, of cells whose id changed. */
    Map<String, String> renamed() {
        return Collections.unmodifiableMap(renamed);
    }

    /** Ids of cells that the run after has under no name; likewise {@link #onlyAfter}. */
    List<String> onlyBefore() {
        return old.stream().map(Cell::id).toList();
    }

    List<String> onlyAfter() {
        return fresh.stream().map(Cell::id).toList();
    }

    private void matchAll() {
        List<BiPredicate<Cell, Cell>> surestFirst = List.of(
                (was, is) -> was.model().equals(is.model()) && hasSamePrompt(was, is),
                (was, is) -> was.prompt().equals(is.prompt()) && hasSameModel(was, is),
                (was, is) -> hasSamePrompt(was, is) && hasSameModel(was, is));
        for (BiPredicate<Cell, Cell> same : surestFirst) {
            match(same.and((was, is) -> was.parameters().equals(is.parameters())));
        }
        if (old.size() == 1 && fresh.size() == 1) {
            match(this::hasSamePrompt);
        }
    }

    /** Takes those that fit one another and no other out of both lists. */
    private void match(BiPredicate<Cell, Cell> same) {
        Map<Cell, Cell> fits = new LinkedHashMap<>();
        for (Cell is : fresh) {
            only(old, was -> same.test(was, is))
                    .filter(was -> only(fresh, other -> same.test(was, other)).isPresent())
                    .ifPresent(was -> fits.put(is, was));
        }
        fits.forEach((is, was) -> renamed.put(is.id(), was.id()));
        fresh.removeAll(fits.keySet());
        old.removeAll(fits.values());
    }

    private static List<Cell> without(RunHeader these, RunHeader those) {
        List<String> known = those.ownCells().stream().map(Cell::id).toList();
        return new ArrayList<>(these.ownCells().stream()
                .filter(cell -> !known.contains(cell.id()))
                .toList());
    }

    private static Optional<Cell> only(List<Cell> cells, Predicate<Cell> wanted) {
        List<Cell> found = cells.stream().filter(wanted).toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private boolean hasSamePrompt(Cell old, Cell fresh) {
        return old.prompt().equals(fresh.prompt())
                || prompt(before, old)
                        .filter(prompt(after, fresh).orElse("")::equals)
                        .isPresent();
    }

    private static Optional<String> prompt(RunHeader header, Cell cell) {
        return header.prompts().stream()
                .filter(prompt -> prompt.id().equals(cell.prompt()))
                .map(PromptRef::digest)
                .findFirst();
    }

    private boolean hasSameModel(Cell old, Cell fresh) {
        return Optional.ofNullable(before.basis().models().get(old.model()))
                .filter(digest -> digest.equals(after.basis().models().get(fresh.model())))
                .isPresent();
    }
}
