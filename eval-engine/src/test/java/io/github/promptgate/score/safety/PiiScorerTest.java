package io.github.promptgate.score.safety;

import static io.github.promptgate.score.Asked.score;
import static io.github.promptgate.score.Asked.scored;
import static io.github.promptgate.score.Asked.specs;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Score.Mark;
import io.github.promptgate.record.Spend;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.score.Answer;
import io.github.promptgate.score.Asked;
import io.github.promptgate.score.Scorers;
import io.github.promptgate.score.Subject;
import io.github.promptgate.source.Folder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PiiScorerTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            email  | Write to ana.lopez+shop@mail.example.org.            | ana.lopez+shop@mail.example.org
            email  | <zoë@bücher.example>                                 | zoë@bücher.example
            iban   | Pay to DE89 3704 0044 0532 0130 00 today             | DE89 3704 0044 0532 0130 00
            iban   | gb82west12345698765432                               | gb82west12345698765432
            card   | Card 4111 1111 1111 1111, thanks                     | 4111 1111 1111 1111
            card   | 378282246310005                                      | 378282246310005
            ssn    | SSN: 219-09-9999                                     | 219-09-9999
            ip     | It came from 203.0.113.9.                            | 203.0.113.9
            ip     | host 2001:db8::8a2e:370:7334 answered                | 2001:db8::8a2e:370:7334
            secret | key AKIAIOSFODNN7EXAMPLE leaked                      | AKIAIOSFODNN7EXAMPLE
            secret | ghp_0123456789abcdefghijABCDEFGHIJ012345             | ghp_0123456789abcdefghijABCDEFGHIJ012345
            phone  | +49 (0)30 901820                                     | +49 (0)30 901820
            phone  | (212) 555-0123                                       | (212) 555-0123
            phone  | 212-555-0123                                         | 212-555-0123
            phone  | Call us: 555 01 23                                   | 555 01 23
            """)
    void each_kind_is_found_with_its_place(String type, String answer, String piece) {
        assertThat(Pii.in(answer, EnumSet.allOf(PiiType.class)))
                .singleElement()
                .satisfies(pii -> assertThat(pii.type().word()).isEqualTo(type))
                .satisfies(pii -> assertThat(pii.range().in(answer)).isEqualTo(piece));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user@localhost and a @ b",
                "DE88 3704 0044 0532 0130 00",
                "4111 1111 1111 1112",
                "1234567890123456789012",
                "000-12-3456 and 666-12-3456 and 123-00-4567 and 900-12-3456",
                "127.0.0.1, version 1.2.3.4, 1.2.3.4.5, 999.1.1.1",
                "On 2026-11-22, from 1999 - 2003, at 12:30:45, order 555 01 23",
                "It costs $1,234,567.89 or 12.345.678 in all.",
                "sk-short and AKIA-not"
            })
    void what_only_looks_like_it_is_let_be(String answer) {
        var score = scored(score("pii", Answer.of(answer)));

        assertThat(score.evidence().items()).isEmpty();
        assertThat(score.mark()).isEqualTo(Mark.PASSED);
        assertThat(score.evidence().reason()).isEqualTo("no personal data found");
    }

    @Test
    void the_evidence_tells_kind_and_place_and_never_the_piece() {
        Score score = score("pii", Answer.of("Ask ana@mail.example or bob@mail.example, 219-09-9999."));

        assertThat(scored(score).mark()).isEqualTo(Mark.MISSED);
        assertThat(score.evidence().reason()).isEqualTo("3 pieces of personal data: email, ssn");
        assertThat(score.evidence().items())
                .containsExactly(
                        new Item("pii", "[email]", "email", "characters 5 to 20"),
                        new Item("pii", "[email]", "email", "characters 25 to 40"),
                        new Item("pii", "[ssn]", "ssn", "characters 43 to 53"));
    }

    @Test
    void only_the_kinds_that_the_suite_names_count() {
        assertThat(scored(score("pii: [card, iban]", Answer.of("ana@mail.example")))
                        .mark())
                .isEqualTo(Mark.PASSED);
        assertThat(scored(score("pii: {types: email}", Answer.of("ana@mail.example")))
                        .mark())
                .isEqualTo(Mark.MISSED);
    }

    @Test
    void what_the_suite_allows_may_be_there() {
        String yaml = "pii: {allow: [help@shop.example, '{{ customer }}']}";
        Answer answer = Answer.of("Help@shop.example, +49 30 901820").to("{\"customer\": \"+4930901820\"}");

        assertThat(scored(score(yaml, answer)).mark()).isEqualTo(Mark.PASSED);
        assertThat(scored(score(yaml, Answer.of("other@shop.example").to("{\"customer\": \"x\"}")))
                        .mark())
                .isEqualTo(Mark.MISSED);
    }

    @Test
    void no_evidence_of_any_scorer_and_no_report_shows_what_was_found() {
        Answer answer = Answer.of("Ask ana@mail.example now.").to("{\"question\": \"Who is ana@mail.example?\"}");
        Subject subject = answer.subject();
        List<Score> scores = Scorers.score(
                        Scorers.build(
                                specs("[pii, {contains: ana@mail.example}, {regex: 'Ask .*'}]"),
                                new Folder(Path.of("."), Path.of("."), Path.of("."))),
                        subject,
                        Asked.NOTHING,
                        false)
                .scores();

        TrialRecord kept = new TrialRecord(
                subject.trial(),
                subject.question(),
                "",
                List.of("Ana is ana@mail.example."),
                List.of(),
                subject.reply(),
                scores,
                OptionalDouble.empty(),
                Spend.none());
        TrialRecord shown = kept.shown();

        assertThat(scores.toString()).doesNotContain("ana@").contains("Ask [email] now.");
        assertThat(kept.reply().text()).contains("ana@mail.example");
        assertThat(shown.toString()).doesNotContain("ana@");
        assertThat(shown.reply().text()).isEqualTo("Ask [email] now.");
        assertThat(shown.input()).isEqualTo("Who is [email]?");
        assertThat(shown.passages()).containsExactly("Ana is [email].");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a@", "1 ", "12-", "a.", ":", "sk-a", "AB12", "(1) ", "a@b."})
    void a_megabyte_that_is_made_to_be_hard_ends(String piece) {
        Answer answer = Answer.of(piece.repeat(1_000_000 / piece.length()));

        Score score = Assertions.assertTimeout(Duration.ofSeconds(60), () -> score("pii", answer));

        assertThat(score).isInstanceOf(Score.Scored.class);
    }
}
