package io.github.promptgate.model.transport;

import io.github.promptgate.model.transport.Transport.Response;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a server's headers say about when to come again: {@code Retry-After} and the resets of its rate limits. */
final class ServerWish {

    private static final List<String> OPENAI = List.of("requests", "tokens");
    private static final List<String> ANTHROPIC = List.of("requests", "tokens", "input-tokens", "output-tokens");

    /** {@code 6m0s}, {@code 1h2m3.5s}, {@code 20ms}. */
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|s|m|h|d)");

    private ServerWish() {}

    /** {@code retry-after-ms}, or {@code Retry-After} in seconds or as a date. */
    static Optional<Duration> retryAfter(Response response) {
        return response.header("retry-after-ms")
                .flatMap(text -> number(text, 1))
                .or(() -> response.header("Retry-After").flatMap(text -> number(text, 1_000)))
                .or(() -> response.header("Retry-After")
                        .flatMap(ServerWish::date)
                        .flatMap(until -> until(response, until)));
    }

    /** The longest wait for a limit of which nothing remains; empty when all have something left, or none is told. */
    static Optional<Duration> reset(Response response) {
        Stream<Optional<Duration>> openAi = OPENAI.stream()
                .filter(kind -> isSpent(response, "x-ratelimit-remaining-" + kind))
                .map(kind -> response.header("x-ratelimit-reset-" + kind).flatMap(ServerWish::duration));
        Stream<Optional<Duration>> anthropic = ANTHROPIC.stream()
                .filter(kind -> isSpent(response, "anthropic-ratelimit-" + kind + "-remaining"))
                .map(kind -> response.header("anthropic-ratelimit-" + kind + "-reset")
                        .flatMap(ServerWish::instant)
                        .flatMap(until -> until(response, until)));
        return Stream.concat(openAi, anthropic).flatMap(Optional::stream).max(Duration::compareTo);
    }

    private static boolean isSpent(Response response, String header) {
        return response.header(header).filter(text -> text.strip().equals("0")).isPresent();
    }

    private static Optional<Duration> number(String text, int unit) {
        try {
            double value = Double.parseDouble(text.strip()) * unit;
            return value >= 0 && value < Long.MAX_VALUE
                    ? Optional.of(Duration.ofMillis((long) Math.ceil(value)))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> duration(String text) {
        String clean = text.strip();
        Matcher part = DURATION.matcher(clean);
        double millis = 0;
        int end = 0;
        while (part.find() && part.start() == end) {
            millis += Double.parseDouble(part.group(1)) * unitMillis(part.group(2));
            end = part.end();
        }
        return end == clean.length() && end > 0
                ? Optional.of(Duration.ofMillis((long) Math.ceil(millis)))
                : number(clean, 1_000);
    }

    private static long unitMillis(String unit) {
        return switch (unit) {
            case "ms" -> 1;
            case "s" -> 1_000;
            case "m" -> ChronoUnit.MINUTES.getDuration().toMillis();
            case "h" -> ChronoUnit.HOURS.getDuration().toMillis();
            default -> ChronoUnit.DAYS.getDuration().toMillis();
        };
    }

    /** A time counts from the server's own {@code Date}: its clock need not agree with ours. */
    private static Optional<Duration> until(Response response, ZonedDateTime end) {
        return response.header("Date")
                .flatMap(ServerWish::date)
                .map(start -> Duration.between(start, end))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }

    private static Optional<ZonedDateTime> date(String text) {
        try {
            return Optional.of(
                    ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<ZonedDateTime> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.strip()).toZonedDateTime());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
