package io.github.promptgate.score.safety;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Hides personal data in a text that no scorer judged. */
public final class PersonalData {

    private PersonalData() {}

    /**
     * The text with the kind of each piece in its place: {@code [email]}.
     *
     * @param beside what is shown anyway: a piece that stands there stays
     */
    public static String hidden(String text, String beside) {
        List<Pii> lastFirst = new ArrayList<>(Pii.in(text, Arrays.asList(PiiType.values())));
        Collections.reverse(lastFirst);
        StringBuilder shown = new StringBuilder(text);
        for (Pii pii : lastFirst) {
            if (!beside.contains(pii.range().in(text))) {
                shown.replace(
                        pii.range().start(), pii.range().end(), "[" + pii.type().word() + "]");
            }
        }
        return shown.toString();
    }
}
