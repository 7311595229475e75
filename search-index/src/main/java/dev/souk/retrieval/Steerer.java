package dev.souk.retrieval;

import dev.souk.retrieval.filter.FilterExpression;
import dev.souk.retrieval.rules.ContextReader;
import dev.souk.retrieval.rules.MatchContext;
import dev.souk.retrieval.rules.RuleBook;
import dev.souk.retrieval.rules.Steering;
import dev.souk.retrieval.rules.Surface;
import dev.souk.retrieval.taste.Taste;
import java.time.Instant;

/**
 * Finds what merchandising rules do to a request.
 *
 * @param book the shop's rules
 * @param now what they are held against
 */
record Steerer(RuleBook book, Instant now) {

  /** Of a shop without rules. */
  static final Steerer NONE = new Steerer(RuleBook.NONE, Instant.EPOCH);

  Steering steer(SearchRequest request, Surface surface, FilterExpression filter, Taste taste) {
    return book.steer(() -> context(request, surface, filter, taste), now);
  }

  MatchContext context(
      SearchRequest request, Surface surface, FilterExpression filter, Taste taste) {
    return ContextReader.read(request, surface, filter, taste, now, book.zone());
  }
}
