package dev.souk.retrieval;

import dev.souk.representation.embedding.Embedder;
import dev.souk.representation.embedding.LsaEmbedder;
import dev.souk.representation.embedding.RecentPlaces;
import dev.souk.representation.text.LsaBasis;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Places the words of a query among the items' vectors. Thread-safe. */
@FunctionalInterface
public interface QueryEmbedder {

  /** Places nothing: queries are then matched by words alone. */
  QueryEmbedder NONE = (text, space) -> null;

  /**
   * Places a query.
   *
   * @param space the name of the space that the items' vectors are of
   * @return the place, or null if that space is not at hand or the words have no place in it
   */
  float @Nullable [] embed(String text, String space);

  /** Projects on the basis that {@code basis} gives, which may change while running. */
  static QueryEmbedder lsa(Supplier<Optional<LsaBasis>> basis) {
    AtomicReference<@Nullable LsaEmbedder> last = new AtomicReference<>();
    return (text, space) -> {
      LsaBasis current = basis.get().orElse(null);
      if (current == null || !current.version().equals(space)) {
        return null;
      }
      LsaEmbedder embedder = last.get();
      if (embedder == null || !embedder.space().value().equals(space)) {
        embedder = new LsaEmbedder(current);
        last.set(embedder);
      }
      return embedder.query(text);
    };
  }

  /**
   * Asks a sentence embedder where the items' vectors are its own.
   *
   * @param others asked while they are not: of a shop that has just been given the embedder
   */
  static QueryEmbedder sentences(Embedder embedder, QueryEmbedder others) {
    RecentPlaces places = new RecentPlaces(embedder);
    String own = embedder.space().value();
    return (text, space) -> own.equals(space) ? places.query(text) : others.embed(text, space);
  }
}
