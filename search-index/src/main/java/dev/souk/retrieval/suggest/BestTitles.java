package dev.souk.retrieval.suggest;

import dev.souk.retrieval.snapshot.ItemsFrame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.util.BytesRef;

/** The best of the titles that are offered, each item once. Not thread-safe. */
final class BestTitles {

  private final int most;
  private final PriorityQueue<Title> worstFirst = new PriorityQueue<>(Collections.reverseOrder());

  BestTitles(int most) {
    this.most = most;
  }

  /** Offers an item; of those that nobody wants, keys must come in order in each segment. */
  void offer(int doc, int ordinal, double popularity, BytesRef key, ItemsFrame frame) {
    Title worst = worstFirst.peek();
    if (worst != null && worstFirst.size() == most && popularity < worst.popularity()) {
      return;
    }
    boolean wanted = popularity != Double.NEGATIVE_INFINITY;
    if (worst != null
        && worstFirst.size() == most
        && popularity == worst.popularity()
        && (wanted ? ordinal > worst.ordinal() : key.compareTo(worst.key()) > 0)) {
      return;
    }
    for (Title known : worstFirst) {
      if (known.doc() == doc) {
        return;
      }
    }
    worstFirst.add(
        new Title(
            doc,
            ordinal,
            frame.id(ordinal),
            popularity,
            wanted ? Title.NO_KEY : BytesRef.deepCopyOf(key)));
    if (worstFirst.size() > most) {
      worstFirst.remove();
    }
  }

  List<Title> inOrder() {
    List<Title> sorted = new ArrayList<>(worstFirst);
    Collections.sort(sorted);
    return sorted;
  }
}
