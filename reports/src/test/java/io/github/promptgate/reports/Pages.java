package io.github.promptgate.reports;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.reports.html.HtmlReport;
import io.github.promptgate.reports.input.Links;
import io.github.promptgate.reports.input.ReportInput;
import io.github.promptgate.reports.summary.RunSummary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Pages as texts. */
public final class Pages {

    private static final Pattern CHUNK = Pattern.compile("(<script type=\"application/octet-stream\"[^>]*>)([^<]*)<");
    private static final Pattern ASSET = Pattern.compile("(?s)(<style>|<script>).*?(</style>|</script>)");
    private static final Pattern HASH = Pattern.compile("sha256-[A-Za-z0-9+/=]+");

    private Pages() {}

    public static String of(EvalOutcome outcome) {
        StringWriter out = new StringWriter();
        try {
            HtmlReport.write(input(outcome), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /** What a page is made of. */
    public static ReportInput input(EvalOutcome outcome) {
        return new ReportInput(outcome, RunSummary.of(outcome, 10), Links.none());
    }

    /** A page to compare: its data readable, for packing differs between JDKs; its own style and script left out. */
    public static String readable(String page) {
        String open = CHUNK.matcher(page)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + lines(unpacked(found)) + "<"));
        return HASH.matcher(ASSET.matcher(open).replaceAll("$1...$2")).replaceAll("sha256-...");
    }

    private static String lines(String json) {
        return json.replace("},{", "},\n{").replace("],\"", "],\n\"");
    }

    /** JSON of the chunk with this id. */
    public static String chunk(String page, String id) {
        Matcher found = CHUNK.matcher(page);
        while (found.find()) {
            if (found.group(1).contains("id=\"" + id + "\"")) {
                return unpacked(found);
            }
        }
        throw new IllegalArgumentException("the page has no " + id);
    }

    private static String unpacked(MatchResult found) {
        byte[] packed = Base64.getDecoder().decode(found.group(2));
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
