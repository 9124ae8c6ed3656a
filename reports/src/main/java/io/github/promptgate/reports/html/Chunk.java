package io.github.promptgate.reports.html;

/**
 * A piece of the page's data.
 *
 * @param id of the element that holds it
 * @param first the first trial that it tells, as the index counts them
 * @param count how many trials it tells; 0 for the index
 * @param base64 gzip of JSON
 */
public record Chunk(String id, int first, int count, String base64) {}
