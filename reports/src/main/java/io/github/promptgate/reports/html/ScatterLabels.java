package io.github.promptgate.reports.html;

import io.github.promptgate.reports.text.Cut;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts names beside points where they cover neither a point nor another name; those of points in one place stand in
 * lines beneath each other, and where there is no room there is none.
 */
final class ScatterLabels {

    /** Of the widest usual font: a name that is drawn narrower leaves room. */
    private static final double LETTER = 7.2;

    private static final double LINE = 11;
    private static final double POINT = 6;
    private static final int LETTERS = 26;
    private static final int[] LINES = {0, 1, -1, 2, -2};

    private final double right;
    private final List<Box> taken = new ArrayList<>();

    private record Box(double left, double top, double right, double bottom) {
        boolean meets(Box other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }
    }

    ScatterLabels(double right) {
        this.right = right;
    }

    void keepClear(double x, double y) {
        taken.add(new Box(x - POINT, y - POINT, x + POINT, y + POINT));
    }

    Overview.Label place(String name, double x, double y, double radius) {
        String text = name.length() > LETTERS ? Cut.at(LETTERS - 1, name).text() + "\u2026" : name;
        double width = text.length() * LETTER;
        double beside = Math.max(radius, POINT) + 3;
        for (int line : LINES) {
            double at = y + 4 + line * (LINE + 2);
            Optional<Overview.Label> found =
                    start(text, x + beside, at, width).or(() -> end(text, x - beside, at, width));
            if (found.isPresent()) {
                return found.get();
            }
        }
        return middle(text, x, y - beside, width)
                .or(() -> middle(text, x, y + LINE + beside - 3, width))
                .orElseGet(() -> new Overview.Label("", "0", "0", "start"));
    }

    private Optional<Overview.Label> start(String text, double x, double y, double width) {
        return free(new Box(x, y - LINE, x + width, y + 2), text, "start", x, y);
    }

    private Optional<Overview.Label> end(String text, double x, double y, double width) {
        return free(new Box(x - width, y - LINE, x, y + 2), text, "end", x, y);
    }

    private Optional<Overview.Label> middle(String text, double x, double y, double width) {
        return free(new Box(x - width / 2, y - LINE, x + width / 2, y + 2), text, "middle", x, y);
    }

    private Optional<Overview.Label> free(Box box, String text, String anchor, double x, double y) {
        boolean fits = box.left() >= 44 && box.right() <= right + 10 && box.top() >= 0 && box.bottom() <= 178;
        if (!fits || taken.stream().anyMatch(box::meets)) {
            return Optional.empty();
        }
        taken.add(box);
        return Optional.of(new Overview.Label(text, RuleBars.number(x), RuleBars.number(y), anchor));
    }
}
