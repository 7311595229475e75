package dev.souk.retrieval.facet;

import dev.souk.retrieval.SearchResponse.Facet;
import dev.souk.retrieval.SearchResponse.FacetValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.jspecify.annotations.Nullable;

/** Counts by a leaf's own numbers of values, and names them when the leaf is done. */
final class KeywordFacet implements FacetCounter {

  private final FacetSpec spec;
  private final String field;
  private final Map<String, Long> counts = new HashMap<>();
  private @Nullable SortedSetDocValues values;
  private @Nullable SortedDocValues single;
  private int[] ofLeaf = new int[0];

  KeywordFacet(FacetSpec spec, String field) {
    this.spec = spec;
    this.field = field;
  }

  @Override
  public void leaf(LeafReaderContext leaf) throws IOException {
    finishLeaf();
    SortedSetDocValues next = DocValues.getSortedSet(leaf.reader(), field);
    values = next;
    single = DocValues.unwrapSingleton(next);
    ofLeaf = new int[Math.toIntExact(next.getValueCount())];
  }

  @Override
  public void count(int doc) throws IOException {
    SortedDocValues one = single;
    if (one != null) {
      if (one.advanceExact(doc)) {
        ofLeaf[one.ordValue()]++;
      }
      return;
    }
    SortedSetDocValues current = values;
    if (current != null && current.advanceExact(doc)) {
      for (int i = current.docValueCount(); i > 0; i--) {
        ofLeaf[(int) current.nextOrd()]++;
      }
    }
  }

  private void finishLeaf() throws IOException {
    SortedSetDocValues current = values;
    if (current != null) {
      for (int value = 0; value < ofLeaf.length; value++) {
        if (ofLeaf[value] > 0) {
          counts.merge(current.lookupOrd(value).utf8ToString(), (long) ofLeaf[value], Long::sum);
        }
      }
    }
    values = null;
  }

  @Override
  public Facet result() throws IOException {
    finishLeaf();
    List<FacetValue> found = new ArrayList<>(counts.size());
    counts.forEach((value, count) -> found.add(new FacetValue(value, count)));
    return FacetCounter.of(spec, found);
  }
}
