package dev.souk.retrieval.blend;

import dev.souk.retrieval.ranking.Diversity;
import dev.souk.retrieval.snapshot.ItemsFrame;
import dev.souk.view.schema.ItemFields;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;

/**
 * The order in which ranked items are shown: of the variants of one product (items of one {@code
 * item_group_id}) the best, and the first hits of several brands and categories, as {@link
 * Diversity} says. Pages of one ranking join. Used once, by one thread.
 */
public final class Arrangement {

  private final ItemsFrame items;
  private final Diversity diversity;
  private final Set<String> products = new HashSet<>();
  private final Map<String, Map<String, Integer>> shown = new HashMap<>();
  private final Queue<Scored> putBack = new ArrayDeque<>();
  private final List<Scored> arranged = new ArrayList<>();
  private boolean settled;

  /** Nothing is arranged yet. */
  public Arrangement(ItemsFrame items, Diversity diversity) {
    this.items = items;
    this.diversity = diversity;
  }

  /** What is shown besides, so that no other variant of its product is. */
  public Arrangement beside(int[] docs) throws IOException {
    for (int doc : docs) {
      String product = value(doc, ItemFields.ITEM_GROUP_ID);
      if (!product.isEmpty()) {
        products.add(product);
      }
    }
    return this;
  }

  /**
   * Arranges a ranking.
   *
   * @param best best first
   * @param most stops when there are so many
   */
  public List<Scored> of(List<Scored> best, int most) throws IOException {
    for (Scored scored : best) {
      if (arranged.size() >= most) {
        break;
      }
      String product = value(scored.doc(), ItemFields.ITEM_GROUP_ID);
      if (!product.isEmpty() && !products.add(product)) {
        continue;
      }
      settled = settled || endsBefore(scored);
      if (settled) {
        arranged.addAll(putBack);
        putBack.clear();
        arranged.add(scored);
      } else if (fits(scored)) {
        arranged.add(scored);
      } else {
        putBack.add(scored);
      }
    }
    arranged.addAll(putBack);
    return List.copyOf(arranged.subList(0, Math.min(most, arranged.size())));
  }

  /** Whether the first hits end before {@code next}; then the order is that of the scores. */
  private boolean endsBefore(Scored next) {
    Scored first = putBack.peek();
    return arranged.size() >= diversity.first()
        || (first != null && next.key() < Diversity.LEAST_SCORE * first.key());
  }

  /** Whether there is room for it among the first; then it is counted. */
  private boolean fits(Scored scored) throws IOException {
    Map<String, String> values = new HashMap<>();
    for (Map.Entry<String, Integer> limit : diversity.most().entrySet()) {
      String value = value(scored.doc(), limit.getKey());
      int before = shown.getOrDefault(limit.getKey(), Map.of()).getOrDefault(value, 0);
      if (!value.isEmpty() && before >= limit.getValue()) {
        return false;
      }
      values.put(limit.getKey(), value);
    }
    values.forEach((field, value) ->
        shown.computeIfAbsent(field, _ -> new HashMap<>()).merge(value, 1, Integer::sum));
    return true;
  }

  /** The value of a keyword; the last of several is the innermost level of a category path. */
  private String value(int doc, String field) throws IOException {
    LeafReaderContext leaf = items.leaf(doc);
    SortedSetDocValues values = DocValues.getSortedSet(leaf.reader(), field);
    if (!values.advanceExact(doc - leaf.docBase)) {
      return "";
    }
    long last = 0;
    for (int i = values.docValueCount(); i > 0; i--) {
      last = values.nextOrd();
    }
    return values.lookupOrd(last).utf8ToString();
  }
}
