package dev.souk.domain;

/**
 * What shoppers searched for, in the same words but for case and white space.
 *
 * @param query the words in the form in which queries are compared
 * @param text the words as they were written most often
 * @param searches how often
 * @param shoppers by how many different shoppers, about once they are more than 64
 * @param popularity base-2 logarithm of the decayed number of searches, as {@link
 *     ItemSignals#popularity}
 */
public record QuerySignals(
    String query, String text, long searches, long shoppers, double popularity) {}
