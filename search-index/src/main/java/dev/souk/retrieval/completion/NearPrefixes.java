package dev.souk.retrieval.completion;

import java.io.IOException;
import java.util.Collection;
import org.apache.lucene.util.BytesRef;

/**
 * The prefixes of keys that differ from what was typed by few edits: a character too many, too few,
 * another, or two neighbours that changed places.
 *
 * <p>Along a key the distances of its beginning to all beginnings of what was typed are kept, a row
 * for each character (Damerau 1964 and Wagner and Fischer 1974, restricted to one edit of a part),
 * which is what a Levenshtein automaton (Schulz and Mihov 2002) has for a state, made when it is
 * needed. As soon as a beginning is near enough, all keys that begin so are; where no continuation
 * could be, the row says which characters could have gone on instead, and the walk looks for the
 * next key that has one. So what a walk costs depends on how many beginnings are near and not on
 * how many keys there are; and it ends after a number of steps whatever was typed. Not thread-safe.
 */
public final class NearPrefixes {

  /** What is longer is compared by its beginning. */
  private static final int LONGEST = 24;

  private static final int NONE = -1;

  private final int[] word;
  private final int edits;
  private final boolean firstIsRight;
  private final int[][] rows;
  private final int[] least;

  /** The characters of the key before, and where they begin. */
  private final int[] characters;

  private final int[] offsets;

  /** Rows of so many characters of the key before are known. */
  private int depth;

  /**
   * @param typed so far, folded; longer than {@code edits}
   * @param edits 1 or 2
   * @param firstIsRight whether the first character is taken as typed
   */
  public NearPrefixes(String typed, int edits, boolean firstIsRight) {
    this.word = typed.codePoints().limit(LONGEST).toArray();
    this.edits = edits;
    this.firstIsRight = firstIsRight;
    int deepest = word.length + edits + 1;
    rows = new int[deepest + 1][word.length + 1];
    least = new int[deepest + 1];
    characters = new int[deepest];
    offsets = new int[deepest + 1];
    for (int j = 0; j <= word.length; j++) {
      rows[0][j] = j;
    }
  }

  /**
   * Adds the near prefixes of {@code keys} to {@code found}.
   *
   * @param steps after which to end, each a look for a key
   * @param most prefixes in {@code found} at which to end
   */
  public void find(SortedKeys keys, int steps, Collection<BytesRef> found, int most)
      throws IOException {
    depth = 0;
    BytesRef target = new BytesRef(4 * (offsets.length + 1));
    for (int step = 0; step < steps && found.size() < most; step++) {
      BytesRef key = keys.ceil(target);
      if (key == null) {
        return;
      }
      int at = run(key);
      if (at < characters.length && offsets[at] == key.length) {
        // Alive, but over: longer keys that begin with it come next.
        set(target, key, key.length, 0);
        continue;
      }
      if (rows[at + 1][word.length] <= edits) {
        found.add(BytesRef.deepCopyOf(new BytesRef(key.bytes, key.offset, offsets[at + 1])));
      }
      if (!forward(target, key, at)) {
        return;
      }
    }
  }

  /**
   * Goes along a key until it is over, near enough, or cannot be any more.
   *
   * @return the number of characters before the last that was looked at, or all if it is over
   */
  private int run(BytesRef key) {
    boolean same = true;
    int at = 0;
    int offset = 0;
    while (offset < key.length) {
      int c = character(key, offset);
      offset += length(c);
      // A key that begins as the one before has the same rows.
      same = same && at < depth && characters[at] == c;
      if (!same) {
        characters[at] = c;
        offsets[at + 1] = offset;
        depth = at + 1;
        addRow(at, c);
      }
      if (least[at + 1] > edits || rows[at + 1][word.length] <= edits) {
        return at;
      }
      at++;
    }
    return at;
  }

  /** The row behind {@code c}, the character at {@code at}. */
  private void addRow(int at, int c) {
    int[] before = rows[at];
    int[] row = rows[at + 1];
    row[0] = at + 1;
    int smallest = firstIsRight && at == 0 && c != word[0] ? Integer.MAX_VALUE : row[0];
    for (int j = 1; j <= word.length; j++) {
      int distance = before[j - 1] + (word[j - 1] == c ? 0 : 1);
      distance = Math.min(distance, Math.min(before[j], row[j - 1]) + 1);
      if (at > 0 && j > 1 && word[j - 2] == c && word[j - 1] == characters[at - 1]) {
        distance = Math.min(distance, rows[at - 1][j - 2] + 1);
      }
      row[j] = distance;
      if (smallest != Integer.MAX_VALUE) {
        smallest = Math.min(smallest, distance);
      }
    }
    least[at + 1] = smallest;
  }

  /** Sets the target behind all keys that agree with {@code key} up to and with {@code at}. */
  private boolean forward(BytesRef target, BytesRef key, int at) {
    for (int i = at; i >= 0; i--) {
      int next = next(i, characters[i]);
      if (next != NONE) {
        set(target, key, offsets[i], next);
        return true;
      }
    }
    return false;
  }

  /** The smallest character above {@code after} that may follow {@code at} others, or NONE. */
  private int next(int at, int after) {
    if (at == 0 && firstIsRight) {
      return word[0] > after ? word[0] : NONE;
    }
    if (least[at] < edits) {
      int next = after + 1;
      if (next >= Character.MIN_SURROGATE && next <= Character.MAX_SURROGATE) {
        return Character.MAX_SURROGATE + 1;
      }
      return next > Character.MAX_CODE_POINT ? NONE : next;
    }
    // No edit is left: only what was typed there goes on, swapped characters among it.
    int smallest = Integer.MAX_VALUE;
    for (int j = 0; j < word.length; j++) {
      if (rows[at][j] <= edits && word[j] > after) {
        smallest = Math.min(smallest, word[j]);
      }
    }
    return smallest == Integer.MAX_VALUE ? NONE : smallest;
  }

  private static int length(int c) {
    return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  }

  private static int character(BytesRef key, int offset) {
    int at = key.offset + offset;
    int first = key.bytes[at] & 0xFF;
    if (first < 0x80) {
      return first;
    }
    int more = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
    int c = first & (0x3F >> more);
    for (int i = 1; i <= more; i++) {
      c = c << 6 | key.bytes[at + i] & 0x3F;
    }
    return c;
  }

  /** The first bytes of {@code key}, and a character. */
  private static void set(BytesRef target, BytesRef key, int length, int c) {
    if (target.bytes.length < length + 4) {
      target.bytes = new byte[2 * length + 4];
    }
    System.arraycopy(key.bytes, key.offset, target.bytes, 0, length);
    int size = length(c);
    if (size == 1) {
      target.bytes[length] = (byte) c;
    } else {
      int rest = c;
      for (int i = size - 1; i > 0; i--) {
        target.bytes[length + i] = (byte) (0x80 | rest & 0x3F);
        rest >>= 6;
      }
      target.bytes[length] = (byte) (0xF00 >> size | rest);
    }
    target.length = length + size;
  }
}
