package dev.souk.jobs.indicators;

import java.util.List;

/**
 * What a shopper bought with one item and before it.
 *
 * @param period when the item was bought, in whole half-lives since 1970
 * @param same how many of {@code items}, the first ones, were bought in the same visit
 * @param direct how many of those after them were bought in the visit just before
 * @param items the companions, each once
 */
record Companions(long period, int same, int direct, List<String> items) {

  Companions {
    items = List.copyOf(items);
  }
}
