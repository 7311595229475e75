package dev.souk.retrieval.taste;

import dev.souk.retrieval.SearchRequest.Visit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A taste as read before.
 *
 * @param taste what it is
 * @param unknown ids of the visits that the shop does not have
 * @param memory what was worked out of it
 */
public record KnownTaste(Taste taste, List<String> unknown, TasteMemory memory) {

  /** Whose taste it is: a shopper's, with the visits that the request tells of. */
  public record Of(@Nullable String shopper, List<Visit> visits) {}

  public KnownTaste {
    unknown = List.copyOf(unknown);
  }
}
