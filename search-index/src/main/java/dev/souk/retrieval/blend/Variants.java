package dev.souk.retrieval.blend;

import dev.souk.retrieval.snapshot.ItemsFrame;
import dev.souk.view.schema.ItemFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;

/** Variants of one product: items of one {@code item_group_id}. Stateless. */
public final class Variants {

  private Variants() {}

  /**
   * Keeps the best of each product's variants.
   *
   * @param best best first
   * @param most stops when there are so many
   */
  public static List<Scored> collapse(ItemsFrame items, List<Scored> best, int most)
      throws IOException {
    Set<String> seen = new HashSet<>();
    List<Scored> kept = new ArrayList<>();
    for (Scored scored : best) {
      if (kept.size() == most) {
        break;
      }
      String group = group(items, scored.doc());
      if (group.isEmpty() || seen.add(group)) {
        kept.add(scored);
      }
    }
    return kept;
  }

  private static String group(ItemsFrame items, int doc) throws IOException {
    LeafReaderContext leaf = items.leaf(doc);
    SortedSetDocValues groups = DocValues.getSortedSet(leaf.reader(), ItemFields.ITEM_GROUP_ID);
    return groups.advanceExact(doc - leaf.docBase)
        ? groups.lookupOrd(groups.nextOrd()).utf8ToString()
        : "";
  }
}
