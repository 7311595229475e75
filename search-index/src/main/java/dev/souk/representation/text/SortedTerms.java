package dev.souk.representation.text;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;

/**
 * An immutable set of terms, each with its rank in ascending order. On disk each term is the length
 * of the prefix it shares with the one before, and the rest.
 */
final class SortedTerms {

  private static final int LONGEST_PREFIX = 255;

  private final String[] terms;

  private SortedTerms(String[] terms) {
    this.terms = terms;
  }

  /** The distinct terms of a collection, in any order. */
  static SortedTerms of(Collection<String> terms) {
    String[] sorted = terms.toArray(String[]::new);
    Arrays.sort(sorted);
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i].equals(sorted[i - 1])) {
        throw new IllegalArgumentException("term: '" + sorted[i] + "' twice (expected: once)");
      }
    }
    return new SortedTerms(sorted);
  }

  int size() {
    return terms.length;
  }

  String get(int rank) {
    return terms[rank];
  }

  /** The rank of a term; negative if it is not in the set. */
  int rank(String term) {
    return Arrays.binarySearch(terms, term);
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(terms.length);
    String last = "";
    for (String term : terms) {
      int shared = sharedPrefix(last, term);
      out.writeByte(shared);
      out.writeUTF(term.substring(shared));
      last = term;
    }
  }

  static SortedTerms read(DataInput in) throws IOException {
    int size = Binary.readCount(in, "number of terms");
    String[] terms = new String[size];
    String last = "";
    for (int i = 0; i < size; i++) {
      int shared = in.readUnsignedByte();
      if (shared > last.length()) {
        throw new IOException(
            "shared prefix: " + shared + " (expected: at most " + last.length() + ")");
      }
      String term = last.substring(0, shared) + in.readUTF();
      if (i > 0 && term.compareTo(last) <= 0) {
        throw new IOException("term: '" + term + "' (expected: after '" + last + "')");
      }
      terms[i] = term;
      last = term;
    }
    return new SortedTerms(terms);
  }

  private static int sharedPrefix(String a, String b) {
    int most = Math.min(LONGEST_PREFIX, Math.min(a.length(), b.length()));
    int shared = 0;
    while (shared < most && a.charAt(shared) == b.charAt(shared)) {
      shared++;
    }
    return shared;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SortedTerms that && Arrays.equals(terms, that.terms);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(terms);
  }
}
