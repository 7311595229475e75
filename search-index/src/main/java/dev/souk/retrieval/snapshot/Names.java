package dev.souk.retrieval.snapshot;

import dev.souk.view.schema.CompletionFields;
import dev.souk.view.schema.ItemFields;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The brands and categories of one snapshot, so that they can be told among the words of a query
 * without a look into each segment for each of them. Immutable.
 */
public final class Names {

  private final Set<String> brands;
  private final Map<String, String> categories;

  private Names(Set<String> brands, Map<String, String> categories) {
    this.brands = brands;
    this.categories = categories;
  }

  static Names of(IndexReader reader) throws IOException {
    Set<String> brands = new HashSet<>();
    Map<String, Integer> paths = new HashMap<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      TermsEnum terms = terms(leaf, ItemFields.BRAND);
      for (BytesRef term = terms.next(); term != null; term = terms.next()) {
        brands.add(term.utf8ToString());
      }
      terms = terms(leaf, CompletionFields.CATEGORY);
      for (BytesRef term = terms.next(); term != null; term = terms.next()) {
        paths.merge(term.utf8ToString(), terms.docFreq(), Integer::sum);
      }
    }
    return new Names(brands, categories(paths));
  }

  private static TermsEnum terms(LeafReaderContext leaf, String field) throws IOException {
    Terms terms = leaf.reader().terms(field);
    return terms == null ? TermsEnum.EMPTY : terms.iterator();
  }

  /** Of several categories of one name the one of most items. */
  private static Map<String, String> categories(Map<String, Integer> paths) {
    Map<String, String> categories = new HashMap<>();
    Map<String, Integer> most = new HashMap<>();
    for (Map.Entry<String, Integer> path : paths.entrySet()) {
      int separator = path.getKey().indexOf(CompletionFields.SEPARATOR);
      String name = path.getKey().substring(0, separator);
      String shown = path.getKey().substring(separator + 1);
      int before = most.getOrDefault(name, 0);
      boolean more = path.getValue() > before;
      boolean same = path.getValue() == before;
      if (more || same && shown.compareTo(categories.getOrDefault(name, shown)) < 0) {
        most.put(name, path.getValue());
        categories.put(name, shown);
      }
    }
    return categories;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return brands.isEmpty() && categories.isEmpty();
  }

  /** Whether a {@linkplain ItemFields#fold folded} text is a brand. */
  public boolean isBrand(String folded) {
    return brands.contains(folded);
  }

  /**
   * The path, as the shop writes it, of the category whose last level is {@code folded}, a
   * {@linkplain ItemFields#fold folded} text; null if there is none.
   */
  public @Nullable String category(String folded) {
    return categories.get(folded);
  }
}
