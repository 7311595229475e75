package dev.souk.jobs.training.blocks;

/**
 * A rating on its way to a block of users or of items, flat; or, without ids, just a time that the
 * block has to know of.
 *
 * @param to the block
 * @param row id on the block's side
 * @param other id on the other side
 * @param strength of the rating
 * @param last time of the latest event behind it, in milliseconds since 1970
 */
public record RoutedRating(int to, String row, String other, double strength, long last) {

  static RoutedRating time(int to, long last) {
    return new RoutedRating(to, "", "", 0, last);
  }

  boolean isTime() {
    return row.isEmpty();
  }
}
