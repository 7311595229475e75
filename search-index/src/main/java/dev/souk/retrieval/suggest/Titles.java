package dev.souk.retrieval.suggest;

import dev.souk.retrieval.completion.SortedKeys;
import dev.souk.retrieval.snapshot.Column;
import dev.souk.retrieval.snapshot.FilterBits;
import dev.souk.retrieval.snapshot.ItemsFrame;
import dev.souk.retrieval.snapshot.ShopState;
import dev.souk.view.schema.CompletionFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * The most popular items whose titles have a key with a given prefix. All completions of a prefix
 * are neighbours in the dictionary. If they are few, all are looked at. If they are many, those who
 * are popular among them are found soon by going from the most popular item of the shop downwards
 * and asking of each whether it is one: both ways end after a number of steps that grows with the
 * square root of the items, whatever was typed.
 */
final class Titles {

  /** Keys that are looked at, at least. */
  private static final int LEAST_KEYS = 2_000;

  private static final int MOST_KEYS = 20_000;

  /** What balances both ways: to ask an item takes about as long as to look at two keys. */
  private static final int BALANCE = 160;

  private static final int BATCH = 512;
  private static final int MOST_ASKED = 128 * BATCH;

  private final ShopState state;
  private final ItemsFrame frame;
  private final FilterBits found;
  private final Column popularity;
  private final int keys;

  /**
   * @param found the items whose titles may be shown
   */
  Titles(ShopState state, FilterBits found) {
    this.state = state;
    this.frame = state.items();
    this.found = found;
    this.popularity = state.signals().popularity();
    this.keys = (int) Math.clamp(Math.sqrt((double) BALANCE * frame.size()), LEAST_KEYS, MOST_KEYS);
  }

  /**
   * The best items, at most {@code most}, best first; those that nobody wants yet by their keys.
   */
  List<Title> best(Collection<BytesRef> prefixes, int most) throws IOException {
    BestTitles best = new BestTitles(most);
    boolean asks = asks();
    int left = keys;
    for (LeafReaderContext leaf : frame.searcher().getLeafContexts()) {
      if (!asks) {
        left = MOST_KEYS;
      }
      for (BytesRef prefix : prefixes) {
        left = look(leaf, prefix, left, best, Integer.MAX_VALUE);
      }
      if (asks && left == 0) {
        return asked(prefixes, most);
      }
    }
    return best.inOrder();
  }

  private List<Title> asked(Collection<BytesRef> prefixes, int most) throws IOException {
    BestTitles best = new BestTitles(most);
    if (!ask(prefixes, best, most)) {
      for (LeafReaderContext leaf : frame.searcher().getLeafContexts()) {
        int left = keys;
        for (BytesRef prefix : prefixes) {
          left = look(leaf, prefix, left, best, CompletionFields.MOST_KEYS * most);
        }
      }
    }
    return best.inOrder();
  }

  /** The dictionaries. */
  List<SortedKeys> dictionaries() throws IOException {
    List<SortedKeys> dictionaries = new ArrayList<>();
    for (LeafReaderContext leaf : frame.searcher().getLeafContexts()) {
      Terms terms = leaf.reader().terms(CompletionFields.TITLE);
      if (terms != null) {
        dictionaries.add(SortedKeys.of(terms));
      }
    }
    return dictionaries;
  }

  private boolean asks() throws IOException {
    for (LeafReaderContext leaf : frame.searcher().getLeafContexts()) {
      if (!asks(leaf.reader())) {
        return false;
      }
    }
    return true;
  }

  /** Whether all items of a segment can be asked: those of earlier versions cannot. */
  private static boolean asks(LeafReader leaf) throws IOException {
    Terms terms = leaf.terms(CompletionFields.TITLE);
    if (terms == null) {
      return true;
    }
    SortedSetDocValues values = leaf.getSortedSetDocValues(CompletionFields.TITLE_KEYS);
    return values != null && values.cost() >= terms.getDocCount();
  }

  /**
   * Looks at the keys with a prefix, until there are no more, {@code budget} were looked at or
   * {@code enough} keys of items were found that nobody wants.
   *
   * @return what is left of the budget; 0 if there may be more keys
   */
  private int look(LeafReaderContext leaf, BytesRef prefix, int budget, BestTitles best, int enough)
      throws IOException {
    Terms terms = leaf.reader().terms(CompletionFields.TITLE);
    if (terms == null || budget == 0) {
      return budget;
    }
    TermsEnum all = terms.iterator();
    if (all.seekCeil(prefix) == TermsEnum.SeekStatus.END) {
      return budget;
    }
    PostingsEnum postings = null;
    int left = budget;
    int unwanted = 0;
    BytesRef term = all.term();
    while (term != null && StringHelper.startsWith(term, prefix)) {
      postings = all.postings(postings, PostingsEnum.NONE);
      for (int d = postings.nextDoc(); d != PostingsEnum.NO_MORE_DOCS; d = postings.nextDoc()) {
        left--;
        int doc = leaf.docBase + d;
        if (found.get(doc)) {
          int ordinal = frame.ordinal(leaf, d);
          double value = popularity.value(ordinal);
          best.offer(doc, ordinal, value, term, frame);
          unwanted += value == Double.NEGATIVE_INFINITY ? 1 : 0;
        }
        if (left == 0 || unwanted >= enough) {
          return left;
        }
      }
      term = all.next();
    }
    return left;
  }

  /** Asks popular items, most popular first; returns whether enough are completions. */
  private boolean ask(Collection<BytesRef> prefixes, BestTitles best, int most) throws IOException {
    int asked = Math.min(popularity.size(), MOST_ASKED);
    int size = 0;
    long[] batch = new long[BATCH];
    for (int from = 0; from < asked && size < most; from += BATCH) {
      int count = 0;
      for (int place = from; place < Math.min(asked, from + BATCH); place++) {
        int doc = frame.doc(popularity.best(place));
        if (doc >= 0 && found.get(doc)) {
          batch[count++] = (long) doc << Integer.SIZE | place;
        }
      }
      java.util.Arrays.sort(batch, 0, count);
      size += ask(batch, count, prefixes, best);
    }
    return size >= most;
  }

  /** Asks items in the order of their documents; returns how many are completions. */
  private int ask(long[] batch, int count, Collection<BytesRef> prefixes, BestTitles best)
      throws IOException {
    int size = 0;
    int at = 0;
    while (at < count) {
      LeafReaderContext leaf = frame.leaf((int) (batch[at] >>> Integer.SIZE));
      int end = leaf.docBase + leaf.reader().maxDoc();
      SortedSetDocValues values = leaf.reader().getSortedSetDocValues(CompletionFields.TITLE_KEYS);
      KeyRanges ranges = values == null ? null : KeyRanges.of(values, prefixes);
      for (; at < count && (int) (batch[at] >>> Integer.SIZE) < end; at++) {
        int doc = (int) (batch[at] >>> Integer.SIZE);
        if (values != null
            && ranges != null
            && values.advanceExact(doc - leaf.docBase)
            && ranges.hold(values)) {
          int ordinal = frame.ordinal(leaf, doc - leaf.docBase);
          best.offer(doc, ordinal, popularity.value(ordinal), Title.NO_KEY, frame);
          size++;
        }
      }
    }
    return size;
  }

  /** The title of a document counted over all leaves. */
  String text(Title title) throws IOException {
    return state.item(title.doc()).title();
  }
}
