package io.github.promptgate;

import static io.github.promptgate.RunOption.Door.ACTION;
import static io.github.promptgate.RunOption.Door.CLI;
import static io.github.promptgate.RunOption.Door.MAVEN;
import static io.github.promptgate.RunOption.Door.SUITE;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * An option of a run: one word in all its spellings, and the doors that offer it. Flags are made from this table;
 * tests hold {@code docs/options.md}, the Maven parameters and the Action's inputs against it.
 */
public enum RunOption {
    SUITES(Kind.FILES, "`src/**/*.suite.yaml` (Maven)", "suite files, or patterns of them", CLI, MAVEN, ACTION),
    PROMPTS(Kind.NAMES, "all", "prompts to run, by id or glob", SUITE, CLI, MAVEN, ACTION),
    MODELS(Kind.NAMES, "all", "models to run, by id or glob", SUITE, CLI, MAVEN, ACTION),
    CASES(Kind.NAMES, "all", "cases to run, by id or glob", SUITE, CLI, MAVEN, ACTION),
    TAGS(Kind.NAMES, "all", "cases to run, by tag: one of these is enough", SUITE, CLI, MAVEN, ACTION),
    LIMIT(Kind.COUNT, "no limit", "run only the first so many cases", SUITE, CLI, MAVEN),
    SHARD(Kind.PART, "all", "the part of the plan to run, such as `2/3`, or `auto`", SUITE, CLI, MAVEN, ACTION),
    SAMPLES(Kind.COUNT, "`1`", "how often each case is asked", SUITE, CLI, MAVEN, ACTION),
    ENVIRONMENT(
            Kind.WORD,
            "none",
            "the environment of the suite whose `gate` decides, such as `production`",
            SUITE,
            CLI,
            MAVEN,
            ACTION),
    SEED(Kind.COUNT, "`0`", "seed of everything random", SUITE, CLI, MAVEN, ACTION),
    CONCURRENCY(Kind.COUNT, "`8`", "trials in flight", SUITE, CLI, MAVEN, ACTION),
    TIMEOUT(
            Kind.TIME,
            "no limit",
            "wall time of a suite's run; what is left then is not asked",
            SUITE,
            CLI,
            MAVEN,
            ACTION),
    TRIAL_TIMEOUT(Kind.TIME, "no limit", "time of one trial, its scorers' calls included", SUITE, CLI),
    BUDGET(
            Kind.MONEY,
            "no limit",
            "the most that a suite's run may spend in USD, judge included",
            SUITE,
            CLI,
            MAVEN,
            ACTION),
    MAX_ERRORS(Kind.COUNT, "`0`", "failed replies that a verdict may rest on", SUITE, CLI, MAVEN, ACTION),
    MAX_UNSCORED(Kind.ALLOWANCE, "`0`", "unscored trials that a verdict may rest on", SUITE, CLI, MAVEN, ACTION),
    FAIL_FAST(Kind.SWITCH, "`false`", "stop at the first trial that failed or got no reply", SUITE, CLI, MAVEN, ACTION),
    MIN_SCORED(Kind.SHARE, "`50%`", "share of a rule's cases that must be scored", SUITE),
    CONFIDENCE(Kind.SHARE, "`95%`", "how sure a decision by interval or test is", SUITE),
    TRUNCATED(Kind.WORD, "`unscored`", "a reply cut at the token limit: `unscored` or `score`", SUITE),
    RECORDINGS(
            Kind.WORD,
            "`auto`",
            "replies: `auto` reuses and keeps them, `record` also writes `recordings/`, `replay` asks nobody, `live`"
                    + " keeps nothing",
            SUITE,
            CLI,
            MAVEN,
            ACTION),
    FORMATS(
            Kind.WORDS,
            "`html`, `junit`",
            "the files to write beside the record; `outcome` always",
            SUITE,
            CLI,
            MAVEN,
            ACTION),
    BASELINE(
            Kind.FILE,
            "the suite's `baseline`, else `<suite>.baseline.json` beside it",
            "the file of accepted scores, or `none`: absolute rules only",
            CLI,
            MAVEN,
            ACTION),
    RULES(Kind.RULES, "the suite's `gate`", "rules in place of the suite's, with the same keys", MAVEN),
    OUTPUT(Kind.FOLDER, "`target/promptgate`", "parent of each suite's output folder", CLI, MAVEN),
    MAX_LISTED(Kind.COUNT, "`10`", "entries per list in the terminal", CLI, MAVEN),
    QUIET(Kind.SWITCH, "`false`", "print only what is wrong", CLI, MAVEN),
    COLOR(Kind.WORD, "`auto`", "colours in the terminal: `auto`, `always` or `never`", CLI, MAVEN),
    GITHUB_OUTPUT(Kind.FILE, "none", "append the Action's outputs to this file", CLI),
    GITHUB_SUMMARY(Kind.FILE, "none", "append a summary in Markdown to this file", CLI),
    FAIL_IF_NO_SUITES(Kind.SWITCH, "`true`", "whether finding no suite is an error", MAVEN),
    SKIP(Kind.SWITCH, "`false`", "do nothing, and say so", MAVEN),
    JAR(Kind.FILE, "none", "the command line's jar, `promptgate.jar` or `promptgate-slim.jar`", ACTION),
    WORKING_DIRECTORY(Kind.FOLDER, "`.`", "where paths start", ACTION),
    SUMMARY(Kind.SWITCH, "`true`", "whether the job's summary shows what came of it", ACTION),
    FAIL_ON(Kind.WORD, "`gate`", "`gate`: the step fails unless the gate passed; `never`: read the outputs", ACTION);

    /** Where an option can be given. */
    public enum Door {
        /** The suite file's {@code run}. */
        SUITE,
        CLI,
        MAVEN,
        ACTION
    }

    /** What its value looks like. */
    public enum Kind {
        FILES("paths or globs", true),
        NAMES("ids or globs", true),
        COUNT("whole number", false),
        ALLOWANCE("whole number or %", false),
        SHARE("share: `0.5`, `50%`", false),
        MONEY("USD: `$2.00`, `2`", false),
        TIME("time: `90s`, `30m`, `1h`", false),
        PART("part: `1/3`, `auto`", false),
        WORD("word", false),
        WORDS("words", true),
        SWITCH("true or false", false),
        FILE("path", false),
        FOLDER("path", false),
        RULES("list of rules", true);

        private final String title;
        private final boolean many;

        Kind(String title, boolean many) {
            this.title = title;
            this.many = many;
        }

        /** As the options page names it. */
        public String title() {
            return title;
        }

        /** Several values, parted by commas where a door knows no lists. */
        public boolean many() {
            return many;
        }
    }

    private final Kind kind;
    private final String otherwise;
    private final String summary;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable set of an enum
    private final Set<Door> doors;

    RunOption(Kind kind, String otherwise, String summary, Door first, Door... more) {
        this.kind = kind;
        this.otherwise = otherwise;
        this.summary = summary;
        this.doors = Collections.unmodifiableSet(EnumSet.of(first, more));
    }

    public Kind kind() {
        return kind;
    }

    /** What holds when it is not given, as the options page says it. */
    public String otherwise() {
        return otherwise;
    }

    /** What it does, in a few words. */
    public String summary() {
        return summary;
    }

    public boolean isOfferedBy(Door door) {
        return doors.contains(door);
    }

    /** The word itself: key of the suite's {@code run}, and the Action's input: {@code max-errors}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** On the command line: {@code --max-errors}. */
    public String flag() {
        return "--" + key();
    }

    /** The Maven parameter: {@code maxErrors}. */
    public String parameter() {
        StringBuilder camel = new StringBuilder();
        for (String word : key().split("-")) {
            camel.append(camel.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return camel.toString();
    }

    /** The Maven property: {@code prompt.maxErrors}. */
    public String property() {
        return "prompt." + parameter();
    }

    /** Those of a door, in the table's order. */
    public static List<RunOption> of(Door door) {
        List<RunOption> offered = new ArrayList<>();
        for (RunOption option : values()) {
            if (option.isOfferedBy(door)) {
                offered.add(option);
            }
        }
        return List.copyOf(offered);
    }
}
