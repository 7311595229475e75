package dev.souk.retrieval.facet;

import dev.souk.domain.Availability;
import dev.souk.retrieval.SearchResponse.Facet;
import dev.souk.retrieval.SearchResponse.FacetValue;
import dev.souk.retrieval.snapshot.OfferReader;
import dev.souk.retrieval.snapshot.Offers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.jspecify.annotations.Nullable;

/** Counts what can be bought. */
final class AvailabilityFacet implements FacetCounter {

  private final FacetSpec spec;
  private final Offers offers;
  private final long[] counts = new long[Availability.values().length];
  private @Nullable OfferReader reader;

  AvailabilityFacet(FacetSpec spec, Offers offers) {
    this.spec = spec;
    this.offers = offers;
  }

  @Override
  public void leaf(LeafReaderContext leaf) throws IOException {
    reader = offers.reader(leaf);
  }

  @Override
  public void count(int doc) throws IOException {
    if (reader != null) {
      counts[reader.availability(doc).ordinal()]++;
    }
  }

  @Override
  public Facet result() {
    List<FacetValue> found = new ArrayList<>();
    for (Availability availability : Availability.values()) {
      long count = counts[availability.ordinal()];
      if (count > 0) {
        found.add(new FacetValue(availability.wire(), count));
      }
    }
    return FacetCounter.of(spec, found);
  }
}
