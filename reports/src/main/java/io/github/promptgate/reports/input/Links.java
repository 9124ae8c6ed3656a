package io.github.promptgate.reports.input;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Where the code, the log and the report of a run lie; nothing of it is in the record, and a format does without what is
 * empty.
 *
 * @param repository the repository's page: {@code https://github.com/acme/prompts}
 * @param commit that was checked out, 40 or 64 hex digits
 * @param branch that was checked out, or is to be merged
 * @param run the page of the job that ran
 * @param report the page where the report can be fetched
 * @param folder from the repository's root to where shown paths start, with / and a / at its end; may be empty
 * @param root the repository's root on this machine; never written, only what lies below it
 */
public record Links(
        Optional<String> repository,
        Optional<String> commit,
        Optional<String> branch,
        Optional<String> run,
        Optional<String> report,
        String folder,
        Optional<Path> root) {

    private static final Pattern PAGE = Pattern.compile("https?://[A-Za-z0-9./:_~%?&=#+@-]{1,500}");
    private static final Pattern BRANCH = Pattern.compile("[\\p{L}\\p{N}._/#+@-]{1,250}");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

    /** What is no page, no commit or no branch is left out. */
    public Links {
        repository = repository.filter(page -> PAGE.matcher(page).matches()).map(Links::bare);
        commit = commit.filter(hex -> COMMIT.matcher(hex).matches());
        branch = branch.filter(name -> BRANCH.matcher(name).matches());
        run = run.filter(page -> PAGE.matcher(page).matches());
        report = report.filter(page -> PAGE.matcher(page).matches());
    }

    /** Without branch and root. */
    public Links(
            Optional<String> repository,
            Optional<String> commit,
            Optional<String> run,
            Optional<String> report,
            String folder) {
        this(repository, commit, Optional.empty(), run, report, folder, Optional.empty());
    }

    /** The repository's page as clones know it: GitLab's pages start below it with {@code /-}. */
    public Optional<String> origin() {
        return repository.map(page -> page.endsWith("/-") ? page.substring(0, page.length() - 2) : page);
    }

    /** A file's path from the repository's root, with /; empty where it does not lie below. */
    public Optional<String> below(Path file) {
        return root.filter(start -> file.startsWith(start) && !file.equals(start))
                .map(start -> start.relativize(file).normalize().toString().replace('\\', '/'));
    }

    /** Nothing is known. */
    public static Links none() {
        return new Links(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "");
    }

    /**
     * As GitHub, GitLab and Jenkins tell it; {@code PROMPTGATE_REPORT_URL} names the report.
     *
     * @param environment looks up environment variables
     * @param working where shown paths start
     */
    public static Links of(Function<String, Optional<String>> environment, Path working) {
        Function<String, Optional<String>> set = name -> environment.apply(name).filter(value -> !value.isBlank());
        Optional<String> report = set.apply("PROMPTGATE_REPORT_URL");
        Optional<String> github = set.apply("GITHUB_SERVER_URL")
                .flatMap(server -> set.apply("GITHUB_REPOSITORY").map(name -> server + "/" + name));
        if (github.isPresent()) {
            Optional<String> run = set.apply("GITHUB_RUN_ID").map(id -> github.get() + "/actions/runs/" + id);
            return new Links(
                    github,
                    set.apply("GITHUB_SHA"),
                    set.apply("GITHUB_HEAD_REF")
                            .or(() -> set.apply("GITHUB_REF_NAME")
                                    .filter(name -> set.apply("GITHUB_REF_TYPE").equals(Optional.of("branch")))),
                    run,
                    report,
                    folder(set.apply("GITHUB_WORKSPACE"), working),
                    root(set.apply("GITHUB_WORKSPACE"), working));
        }
        if (set.apply("CI_PROJECT_URL").isPresent()) {
            return new Links(
                    set.apply("CI_PROJECT_URL").map(page -> page + "/-"),
                    set.apply("CI_COMMIT_SHA"),
                    set.apply("CI_MERGE_REQUEST_SOURCE_BRANCH_NAME").or(() -> set.apply("CI_COMMIT_BRANCH")),
                    set.apply("CI_JOB_URL"),
                    report,
                    folder(set.apply("CI_PROJECT_DIR"), working),
                    root(set.apply("CI_PROJECT_DIR"), working));
        }
        return new Links(
                Optional.empty(),
                set.apply("GIT_COMMIT"),
                set.apply("CHANGE_BRANCH").or(() -> set.apply("BRANCH_NAME")),
                set.apply("BUILD_URL"),
                report,
                folder(set.apply("WORKSPACE"), working),
                root(set.apply("WORKSPACE"), working));
    }

    private static Optional<Path> root(Optional<String> named, Path working) {
        try {
            return Optional.of(
                    named.map(Path::of).orElse(working).toAbsolutePath().normalize());
        } catch (InvalidPathException none) {
            return Optional.empty();
        }
    }

    private static String folder(Optional<String> root, Path working) {
        try {
            Path from = working.toAbsolutePath().normalize();
            Path start = root.map(Path::of).map(Path::normalize).orElse(from);
            boolean below = start.isAbsolute() && from.startsWith(start) && !from.equals(start);
            return below ? start.relativize(from).toString().replace('\\', '/') + "/" : "";
        } catch (InvalidPathException none) {
            return "";
        }
    }

    private static String bare(String page) {
        return page.endsWith("/") ? page.substring(0, page.length() - 1) : page;
    }
}
