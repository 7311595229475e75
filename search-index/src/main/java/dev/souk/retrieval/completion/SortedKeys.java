package dev.souk.retrieval.completion;

import java.io.IOException;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Keys as UTF-8, in the order of their bytes. */
@FunctionalInterface
public interface SortedKeys {

  /**
   * The first key that is not before {@code target}, null if all are; valid until the next call.
   *
   * @throws IOException if the keys cannot be read
   */
  @Nullable BytesRef ceil(BytesRef target) throws IOException;

  /** The terms of a dictionary. */
  static SortedKeys of(Terms terms) throws IOException {
    TermsEnum all = terms.iterator();
    return target -> all.seekCeil(target) == TermsEnum.SeekStatus.END ? null : all.term();
  }
}
