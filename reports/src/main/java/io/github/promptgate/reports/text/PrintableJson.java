package io.github.promptgate.reports.text;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import java.io.IOException;
import java.io.Serial;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Escapes what moves or hides other text, and the {@code #} of a text that a build runner would act upon. */
final class PrintableJson extends JsonGeneratorDelegate {

    private static final EscapesJson PLAIN = new EscapesJson(CharacterEscapes.standardAsciiEscapesForJSON());
    private static final EscapesJson WITHOUT_COMMANDS = new EscapesJson(withoutCommands());

    PrintableJson(JsonGenerator json) {
        super(json);
        json.setCharacterEscapes(PLAIN);
    }

    @Override
    public void writeString(@Nullable String text) throws IOException {
        boolean command = text != null && VisibleText.holdsCommand(text);
        if (command) {
            delegate.setCharacterEscapes(WITHOUT_COMMANDS);
        }
        delegate.writeString(text);
        if (command) {
            delegate.setCharacterEscapes(PLAIN);
        }
    }

    private static int[] withoutCommands() {
        int[] escapes = CharacterEscapes.standardAsciiEscapesForJSON();
        escapes['#'] = CharacterEscapes.ESCAPE_STANDARD;
        return escapes;
    }

    private static final class EscapesJson extends CharacterEscapes {

        @Serial
        private static final long serialVersionUID = 1;

        private final int[] ascii;

        EscapesJson(int[] ascii) {
            this.ascii = ascii.clone();
            this.ascii[0x7F] = ESCAPE_STANDARD;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ascii;
        }

        /** Halves of a pair come one by one; they are escaped whether they are whole or not. */
        @Override
        public @Nullable SerializableString getEscapeSequence(int c) {
            return VisibleText.isHidden(c) ? new SerializedString(String.format(Locale.ROOT, "\\u%04X", c)) : null;
        }
    }
}
