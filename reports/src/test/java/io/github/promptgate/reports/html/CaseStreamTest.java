package io.github.promptgate.reports.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.reports.Fixture;
import io.github.promptgate.reports.html.CaseStream.Listing;
import io.github.promptgate.reports.html.CaseStream.Part;
import io.github.promptgate.reports.html.CaseStream.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class CaseStreamTest {

    private static final Listing ALL = new Listing(Shown.ALL, 100);

    /** a: passed, failed; b: passed; c: failed. */
    private final List<TrialRecord> trials = List.of(
            Fixture.plain("a", 0, 0, "x", Fixture.held()),
            Fixture.plain("a", 0, 1, "x", Fixture.missed()),
            Fixture.plain("b", 1, 0, "x", Fixture.held()),
            Fixture.plain("c", 2, 0, "x", Fixture.missed()));

    @Test
    void trials_of_a_case_are_gathered_and_each_case_belongs_to_one_part() {
        assertThat(told(Part.ATTENTION, ALL)).containsExactly("a open 2 left 0", "c open 1 left 0");
        assertThat(told(Part.REST, ALL)).containsExactly("b folded 1 left 0");
    }

    @Test
    void passed_trials_can_be_left_to_the_record_with_their_count() {
        assertThat(told(Part.ATTENTION, new Listing(Shown.ATTENTION, 100)))
                .containsExactly("a open 1 left 1", "c open 1 left 0");
    }

    @Test
    void no_more_trials_are_shown_than_there_is_room_for() {
        assertThat(told(Part.ATTENTION, new Listing(Shown.ATTENTION, 1))).containsExactly("a open 1 left 1");
        assertThat(told(Part.ATTENTION, new Listing(Shown.ALL, 1))).containsExactly("a open 1 left 1");
        assertThat(told(Part.REST, new Listing(Shown.ALL, 0))).isEmpty();
    }

    @Test
    void only_as_much_is_read_ahead_as_the_next_case_takes() {
        List<String> read = new ArrayList<>();
        CaseStream stream = new CaseStream(
                trials.stream()
                        .peek(trial -> read.add(trial.trial().caseRef().id()))
                        .iterator(),
                new TrialViews(Map.of(), 1),
                Part.ATTENTION,
                ALL);
        assertThat(stream.hasNext()).isTrue();
        assertThat(read).containsExactly("a", "a", "b");
    }

    @Test
    void the_end_is_the_end() {
        CaseStream stream = stream(Part.REST, ALL);
        stream.next();
        assertThat(stream.hasNext()).isFalse();
        assertThatThrownBy(stream::next).isInstanceOf(NoSuchElementException.class);
    }

    private List<String> told(Part part, Listing listing) {
        List<String> cases = new ArrayList<>();
        stream(part, listing)
                .forEachRemaining(view -> cases.add(view.head().id() + (view.open() ? " open " : " folded ")
                        + view.trials().size() + " left " + view.leftOut()));
        return cases;
    }

    private CaseStream stream(Part part, Listing listing) {
        return new CaseStream(trials.iterator(), new TrialViews(Map.of(), 1), part, listing);
    }
}
