package dev.souk.retrieval.blend;

import dev.souk.retrieval.SearchResponse.Facet;
import dev.souk.retrieval.SearchResponse.FacetValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.jspecify.annotations.Nullable;

/** Counts by a leaf's own numbers of values, and names them when the leaf is done. */
final class KeywordFacet implements FacetCounter {

  private static final int MOST_VALUES = 100;

  static final Comparator<FacetValue> MOST_FREQUENT_FIRST =
      Comparator.comparingLong(FacetValue::count).reversed().thenComparing(FacetValue::value);

  private final String name;
  private final String field;
  private final Map<String, Long> counts = new HashMap<>();
  private @Nullable SortedSetDocValues values;
  private int[] ofLeaf = new int[0];

  KeywordFacet(String name, String field) {
    this.name = name;
    this.field = field;
  }

  @Override
  public void leaf(LeafReaderContext leaf) throws IOException {
    finishLeaf();
    SortedSetDocValues next = DocValues.getSortedSet(leaf.reader(), field);
    values = next;
    ofLeaf = new int[Math.toIntExact(next.getValueCount())];
  }

  @Override
  public void count(int doc) throws IOException {
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
    List<FacetValue> found = new ArrayList<>();
    counts.forEach((value, count) -> found.add(new FacetValue(value, count)));
    found.sort(MOST_FREQUENT_FIRST);
    return new Facet(name, List.copyOf(found.subList(0, Math.min(MOST_VALUES, found.size()))));
  }
}
