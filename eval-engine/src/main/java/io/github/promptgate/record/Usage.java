package io.github.promptgate.record;

/**
 * Tokens as the provider counted them.
 *
 * @param cached part of input that was read from the provider's cache
 * @param reasoning part of output that was not shown
 */
public record Usage(long input, long output, long cached, long reasoning) {

    public Usage(long input, long output) {
        this(input, output, 0, 0);
    }
}
