package dev.souk.retrieval.blend;

import dev.souk.retrieval.SearchResponse.Facet;
import dev.souk.retrieval.snapshot.Offers;
import dev.souk.view.schema.ItemFields;
import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;

/** Counts one field's values while the candidates pass by. Not thread-safe. */
public sealed interface FacetCounter permits KeywordFacet, PriceFacet, AvailabilityFacet {

  /**
   * The counter of a field.
   *
   * @param name as asked for
   * @param field the Lucene field
   * @param offers what the items cost and whether they can be bought
   */
  static FacetCounter of(String name, String field, Offers offers) {
    return switch (field) {
      case ItemFields.PRICE -> new PriceFacet(name, offers);
      case ItemFields.AVAILABILITY -> new AvailabilityFacet(name, offers);
      default -> new KeywordFacet(name, field);
    };
  }

  /** The documents that follow are of this leaf. */
  void leaf(LeafReaderContext leaf) throws IOException;

  /** Counts a document of the leaf; asked in ascending order. */
  void count(int doc) throws IOException;

  /** What was counted. */
  Facet result() throws IOException;
}
