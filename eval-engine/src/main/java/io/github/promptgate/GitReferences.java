package io.github.promptgate;

import io.github.promptgate.gate.Gate;
import io.github.promptgate.gate.Reference;
import io.github.promptgate.plan.Plan;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Problems;
import io.github.promptgate.prompt.Prompt;
import io.github.promptgate.record.Cell;
import io.github.promptgate.record.Revision;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.record.ScoreTable;
import io.github.promptgate.revision.PastPrompts;
import io.github.promptgate.suite.GateRule;
import io.github.promptgate.suite.GateRule.Against;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@code against: git:<ref>} asks for: the prompts of a commit, run in cells of their own on the same cases, and the
 * scores of those cells as what a change is measured from. A prompt that is the same there is its own reference.
 *
 * @param prompts that differ from the suite's own
 * @param cells of these
 * @param revisions all prompts that were read, with those that are the same
 * @param warnings why others could not be read
 */
record GitReferences(
        List<Prompt> prompts, List<Cell> cells, List<RunHeader.PromptsAt> revisions, List<Problem> warnings) {

    GitReferences {
        prompts = List.copyOf(prompts);
        cells = List.copyOf(cells);
        revisions = List.copyOf(revisions);
        warnings = List.copyOf(warnings);
    }

    static GitReferences none() {
        return new GitReferences(List.of(), List.of(), List.of(), List.of());
    }

    /**
     * Reads the revisions that the rules name.
     *
     * @param plan of the suite's own cells
     * @param own prompts of the plan
     * @param usable why a prompt of a revision cannot be asked with today's models and cases; empty where it can
     * @throws ProblemException GIT-001, GIT-002, GIT-003, for each ref that cannot be read
     */
    static GitReferences read(
            List<GateRule> gate,
            Plan plan,
            List<Prompt> own,
            PastPrompts past,
            Function<Prompt, Optional<String>> usable) {
        Map<String, List<GateRule>> byRef = gate.stream()
                .filter(rule -> ref(rule).isPresent())
                .collect(Collectors.groupingBy(
                        rule -> ref(rule).orElseThrow(), LinkedHashMap::new, Collectors.toList()));
        Building building = new Building(plan, own, usable);
        Problems problems = new Problems();
        byRef.forEach((ref, rules) -> {
            try {
                building.add(past.at(ref, rules.get(0).where()), rules);
            } catch (ProblemException e) {
                problems.add(e);
            }
        });
        problems.throwIfAny();
        return building.built();
    }

    private static Optional<String> ref(GateRule rule) {
        return rule.against().filter(Against.Git.class::isInstance).map(against -> ((Against.Git) against).ref());
    }

    /** Puts several revisions together; two refs of one commit share its cells. */
    private static final class Building {

        private final Plan plan;
        private final Map<String, Prompt> own;
        private final Function<Prompt, Optional<String>> usable;
        private final Map<String, Revision> byCommit = new HashMap<>();
        private final Map<String, Prompt> prompts = new LinkedHashMap<>();
        private final Set<Cell> cells = new LinkedHashSet<>();
        private final List<RunHeader.PromptsAt> revisions = new ArrayList<>();
        private final Set<Problem> warnings = new LinkedHashSet<>();

        Building(Plan plan, List<Prompt> own, Function<Prompt, Optional<String>> usable) {
            this.plan = plan;
            this.own = own.stream().collect(Collectors.toMap(Prompt::id, Function.identity()));
            this.usable = usable;
        }

        void add(PastPrompts.At at, List<GateRule> rules) {
            warnings.addAll(at.unread());
            Revision revision = byCommit.computeIfAbsent(at.revision().commit(), any -> at.revision());
            Map<String, Prompt> known = new LinkedHashMap<>();
            for (Prompt prompt : at.prompts()) {
                if (own.containsKey(prompt.id()) && (isSame(prompt) || isUsable(prompt, rules))) {
                    known.put(prompt.id(), prompt.at(revision));
                }
            }
            for (Cell cell : concerned(rules)) {
                Optional.ofNullable(known.get(cell.prompt()))
                        .filter(prompt -> !isSame(prompt))
                        .ifPresent(prompt -> {
                            prompts.putIfAbsent(prompt.key(), prompt);
                            cells.add(cell.at(revision));
                        });
            }
            revisions.add(new RunHeader.PromptsAt(
                    at.revision(),
                    known.values().stream().map(GitReferences::ref).toList(),
                    changed(known.values())));
        }

        private SortedMap<String, Integer> changed(Collection<Prompt> known) {
            SortedMap<String, Integer> lines = new TreeMap<>();
            for (Prompt past : known) {
                Optional.ofNullable(own.get(past.id()))
                        .filter(now -> !isSame(past))
                        .ifPresent(now ->
                                lines.put(past.id(), now.changedSince(past).line()));
            }
            return lines;
        }

        private Collection<Cell> concerned(List<GateRule> rules) {
            return rules.stream()
                    .flatMap(rule -> Gate.cells(rule, plan.cells()).stream())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }

        private boolean isSame(Prompt prompt) {
            return Optional.ofNullable(own.get(prompt.id()))
                    .filter(now -> now.digest().equals(prompt.digest()))
                    .isPresent();
        }

        private boolean isUsable(Prompt prompt, List<GateRule> rules) {
            Optional<String> why = usable.apply(prompt);
            why.map(text -> PastPrompts.unread(
                            prompt.revision().orElseThrow(), rules.get(0).where(), text))
                    .ifPresent(warnings::add);
            return why.isEmpty();
        }

        GitReferences built() {
            return new GitReferences(
                    List.copyOf(prompts.values()), List.copyOf(cells), revisions, List.copyOf(warnings));
        }
    }

    /** What a record says of a prompt. */
    static RunHeader.PromptRef ref(Prompt prompt) {
        return new RunHeader.PromptRef(prompt.id(), prompt.where().file(), prompt.version(), prompt.digest());
    }

    /** The prompts that are the same at a revision: {@code answer at main 36e211f}. */
    List<String> unchanged(List<Prompt> own) {
        List<RunHeader.PromptRef> now = own.stream().map(GitReferences::ref).toList();
        return revisions.stream()
                .flatMap(at -> at.unchanged(now).stream()
                        .map(prompt -> prompt + " at " + at.revision().name()))
                .toList();
    }

    /** The references of a run's rules on revisions, from what its record holds, beside others. */
    static Map<Against, Reference> of(
            List<GateRule> gate, RunHeader header, ScoreTable scores, Map<Against, Reference> others) {
        Map<Against, Reference> references = new LinkedHashMap<>(others);
        for (GateRule rule : gate) {
            ref(rule)
                    .ifPresent(ref -> references.computeIfAbsent(
                            rule.against().orElseThrow(), any -> of(ref, rule, header, scores)));
        }
        return references;
    }

    private static Reference of(String ref, GateRule rule, RunHeader header, ScoreTable scores) {
        Optional<RunHeader.PromptsAt> at = header.revisions().stream()
                .filter(one -> one.revision().ref().equals(ref))
                .findFirst();
        if (at.isEmpty() || at.get().prompts().isEmpty()) {
            String what = at.map(one -> one.revision().name() + " holds none of the suite's prompts")
                    .orElse("the record holds no cells of \"" + ref + "\"");
            return new Reference.Unknown(new Problem(
                    ProblemCode.GIT_004,
                    rule.where(),
                    what,
                    "name a revision that has them, accept a baseline, or use against: cell:<id>"));
        }
        Map<String, String> cells = cells(at.get(), header);
        Set<String> held = Set.copyOf(cells.values());
        return new Reference.Known(
                at.get().revision().name(),
                scores.of(cell -> held.contains(cell.id())),
                cells,
                header.basis().definitions());
    }

    /** Ids of reference cells by ids of the suite's own; a prompt that is the same there is its own reference. */
    private static Map<String, String> cells(RunHeader.PromptsAt at, RunHeader header) {
        Map<String, String> digests = digests(header.prompts());
        Map<String, String> past = digests(at.prompts());
        Map<String, String> cells = new HashMap<>();
        for (Cell cell : header.ownCells()) {
            String digest = past.get(cell.prompt());
            if (digest == null) {
                continue;
            }
            Stream<Cell> candidates = digest.equals(digests.get(cell.prompt()))
                    ? Stream.of(cell)
                    : header.cells().stream().filter(other -> isPastOf(cell, other, at.revision()));
            candidates.findFirst().ifPresent(other -> cells.put(cell.id(), other.id()));
        }
        return cells;
    }

    private static Map<String, String> digests(List<RunHeader.PromptRef> prompts) {
        return prompts.stream().collect(Collectors.toMap(RunHeader.PromptRef::id, RunHeader.PromptRef::digest));
    }

    private static boolean isPastOf(Cell cell, Cell other, Revision revision) {
        return other.prompt().equals(cell.prompt())
                && other.model().equals(cell.model())
                && other.parameters().equals(cell.parameters())
                && other.revision()
                        .filter(at -> at.commit().equals(revision.commit()))
                        .isPresent();
    }
}
