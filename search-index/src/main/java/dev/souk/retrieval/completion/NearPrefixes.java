package dev.souk.retrieval.completion;

import java.io.IOException;
import java.util.Collection;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.UnicodeUtil;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.apache.lucene.util.automaton.Transition;

/**
 * The prefixes of keys that differ from what was typed by few edits: a letter too many, too few,
 * another, or two that changed places.
 *
 * <p>A Levenshtein automaton (Schulz and Mihov 2002, as Lucene has it) walks over sorted keys. As
 * soon as it accepts the beginning of a key it accepts all that begin so; where it cannot go on, it
 * says which bytes it could have gone on with, and the walk goes on at the next key that has one. So
 * what a walk costs depends on how many beginnings are near, not on how many keys there are; it ends
 * after a number of steps whatever was typed. Not thread-safe.
 */
public final class NearPrefixes {

  /** What is longer is compared by its beginning. */
  private static final int LONGEST = 24;

  private static final int MOST_BYTES = 4 * (LONGEST + 3);

  private final Automaton automaton;
  private final Transition transition = new Transition();
  private final int[] states = new int[MOST_BYTES];

  /**
   * @param typed so far, folded
   * @param edits 1 or 2
   * @param firstIsRight whether the first character is taken as typed
   */
  public NearPrefixes(String typed, int edits, boolean firstIsRight) {
    int[] word = typed.codePoints().limit(LONGEST).toArray();
    int fixed = firstIsRight ? 1 : 0;
    LevenshteinAutomata near =
        new LevenshteinAutomata(
            java.util.Arrays.copyOfRange(word, fixed, word.length),
            Character.MAX_CODE_POINT,
            true);
    Automaton characters = near.toAutomaton(edits, UnicodeUtil.newString(word, 0, fixed));
    automaton = new CompiledAutomaton(characters, true, false, false).automaton;
  }

  /**
   * Adds the near prefixes of {@code keys} to {@code found}.
   *
   * @param steps after which to end, each a look for a key
   * @param most prefixes in {@code found} at which to end
   */
  public void find(SortedKeys keys, int steps, Collection<BytesRef> found, int most)
      throws IOException {
    BytesRef target = new BytesRef(MOST_BYTES);
    for (int step = 0; step < steps && found.size() < most; step++) {
      BytesRef key = keys.ceil(target);
      if (key == null) {
        return;
      }
      int at = run(key);
      if (at < 0) {
        int end = -at;
        found.add(BytesRef.deepCopyOf(new BytesRef(key.bytes, key.offset, end)));
        at = end - 1;
      } else if (at == key.length) {
        // Alive, but over: longer keys that begin with it come next.
        set(target, key, at, 0);
        continue;
      }
      if (!forward(target, key, at)) {
        return;
      }
    }
  }

  /** How many bytes were taken until none could be; negated if they were accepted. */
  private int run(BytesRef key) {
    states[0] = 0;
    int most = Math.min(key.length, MOST_BYTES - 1);
    for (int at = 0; at < most; at++) {
      int next = automaton.step(states[at], key.bytes[key.offset + at] & 0xFF);
      if (next < 0) {
        return at;
      }
      states[at + 1] = next;
      if (automaton.isAccept(next)) {
        return -(at + 1);
      }
    }
    return most;
  }

  /** Sets the target behind all keys that agree with {@code key} up to and with {@code at}. */
  private boolean forward(BytesRef target, BytesRef key, int at) {
    for (int i = at; i >= 0; i--) {
      int after = i < key.length ? key.bytes[key.offset + i] & 0xFF : -1;
      int label = next(states[i], after);
      if (label >= 0) {
        set(target, key, i, label);
        return true;
      }
    }
    return false;
  }

  /** The smallest byte above {@code after} that leads on, or -1. */
  private int next(int state, int after) {
    int count = automaton.initTransition(state, transition);
    for (int i = 0; i < count; i++) {
      automaton.getNextTransition(transition);
      if (transition.max > after) {
        return Math.max(transition.min, after + 1);
      }
    }
    return -1;
  }

  private static void set(BytesRef target, BytesRef key, int length, int label) {
    if (target.bytes.length < length + 1) {
      target.bytes = new byte[2 * (length + 1)];
    }
    System.arraycopy(key.bytes, key.offset, target.bytes, 0, length);
    target.bytes[length] = (byte) label;
    target.length = length + 1;
  }
}
