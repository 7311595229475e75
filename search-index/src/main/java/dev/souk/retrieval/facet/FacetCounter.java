package dev.souk.retrieval.facet;

import dev.souk.retrieval.SearchResponse.Facet;
import dev.souk.retrieval.SearchResponse.FacetValue;
import dev.souk.retrieval.snapshot.Offers;
import dev.souk.view.schema.ItemFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;

/** Counts one field's values while the matches pass by. Not thread-safe. */
sealed interface FacetCounter permits KeywordFacet, PriceFacet, AvailabilityFacet {

  Comparator<FacetValue> MOST_FREQUENT_FIRST =
      Comparator.comparingLong(FacetValue::count).reversed().thenComparing(FacetValue::value);

  /**
   * The counter of a field.
   *
   * @param field the Lucene field
   * @param offers what the items cost and whether they can be bought
   */
  static FacetCounter of(FacetSpec spec, String field, Offers offers) {
    return switch (field) {
      case ItemFields.PRICE -> new PriceFacet(spec, offers);
      case ItemFields.AVAILABILITY -> new AvailabilityFacet(spec, offers);
      default -> new KeywordFacet(spec, field);
    };
  }

  /** The documents that follow are of this leaf. */
  void leaf(LeafReaderContext leaf) throws IOException;

  /** Counts a document of the leaf; asked in ascending order. */
  void count(int doc) throws IOException;

  /** What was counted. */
  Facet result() throws IOException;

  /** The facet of these values, those that are asked for, in the order asked for. */
  static Facet of(FacetSpec spec, List<FacetValue> all) {
    List<FacetValue> wanted = new ArrayList<>();
    for (FacetValue value : all) {
      if (spec.wants(value.value())) {
        wanted.add(value);
      }
    }
    wanted.sort(spec.byValue() ? Comparator.comparing(FacetValue::value) : MOST_FREQUENT_FIRST);
    int shown = Math.min(spec.limit(), wanted.size());
    return new Facet(spec.name(), List.copyOf(wanted.subList(0, shown)), wanted.size(), null);
  }
}
