package io.github.promptgate.score.safety;

import com.google.re2j.Pattern;
import io.github.promptgate.score.safety.PiiType.Range;
import java.util.stream.Stream;

/** Keys and tokens that show by their prefix what they are, tokens in JWT form, and private keys. */
final class SecretFinder implements PiiType.Finder {

    private static final Pattern SECRET = Pattern.compile("(?:^|[^A-Za-z0-9_-])("
            + "sk-[A-Za-z0-9_-]{20,200}" // OpenAI, Anthropic
            + "|[sr]k_(?:live|test)_[A-Za-z0-9]{16,200}" // Stripe
            + "|A(?:KI|SI)A[0-9A-Z]{16}" // AWS
            + "|AIza[0-9A-Za-z_-]{35}" // Google
            + "|gh[pousr]_[A-Za-z0-9]{36,251}|github_pat_[A-Za-z0-9_]{22,251}"
            + "|glpat-[A-Za-z0-9_-]{20,200}"
            + "|xox[abeoprs]-[A-Za-z0-9-]{10,250}" // Slack
            + "|hf_[A-Za-z0-9]{30,200}|npm_[A-Za-z0-9]{36}|pypi-[A-Za-z0-9_-]{50,250}"
            + "|SG\\.[A-Za-z0-9_-]{16,64}\\.[A-Za-z0-9_-]{16,64}" // SendGrid
            + "|eyJ[A-Za-z0-9_-]{10,900}\\.eyJ[A-Za-z0-9_-]{10,900}\\.[A-Za-z0-9_-]{10,900}" // JWT
            + "|-----BEGIN (?:[A-Z]{2,10} ){0,2}PRIVATE KEY-----)");

    @Override
    public Stream<Range> find(String text) {
        return Patterns.all(SECRET, text);
    }
}
