package io.github.promptgate.prompt;

import io.github.promptgate.dataset.EvalCase;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Problems;
import io.github.promptgate.problem.Where;
import io.github.promptgate.source.Folder;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.TextFile;
import io.github.promptgate.suite.PromptSpec;
import io.github.promptgate.suite.Suite;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Loads the prompts of a suite. */
public final class Prompts {

    private static final List<String> CHAT = List.of(".prompt.yml", ".prompt.yaml", ".yml", ".yaml");
    private static final List<String> TEXT = List.of(".prompt.md", ".prompt.txt", ".md", ".txt");
    private static final List<String> TEXT_KEYS = Stream.concat(
                    PromptKeys.COMMON.stream(), Stream.of(TextPromptFile.SYSTEM))
            .toList();

    private final Folder folder;
    private final Problems problems = new Problems();
    private final List<Prompt> prompts = new ArrayList<>();

    private Prompts(Folder folder) {
        this.folder = folder;
    }

    /**
     * All prompts in the suite's order, patterns expanded.
     *
     * @throws ProblemException all problems of all prompts; SUITE-007 for two with one id
     */
    public static List<Prompt> load(Suite suite) {
        Prompts loading = new Prompts(suite.folder());
        for (PromptSpec spec : suite.prompts()) {
            if (spec instanceof PromptSpec.Inline inline) {
                loading.inline(inline);
            } else if (spec instanceof PromptSpec.InFile inFile) {
                loading.files(inFile);
            }
        }
        loading.distinctIds();
        loading.problems.throwIfAny();
        return List.copyOf(loading.prompts);
    }

    /**
     * What cannot be rendered, found without rendering: a variable that a prompt reads in any case, and that some case
     * lacks. One problem for each prompt and variable, with the first such case and the number of others. Cases that
     * bring their answer are not rendered and not looked at. Closes nothing.
     */
    public static List<Problem> undefined(List<Prompt> prompts, Stream<EvalCase> cases) {
        MissingVariables missing = new MissingVariables(prompts);
        cases.forEach(missing::look);
        return missing.problems();
    }

    private void inline(PromptSpec.Inline spec) {
        SourceLines lines = SourceLines.of(spec.where(), folder);
        List<PromptMessage> messages = new MessageReader(lines, problems).read(spec.messages());
        PromptDraft draft = new PromptDraft(spec.id(), spec.where(), messages, spec.rest());
        prompts.add(new Prompt(draft, new PromptKeys(spec.rest(), folder, problems)));
    }

    private void files(PromptSpec.InFile spec) {
        try {
            for (Path path : folder.glob(spec.file(), spec.where())) {
                file(path, spec);
            }
        } catch (ProblemException e) {
            problems.add(e);
        }
    }

    private void file(Path path, PromptSpec.InFile spec) {
        String shown = folder.show(path);
        String name = String.valueOf(path.getFileName());
        Optional<String> chat = stem(name, CHAT);
        Optional<String> stem = chat.or(() -> stem(name, TEXT));
        if (stem.isEmpty()) {
            problems.add(new Problem(
                    ProblemCode.SUITE_003,
                    spec.where(),
                    "the format of " + shown + " is not known by its ending",
                    Stream.concat(TEXT.stream(), CHAT.stream()).sorted().toList(),
                    "save the prompt in one of the known formats"));
            return;
        }
        try {
            String text = TextFile.read(path, shown);
            if (chat.isPresent()) {
                chat(ChatPromptFile.parse(text, shown), new Asked(spec, stem.get(), path, shown));
            } else {
                text(TextPromptFile.parse(text, shown), new Asked(spec, stem.get(), path, shown));
            }
        } catch (ProblemException e) {
            problems.add(e);
        }
    }

    /** A file that was asked for. */
    private record Asked(PromptSpec.InFile spec, String stem, Path path, String shown) {}

    private static Optional<String> stem(String name, List<String> endings) {
        String lower = name.toLowerCase(Locale.ROOT);
        return endings.stream()
                .filter(lower::endsWith)
                .findFirst()
                .map(ending -> name.substring(0, name.length() - ending.length()));
    }

    private void text(TextPromptFile file, Asked asked) {
        PromptKeys keys = new PromptKeys(file.frontMatter(), folder.of(asked.path()), problems);
        keys.check(TEXT_KEYS, Map.of("model", ChatPromptFile.REFUSED.get("model")));
        add(asked, keys, file.messages(problems), file.frontMatter());
    }

    private void chat(ChatPromptFile file, Asked asked) {
        MapNode ours = file.keys(problems);
        PromptKeys keys = new PromptKeys(ours, folder.of(asked.path()), problems);
        keys.check(ChatPromptFile.KEYS, ChatPromptFile.REFUSED);
        keys.text("name");
        add(asked, keys, file.messages(problems), ours);
    }

    private void add(Asked asked, PromptKeys keys, List<PromptMessage> messages, MapNode map) {
        Where where = Where.file(asked.shown());
        Optional<String> given = asked.spec().id().or(keys::id);
        if (given.isEmpty() && !PromptKeys.isId(asked.stem())) {
            problems.add(new Problem(
                    ProblemCode.PROMPT_001,
                    where,
                    "the file's name \"" + asked.stem() + "\" cannot be an id",
                    "rename the file, or write id: into it"));
        }
        prompts.add(new Prompt(new PromptDraft(given.orElse(asked.stem()), where, messages, map), keys));
    }

    private void distinctIds() {
        Map<String, Prompt> seen = new HashMap<>();
        for (Prompt prompt : prompts) {
            Prompt first = seen.putIfAbsent(prompt.id(), prompt);
            if (first != null) {
                problems.add(new Problem(
                        ProblemCode.SUITE_007,
                        prompt.where(),
                        "duplicate prompt id \"" + prompt.id() + "\", first in " + first.where(),
                        "give one of them another id"));
            }
        }
    }
}
