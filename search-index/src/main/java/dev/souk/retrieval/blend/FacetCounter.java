package dev.souk.retrieval.blend;

import dev.souk.retrieval.SearchResponse.Facet;
import dev.souk.view.schema.ItemFields;
import java.io.IOException;
import org.apache.lucene.index.LeafReader;

/** Counts one field's values while the candidates pass by. Not thread-safe. */
public sealed interface FacetCounter permits KeywordFacet, PriceFacet {

  /**
   * The counter of a field.
   *
   * @param name as asked for
   * @param field the Lucene field
   */
  static FacetCounter of(String name, String field) {
    return field.equals(ItemFields.PRICE) ? new PriceFacet(name) : new KeywordFacet(name, field);
  }

  /** The documents that follow are of this leaf. */
  void leaf(LeafReader leaf) throws IOException;

  /** Counts a document of the leaf; asked in ascending order. */
  void count(int doc) throws IOException;

  /** What was counted. */
  Facet result() throws IOException;
}
