package io.github.promptgate.reports.html;

import io.github.promptgate.gate.Grounds;
import io.github.promptgate.gate.Standing;
import io.github.promptgate.reports.summary.Attention;
import io.github.promptgate.reports.summary.RunSummary;
import io.github.promptgate.reports.summary.SinceText;
import io.github.promptgate.reports.text.Figures;
import io.github.promptgate.reports.text.VisibleText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What to look at first. */
final class AttentionViews {

    private static final int SHOWN = 6;

    private AttentionViews() {}

    static Overview.Attention of(RunSummary run) {
        Attention attention = run.attention();
        List<String> said = new ArrayList<>();
        List<Overview.Link> links = new ArrayList<>();
        for (Attention.Kind kind : Attention.Kind.values()) {
            long count = attention.count(kind);
            if (count > 0) {
                said.add(Figures.count(count) + " " + word(kind));
                links.add(new Overview.Link(word(kind), Hashes.search("s:" + word(kind))));
            }
        }
        return new Overview.Attention(
                String.join(", ", said),
                attention.items().stream()
                        .sorted(Comparator.comparing(Attention.Item::kind))
                        .limit(SHOWN)
                        .map(AttentionViews::open)
                        .toList(),
                links);
    }

    private static Overview.Open open(Attention.Item item) {
        return new Overview.Open(
                chip(item.kind()),
                Texts.line(item.trial().caseId()),
                VisibleText.line(item.trial().cell()),
                Hashes.trial(item.trial().caseId(), item.trial().cell()),
                moved(item),
                VisibleText.line(item.trial().why()));
    }

    private static String moved(Attention.Item item) {
        if (item.kind() == Attention.Kind.FLAKY) {
            return item.passed() + " of " + item.judged() + " passed";
        }
        return item.turned().map(AttentionViews::fromTo).orElse("");
    }

    private static String fromTo(Standing.Turned turned) {
        Grounds.Moved moved = turned.moved();
        return percent(moved.before()) + " \u2192 " + percent(moved.after()) + " %"
                + SinceText.of(turned, VisibleText::line);
    }

    private static String percent(double share) {
        return Figures.share(share).replace(" %", "").replaceAll("\\.0$", "");
    }

    private static PageView.Chip chip(Attention.Kind kind) {
        return switch (kind) {
            case REGRESSED -> new PageView.Chip("\u25BC", word(kind), Chips.BAD);
            case FAILED -> new PageView.Chip("\u2717", word(kind), Chips.BAD);
            case UNSCORED -> new PageView.Chip("?", word(kind), Chips.UNSURE);
            case FLAKY -> new PageView.Chip("~", word(kind), Chips.UNSURE);
        };
    }

    private static String word(Attention.Kind kind) {
        return switch (kind) {
            case REGRESSED -> "regressed";
            case FAILED -> "failed";
            case UNSCORED -> "unscored";
            case FLAKY -> "flaky";
        };
    }
}
