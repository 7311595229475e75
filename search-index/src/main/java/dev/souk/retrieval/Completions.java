package dev.souk.retrieval;

import dev.souk.domain.Item;
import dev.souk.retrieval.snapshot.FilterBits;
import dev.souk.retrieval.snapshot.ItemsFrame;
import dev.souk.retrieval.snapshot.ShopState;
import dev.souk.view.schema.CompletionFields;
import dev.souk.view.schema.ItemFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * Completes what was typed so far from the dictionaries of the index: all completions of a prefix
 * are neighbours there, so nothing is built for it. The most popular titles come first; of brands
 * and categories, those with the most items.
 *
 * @param state what to complete from
 * @param found the items whose titles may be shown
 */
record Completions(ShopState state, FilterBits found) {

  /** A prefix of one letter is completed from so many terms of each segment, no more. */
  private static final int MOST_TERMS = 20_000;

  private static final int GROUPS = 2;

  private record Title(int doc, String id, double popularity) {}

  /** A value of a keyword and how many items have it. */
  private record Value(String shown, int items) {}

  private static final Comparator<Title> POPULAR_FIRST =
      Comparator.comparingDouble(Title::popularity).reversed().thenComparing(Title::id);

  private static final Comparator<Value> MOST_ITEMS_FIRST =
      Comparator.comparingInt(Value::items).reversed().thenComparing(Value::shown);

  /** At most {@code size} completions: up to two categories and two brands, then titles. */
  List<Suggestion> complete(String typed, int size) throws IOException {
    String prefix = ItemFields.fold(typed);
    if (prefix.isEmpty()) {
      return List.of();
    }
    List<Suggestion> found = new ArrayList<>();
    for (Value category : values(CompletionFields.CATEGORY, prefix)) {
      found.add(new Suggestion(category.shown(), "category", category.shown()));
    }
    for (Value brand : values(CompletionFields.BRAND, prefix)) {
      found.add(new Suggestion(brand.shown(), "brand", brand.shown()));
    }
    List<Suggestion> kept = new ArrayList<>(found.subList(0, Math.min(found.size(), size / 2)));
    kept.addAll(titles(prefix, size - kept.size()));
    for (int i = size / 2; i < found.size() && kept.size() < size; i++) {
      kept.add(found.get(i));
    }
    return kept;
  }

  private List<Value> values(String field, String prefix) throws IOException {
    Map<String, Integer> counts = new HashMap<>();
    for (LeafReaderContext leaf : state.items().searcher().getLeafContexts()) {
      TermsEnum terms = seek(leaf, field, prefix);
      for (int i = 0; i < MOST_TERMS && terms != null && starts(terms, prefix); i++) {
        String term = terms.term().utf8ToString();
        String shown = term.substring(term.indexOf(CompletionFields.SEPARATOR) + 1);
        counts.merge(shown, terms.docFreq(), Integer::sum);
        if (terms.next() == null) {
          break;
        }
      }
    }
    List<Value> values = new ArrayList<>();
    counts.forEach((shown, items) -> values.add(new Value(shown, items)));
    values.sort(MOST_ITEMS_FIRST);
    return values.subList(0, Math.min(GROUPS, values.size()));
  }

  private List<Suggestion> titles(String prefix, int size) throws IOException {
    // Twice as many, for some have the same title.
    PriorityQueue<Title> best = new PriorityQueue<>(POPULAR_FIRST.reversed());
    for (LeafReaderContext leaf : state.items().searcher().getLeafContexts()) {
      TermsEnum terms = seek(leaf, CompletionFields.TITLE, prefix);
      PostingsEnum postings = null;
      for (int i = 0; i < MOST_TERMS && terms != null && starts(terms, prefix); i++) {
        postings = terms.postings(postings, PostingsEnum.NONE);
        offer(leaf, postings, best, 2 * size);
        if (terms.next() == null) {
          break;
        }
      }
    }
    List<Title> sorted = new ArrayList<>(best);
    sorted.sort(POPULAR_FIRST);
    List<Suggestion> suggestions = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Title title : sorted) {
      Item item = state.item(title.doc());
      if (suggestions.size() < size && seen.add(ItemFields.fold(item.title()))) {
        suggestions.add(new Suggestion(item.title(), "item", item.id()));
      }
    }
    return suggestions;
  }

  private void offer(
      LeafReaderContext leaf, PostingsEnum postings, PriorityQueue<Title> best, int most)
      throws IOException {
    ItemsFrame items = state.items();
    Bits live = leaf.reader().getLiveDocs();
    for (int d = postings.nextDoc(); d != PostingsEnum.NO_MORE_DOCS; d = postings.nextDoc()) {
      if ((live == null || live.get(d)) && found.get(leaf.docBase + d)) {
        int ordinal = items.ordinal(leaf, d);
        Title title =
            new Title(
                leaf.docBase + d, items.id(ordinal), state.signals().popularity().value(ordinal));
        if (!best.contains(title)) {
          best.add(title);
          if (best.size() > most) {
            best.remove();
          }
        }
      }
    }
  }

  private static @Nullable TermsEnum seek(LeafReaderContext leaf, String field, String prefix)
      throws IOException {
    Terms terms = leaf.reader().terms(field);
    if (terms == null) {
      return null;
    }
    TermsEnum all = terms.iterator();
    return all.seekCeil(new BytesRef(prefix)) == TermsEnum.SeekStatus.END ? null : all;
  }

  private static boolean starts(TermsEnum terms, String prefix) throws IOException {
    return StringHelper.startsWith(terms.term(), new BytesRef(prefix));
  }
}
