package io.github.promptgate.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.model.transport.CallContext;
import io.github.promptgate.record.CallInfo;
import io.github.promptgate.record.FinishReason;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.TokenOdds;
import io.github.promptgate.record.TokenOdds.Alternative;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EntryJsonTest {

    private static Reply.Answered readBack(List<TokenOdds> odds) {
        Reply said = new Reply.Answered(
                "4", List.of(), FinishReason.STOP, Optional.empty(), Optional.empty(), odds, CallInfo.live(5, 1, 0));
        RequestKey key = new RequestKey("a".repeat(64), new RequestKey.Parts("m", "p", "t", "f"));
        Entry entry = new Entry(
                key, "2026-11-22T00:00:00Z", new Entry.Said(said), new CallContext("p", "m", "c", 1, "s", "grade"));
        return (Reply.Answered) EntryJson.read(EntryJson.line(entry)).reply().orElseThrow();
    }

    @Test
    void the_odds_of_tokens_are_kept_to_the_last_digit() {
        List<TokenOdds> odds = List.of(
                new TokenOdds(" \"4", List.of(new Alternative("4", -0.1234567890123), new Alternative("\n5", -9999))),
                new TokenOdds("}", List.of()));

        assertThat(readBack(odds).odds()).isEqualTo(odds);
        assertThat(readBack(List.of()).odds()).isEmpty();
    }
}
