package io.github.promptgate.reports.markdown;

import io.github.promptgate.gate.Standing;
import io.github.promptgate.reports.text.Figures;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How many cases x cells turned, and of how many cases they are where that is another number.
 *
 * @param all cases x cells
 * @param cases their ids
 */
record TurnedCount(int all, Set<String> cases) {

    static TurnedCount of(List<Standing.Turned> turned) {
        return new TurnedCount(
                turned.size(),
                turned.stream().map(one -> one.moved().caseRef().id()).collect(Collectors.toSet()));
    }

    /** {@code 22 cases × cells worse (19 cases)}, {@code 3 cases worse} where each is in one cell. */
    String worse() {
        return isByCell()
                ? Figures.count(all) + " cases × cells worse" + ofCases()
                : Figures.count(all, "case") + " worse";
    }

    /** {@code 6 cases × cells better (2 cases)}, {@code 2 better} where each is in one cell. */
    String better() {
        return isByCell() ? Figures.count(all) + " cases × cells better" + ofCases() : all + " better";
    }

    /** {@code Cases × cells: 22 regressed (19 cases), 6 fixed (2 cases); cases: }, what follows counts cases. */
    static String regressedAndFixed(Standing standing) {
        TurnedCount worse = of(standing.worse());
        TurnedCount better = of(standing.better());
        boolean byCell = worse.isByCell() || better.isByCell();
        return (byCell ? "Cases × cells: " : "Cases: ") + Figures.count(worse.all) + " regressed" + worse.ofCases()
                + ", " + Figures.count(better.all) + " fixed" + better.ofCases() + (byCell ? "; cases: " : ", ");
    }

    /** {@code ; 1 case is worse in one cell and better in another}; empty where none is. */
    static String both(TurnedCount worse, TurnedCount better) {
        long both = worse.cases.stream().filter(better.cases::contains).count();
        return both == 0
                ? ""
                : "; " + Figures.count(both, "case") + (both == 1 ? " is" : " are")
                        + " worse in one cell and better in another";
    }

    private boolean isByCell() {
        return all != cases.size();
    }

    private String ofCases() {
        return isByCell() ? " (" + Figures.count(cases.size(), "case") + ")" : "";
    }
}
