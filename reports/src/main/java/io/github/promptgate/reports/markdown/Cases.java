package io.github.promptgate.reports.markdown;

import io.github.promptgate.gate.Grounds;
import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.gate.Standing;
import io.github.promptgate.record.TrialState;
import io.github.promptgate.reports.summary.ListedTrial;
import io.github.promptgate.reports.summary.MissedCase;
import io.github.promptgate.reports.summary.MissedTally;
import io.github.promptgate.reports.summary.SinceText;
import io.github.promptgate.reports.text.Code;
import io.github.promptgate.reports.text.Figures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The cases that a reader opens first, and the folded lists of all that changed or missed. */
final class Cases {

    private static final int TOP = 3;
    private static final int ID = 80;
    private static final int CELL = 80;
    private static final int WHY = 160;

    private final Places places;
    private final Told told;

    Cases(Places places, Told told) {
        this.places = places;
        this.told = told;
    }

    /** One row a case: the cell in which it fell furthest, in how many others it fell alike, and in how many otherwise. */
    String worst(List<Standing.Turned> worse) {
        Map<String, List<Standing.Turned>> byCase = new LinkedHashMap<>();
        worse.forEach(one -> byCase.computeIfAbsent(one.moved().caseRef().id(), id -> new ArrayList<>())
                .add(one));
        StringBuilder table = new StringBuilder(
                "**Worst regressions**\n\n| Case | Cell | Score | Why |\n| :-- | :-- | :-: | :-- |\n");
        byCase.values().stream().limit(TOP).forEach(cells -> table.append(worstRow(cells)));
        return table.toString();
    }

    private String worstRow(List<Standing.Turned> cells) {
        Grounds.Moved first = cells.get(0).moved();
        long alike = cells.stream().filter(one -> isAlike(one, cells.get(0))).count();
        long otherwise = cells.size() - alike;
        String others = (alike == 1 ? "" : " and " + Figures.count(alike - 1, "other"))
                + (otherwise == 0 ? "" : ", otherwise in " + Figures.count(otherwise, "other"));
        return "| "
                + places.linked(
                        Code.cell(first.caseRef().id(), ID), first.caseRef().where())
                + " | " + Code.cell(first.cell(), CELL) + others
                + " | " + Figures.value(first.before()) + " → " + Figures.value(first.after())
                + SinceText.of(cells.get(0), name -> Code.cell(name, CELL))
                + " | " + told.why(first).map(why -> why(why, WHY)).orElse("–") + " |\n";
    }

    private static boolean isAlike(Standing.Turned one, Standing.Turned other) {
        return one.since().equals(other.since())
                && one.moved().before() == other.moved().before()
                && one.moved().after() == other.moved().after();
    }

    String missed() {
        StringBuilder table = new StringBuilder(
                "**First of those that did not pass**\n\n| Case | Cell | | Why |\n| :-- | :-- | :-- | :-- |\n");
        told.missed().stream().limit(TOP).forEach(missed -> table.append(row(missed)));
        return table.toString();
    }

    /** @param most so many are listed */
    String allMissed(int most) {
        StringBuilder list = new StringBuilder("<details><summary>" + Figures.count(told.all())
                + (told.all() == 1 ? " trial" : " trials") + " did not pass</summary>\n\n"
                + "| Case | Cell | | Why |\n| :-- | :-- | :-- | :-- |\n");
        List<MissedCase> listed = told.missed().stream().limit(most).toList();
        listed.forEach(missed -> list.append(row(missed)));
        long more = told.all() - MissedTally.trials(listed);
        return list.append(more(more)).append("\n</details>\n").toString();
    }

    private String row(MissedCase missed) {
        ListedTrial trial = missed.first();
        String one = trial.sample() == 0 ? "" : " sample " + trial.sample();
        String sample = missed.samples() > 1 ? " " + missed.samples() + " samples" : one;
        return "| " + places.linked(Code.cell(trial.caseId(), ID), trial.where()) + sample
                + " | " + Code.cell(trial.cell(), CELL)
                + " | " + (trial.state() == TrialState.FAILED ? "❌ failed" : "⚪ unscored")
                + " | " + why(trial, WHY) + " |\n";
    }

    private static String why(ListedTrial trial, int most) {
        return trial.why().isBlank() ? "–" : Code.cell(trial.why(), most);
    }

    /** Turned and not compared, folded; empty when there is none. */
    String changed(Standing standing, List<RuleResult> rules, int most) {
        List<Standing.Turned> worse = standing.worse();
        List<Standing.Turned> better = standing.better();
        List<String> added = apart(rules, Grounds.Apart::added);
        List<String> removed = apart(rules, Grounds.Apart::removed);
        List<String> edited = apart(rules, Grounds.Apart::changed);
        int all = worse.size() + better.size() + added.size() + removed.size() + edited.size();
        if (all == 0) {
            return "";
        }
        return "<details><summary>" + TurnedCount.regressedAndFixed(standing)
                + added.size() + " added, " + removed.size() + " removed"
                + (edited.isEmpty() ? "" : ", " + edited.size() + " with other content") + "</summary>\n\n"
                + turned("❌ Regressed", worse, most)
                + turned("✅ Fixed", better, most)
                + ids("➕ Added", added, most)
                + ids("➖ Removed", removed, most)
                + ids("✏️ Other content, so not compared", edited, most)
                + "</details>\n";
    }

    private static List<String> apart(List<RuleResult> rules, Function<Grounds.Apart, List<String>> of) {
        return rules.stream()
                .flatMap(rule -> rule.grounds().compared().stream())
                .flatMap(compared -> of.apply(compared.apart()).stream())
                .distinct()
                .toList();
    }

    private String turned(String title, List<Standing.Turned> cases, int most) {
        return list(title, cases.stream().limit(most).map(this::turned), cases.size() - most);
    }

    private String turned(Standing.Turned turned) {
        Grounds.Moved moved = turned.moved();
        return places.linked(
                        Code.line(moved.caseRef().id(), ID), moved.caseRef().where())
                + " in " + Code.line(moved.cell(), CELL) + " " + Figures.value(moved.before()) + " → "
                + Figures.value(moved.after()) + SinceText.of(turned, name -> Code.line(name, CELL));
    }

    private static String ids(String title, List<String> ids, int most) {
        return list(title, ids.stream().limit(most).map(id -> Code.line(id, ID)), ids.size() - most);
    }

    private static String list(String title, Stream<String> entries, long more) {
        List<String> lines = entries.map(entry -> "- " + entry + "\n").toList();
        return lines.isEmpty() ? "" : title + "\n\n" + String.join("", lines) + more(more) + "\n";
    }

    private static String more(long more) {
        return more > 0 ? "\nand " + Figures.count(more) + " more, in the report\n" : "";
    }
}
