package io.github.promptgate.reports.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinksTest {

    private static final String SHA = "90950ee".repeat(5) + "90950";

    @Test
    void github_tells_repository_commit_and_run() {
        Links links = of(
                "/srv/checkout/prompts",
                Map.of(
                        "GITHUB_SERVER_URL", "https://github.com",
                        "GITHUB_REPOSITORY", "acme/p",
                        "GITHUB_SHA", SHA,
                        "GITHUB_REF_NAME", "7/merge",
                        "GITHUB_HEAD_REF", "prompts/shorter",
                        "GITHUB_RUN_ID", "42",
                        "GITHUB_WORKSPACE", "/srv/checkout",
                        "PROMPTGATE_REPORT_URL", "https://github.com/acme/p/actions/runs/42/artifacts/7"));

        assertThat(links)
                .isEqualTo(new Links(
                        Optional.of("https://github.com/acme/p"),
                        Optional.of(SHA),
                        Optional.of("prompts/shorter"),
                        Optional.of("https://github.com/acme/p/actions/runs/42"),
                        Optional.of("https://github.com/acme/p/actions/runs/42/artifacts/7"),
                        "prompts/",
                        Optional.of(Path.of("/srv/checkout"))));
    }

    @Test
    void gitlab_tells_them_by_other_names() {
        Links links = of(
                "/builds/acme/p",
                Map.of(
                        "CI_PROJECT_URL", "https://gitlab.example/acme/p",
                        "CI_COMMIT_SHA", SHA,
                        "CI_COMMIT_BRANCH", "main",
                        "CI_JOB_URL", "https://gitlab.example/acme/p/-/jobs/9",
                        "CI_PROJECT_DIR", "/builds/acme/p"));

        assertThat(links)
                .isEqualTo(new Links(
                        Optional.of("https://gitlab.example/acme/p/-"),
                        Optional.of(SHA),
                        Optional.of("main"),
                        Optional.of("https://gitlab.example/acme/p/-/jobs/9"),
                        Optional.empty(),
                        "",
                        Optional.of(Path.of("/builds/acme/p"))));
    }

    @Test
    void jenkins_tells_the_commit_and_the_build() {
        Links links =
                of("/w", Map.of("GIT_COMMIT", SHA, "BRANCH_NAME", "main", "BUILD_URL", "https://ci.example/job/p/3/"));

        assertThat(links.commit()).contains(SHA);
        assertThat(links.branch()).contains("main");
        assertThat(links.run()).contains("https://ci.example/job/p/3/");
        assertThat(links.repository()).isEmpty();
    }

    @Test
    void outside_of_a_server_nothing_is_known_but_where_it_runs() {
        assertThat(of("/w", Map.of()))
                .isEqualTo(new Links(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        Optional.of(Path.of("/w"))));
    }

    @Test
    void a_tag_is_no_branch_and_what_could_break_out_is_none() {
        Map<String, String> tag = Map.of(
                "GITHUB_SERVER_URL", "https://github.com",
                "GITHUB_REPOSITORY", "acme/p",
                "GITHUB_REF_TYPE", "tag",
                "GITHUB_REF_NAME", "v1");

        assertThat(of("/w", tag).branch()).isEmpty();
        assertThat(of("/w", Map.of("BRANCH_NAME", "a`b\n::error::")).branch()).isEmpty();
    }

    @Test
    void what_could_break_out_of_a_link_is_left_out() {
        Links links = new Links(
                Optional.of("javascript:alert(1)"),
                Optional.of("main"),
                Optional.of("https://ci.example/) [evil](https://evil"),
                Optional.of("https://ci.example/<script>"),
                "");

        assertThat(links).isEqualTo(Links.none());
    }

    private static Links of(String working, Map<String, String> environment) {
        return Links.of(name -> Optional.ofNullable(environment.get(name)), Path.of(working));
    }
}
