package io.github.promptgate.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.reports.Compared;
import io.github.promptgate.reports.Fixture;
import io.github.promptgate.reports.Golden;
import io.github.promptgate.reports.Pages;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HtmlReportTest {

    @Test
    void a_failed_run_is_told_on_one_page() {
        Golden.holds("report-failed.html", page(Fixture.failed()));
    }

    @Test
    void a_failed_run_is_told_beside_an_earlier_one() {
        Golden.holds("report-compared.html", page(Compared.failed()));
    }

    @Test
    void a_passed_run_is_told_on_one_page() {
        Golden.holds("report-passed.html", page(Fixture.passed()));
    }

    @Test
    void bad_input_is_told_on_a_small_page() {
        Golden.holds("report-bad-input.html", page(Fixture.badInput()));
    }

    private static String page(EvalOutcome outcome) {
        return Pages.readable(Pages.of(outcome));
    }

    @Test
    void all_script_of_the_page_stays_within_100_kb() {
        assertThat(PageAssets.script().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(100_000);
    }
}
