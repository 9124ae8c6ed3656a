package io.github.promptgate.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.dataset.EvalCase;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.CaseRef;
import io.github.promptgate.record.Cell;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrialSourceTest {

    private static final List<Cell> CELLS = List.of(new Cell("p", "m"), new Cell("q", "m"));

    static EvalCase evalCase(String id) {
        CaseRef ref = new CaseRef(id, Where.nowhere(), "0".repeat(64), List.of(), id);
        return new EvalCase(
                ref, Map.of(), "", Optional.empty(), Optional.empty(), List.of(), Optional.empty(), List.of());
    }

    private static TrialSource.Part part(List<Cell> cells, int samples) {
        List<Integer> all = IntStream.range(0, cells.size()).boxed().toList();
        return new TrialSource.Part(cells, all, samples, (cell, caseIndex, sample) -> true);
    }

    @Test
    void trials_come_case_by_case_then_cell_by_cell_then_sample_by_sample() {
        TrialSource source = new TrialSource(
                Stream.of("a", "b").map(TrialSourceTest::evalCase).iterator(), part(CELLS, 2), c -> List.of());

        assertThat(all(source))
                .containsExactly(
                        "p@m/a#1", "p@m/a#2", "q@m/a#1", "q@m/a#2", "p@m/b#1", "p@m/b#2", "q@m/b#1", "q@m/b#2");
    }

    @Test
    void one_case_is_read_at_a_time_and_its_scorers_are_built_once() {
        AtomicInteger read = new AtomicInteger();
        AtomicInteger built = new AtomicInteger();
        Iterator<EvalCase> cases = Stream.of("a", "b")
                .peek(id -> read.incrementAndGet())
                .map(TrialSourceTest::evalCase)
                .iterator();
        TrialSource source = new TrialSource(cases, part(CELLS, 1), c -> {
            built.incrementAndGet();
            return List.of();
        });

        source.next();
        source.next();

        assertThat(read).hasValue(1);
        assertThat(built).hasValue(1);
        assertThat(all(source)).containsExactly("p@m/b#1", "q@m/b#1");
        assertThat(built).hasValue(2);
    }

    @Test
    void without_cells_there_are_no_trials() {
        TrialSource source = new TrialSource(Stream.of(evalCase("a")).iterator(), part(List.of(), 1), c -> List.of());

        assertThat(source.next()).isEmpty();
    }

    private static List<String> all(TrialSource source) {
        List<String> ids = new ArrayList<>();
        Optional<PlannedTrial> next = source.next();
        while (next.isPresent()) {
            ids.add(next.get().trial().id());
            next = source.next();
        }
        return ids;
    }
}
