package io.github.promptgate;

import io.github.promptgate.record.Cell;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.record.RunHeader.PromptRef;
import java.util.ArrayList;
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

    CellMatch(RunHeader before, RunHeader after) {
        this.before = before;
        this.after = after;
    }

    /** Ids before by ids after, of cells whose id changed. */
    Map<String, String> renamed() {
        List<Cell> old = without(before, after);
        List<Cell> fresh = without(after, before);
        Map<String, String> found = new LinkedHashMap<>();
        List<BiPredicate<Cell, Cell>> surestFirst = List.of(
                (was, is) -> was.model().equals(is.model()) && hasSamePrompt(was, is),
                (was, is) -> was.prompt().equals(is.prompt()) && hasSameModel(was, is),
                (was, is) -> hasSamePrompt(was, is) && hasSameModel(was, is));
        for (BiPredicate<Cell, Cell> same : surestFirst) {
            match(old, fresh, same.and((was, is) -> was.parameters().equals(is.parameters())), found);
        }
        if (old.size() == 1 && fresh.size() == 1) {
            match(old, fresh, this::hasSamePrompt, found);
        }
        return found;
    }

    /** Takes those that fit one another and no other out of both lists. */
    private static void match(
            List<Cell> old, List<Cell> fresh, BiPredicate<Cell, Cell> same, Map<String, String> found) {
        Map<Cell, Cell> fits = new LinkedHashMap<>();
        for (Cell is : fresh) {
            only(old, was -> same.test(was, is))
                    .filter(was -> only(fresh, other -> same.test(was, other)).isPresent())
                    .ifPresent(was -> fits.put(is, was));
        }
        fits.forEach((is, was) -> found.put(is.id(), was.id()));
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
