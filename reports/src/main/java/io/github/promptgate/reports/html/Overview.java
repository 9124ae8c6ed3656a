package io.github.promptgate.reports.html;

import java.util.List;

/**
 * The first screen, and the figures beneath it. Texts are visible already; the template escapes them. Lengths on charts
 * are shares of the chart's width, from 0 to 100.
 */
public record Overview(
        List<Tile> tiles,
        RuleList rules,
        Heat heat,
        Attention attention,
        Scatter scatter,
        List<Dumbbell> dumbbells,
        List<Spread> spreads,
        List<Confusion> confusions,
        List<String> lengths,
        Figures figures) {

    /**
     * A headline figure.
     *
     * @param chip what the rules on it say; empty word where there is none
     * @param delta how it moved; may be empty
     */
    public record Tile(String name, PageView.Chip chip, String value, Delta delta, String note) {}

    /**
     * A change.
     *
     * @param sign which way it went; empty where there is none to tell
     * @param word the same for readers of screens
     */
    public record Delta(String sign, String word, String text, String tone) {
        static Delta none() {
            return new Delta("", "", "", Chips.CALM);
        }

        public boolean isThere() {
            return !text.isEmpty();
        }
    }

    /**
     * Rules, those that did not hold first.
     *
     * @param summary how many of how many did what
     * @param first those that are shown unfolded
     */
    public record RuleList(String summary, List<Rule> first, List<Rule> more) {}

    /**
     * A rule on a unit.
     *
     * @param story what the gate says beside the rule itself; empty where it held
     * @param open whether the story is shown unfolded
     */
    public record Rule(
            PageView.Chip chip,
            String text,
            String unit,
            String place,
            String value,
            Bar bar,
            String story,
            boolean open,
            List<Worst> worst,
            int moreWorst) {}

    /** A case that pulls a rule's statistic. */
    public record Worst(String id, String href, String value) {}

    /**
     * What was observed beside the bound.
     *
     * @param there whether there is anything to draw
     * @param words all of it in words
     * @param good where the good side begins, and how wide it is
     * @param interval where it begins, and how wide it is; no width where there is none
     * @param zero where no change lies; empty where nothing is compared
     */
    public record Bar(boolean there, String words, Span good, Span interval, String point, String bound, String zero) {
        static Bar none() {
            Span nothing = new Span("0", "0");
            return new Bar(false, "", nothing, nothing, "0", "0", "");
        }
    }

    /** A stretch of an axis. */
    public record Span(String from, String width) {}

    /**
     * Model x prompt.
     *
     * @param columns prompts, with the parameters of the suite's extra axis
     * @param star what a star means; empty where no cell has one
     */
    public record Heat(List<String> columns, List<HeatRow> rows, String star, String reference) {}

    /** A model's row. */
    public record HeatRow(String model, List<HeatCell> cells) {}

    /**
     * One cell.
     *
     * @param level how good, 0 to 10 in steps of a tenth; -1 where nothing is known
     */
    public record HeatCell(
            String value, int level, String href, boolean star, Delta delta, String note, String missing) {}

    /** What to look at first. */
    public record Attention(String summary, List<Open> items, List<Link> links) {}

    /** One thing to look at. */
    public record Open(PageView.Chip chip, String id, String cell, String href, String moved, String why) {}

    /** Where more of a kind is. */
    public record Link(String text, String href) {}

    /**
     * Pass rate against money or time.
     *
     * @param why there is nothing to draw; empty where there is
     * @param steps the front on these two axes, as the points of a line
     * @param size what a circle's area says; empty where nothing
     */
    public record Scatter(
            String why,
            String across,
            List<Tick> xTicks,
            List<Tick> yTicks,
            List<Dot> dots,
            String steps,
            String size) {}

    /** A line of the grid. */
    public record Tick(String at, String text) {}

    /**
     * A cell in the scatter.
     *
     * @param x and y in the chart's units
     * @param label its name beside it; empty where there is no room
     */
    public record Dot(
            String name,
            String href,
            String x,
            String y,
            String radius,
            boolean star,
            Label label,
            String rate,
            String cost,
            String latency) {}

    /**
     * Words in a chart.
     *
     * @param anchor how they stand to their place: start, end or middle
     */
    public record Label(String text, String x, String y, String anchor) {}

    /** Before and after, from 0 to 100. */
    public record Dumbbell(String name, String from, String to, String before, String after, Delta delta) {}

    /**
     * How a metric's values are spread.
     *
     * @param bars heights of ten bars, of 100
     * @param counts the same as numbers
     */
    public record Spread(String metric, String mean, String note, List<String> bars, List<String> counts) {}

    /** What was expected by row, what was said by column. */
    public record Confusion(
            String title, String note, String rows, String columns, List<String> labels, List<ConfusionRow> table) {}

    /** One row; a cell on the diagonal is right. */
    public record ConfusionRow(String label, List<ConfusionCell> cells) {}

    /** How often. */
    public record ConfusionCell(String count, boolean same) {}

    /** Every figure of every cell. */
    public record Figures(List<String> cells, List<PageView.Figure> rows) {}
}
