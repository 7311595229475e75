package dev.souk.retrieval.suggest;

import dev.souk.analysis.Pinyin;
import dev.souk.domain.Profile;
import dev.souk.retrieval.snapshot.FilterBits;
import dev.souk.retrieval.snapshot.ShopState;
import dev.souk.retrieval.taste.Taste;
import dev.souk.retrieval.taste.TasteReader;
import dev.souk.view.schema.QueriesSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Suggests what somebody may be about to type.
 *
 * <p>What begins as typed comes first: queries, categories and brands, items, each by how much it
 * is wanted. If that is less than half of what is asked for, the same is read in other ways:
 * characters and pinyin mixed as pinyin, words that were parted as one. If it is still less, what
 * was typed is taken for a slip: from {@value #ONE_EDIT} characters on with one edit; and, if there
 * is still nothing, from {@value #TWO_EDITS} on with two.
 *
 * <p>Thread-safe. Remembers what it counted over all items until these change.
 */
public final class Suggester {

  private static final int ONE_EDIT = 4;
  private static final int TWO_EDITS = 8;

  private volatile @Nullable ValueIndexes known;
  private volatile boolean asked;

  /**
   * Suggestions, best first.
   *
   * @param state what to suggest from
   * @param found the items that may be shown
   */
  public List<Suggestion> suggest(ShopState state, FilterBits found, SuggestRequest request)
      throws IOException {
    asked = true;
    String typed = QueriesSchema.key(request.typed());
    if (typed.isEmpty()) {
      return List.of();
    }
    Completer completer =
        new Completer(
            state, values(state, found), new Titles(state, found), affinity(state, request));
    Answer answer = new Answer(completer, request.size());
    answer.add(List.of(typed), false);
    if (answer.isShort()) {
      answer.add(otherwise(typed), false);
    }
    int characters = typed.codePointCount(0, typed.length());
    if (answer.isShort() && characters >= ONE_EDIT) {
      answer.correct(typed, 1);
    }
    if (answer.isEmpty() && characters >= TWO_EDITS) {
      answer.correct(typed, 2);
    }
    return answer.suggestions();
  }

  /**
   * Counts anew what changed, so that the next who types need not wait.
   *
   * @return whether that was done: not before somebody asked
   */
  public boolean prepare(ShopState state, FilterBits found) throws IOException {
    if (asked) {
      ValueIndexes _ = values(state, found);
    }
    return asked;
  }

  private ValueIndexes values(ShopState state, FilterBits found) throws IOException {
    long now = System.nanoTime();
    ValueIndexes last = known;
    if (last != null && last.fits(state, found, now)) {
      return last;
    }
    synchronized (this) {
      last = known;
      if (last == null || !last.fits(state, found, now)) {
        last = ValueIndexes.of(state, found, now);
        known = last;
      }
      return last;
    }
  }

  private static Affinity affinity(ShopState state, SuggestRequest request) throws IOException {
    String shopper = request.shopper();
    if (shopper == null) {
      return new Affinity(Taste.NONE);
    }
    Optional<Profile> profile = state.profile(shopper);
    return new Affinity(
        profile.isEmpty()
            ? Taste.NONE
            : new TasteReader(state).read(profile.get(), List.of(), new ArrayList<>()));
  }

  /** Other ways to read what was typed, which are no slips. */
  private static Collection<String> otherwise(String typed) {
    Set<String> readings = new LinkedHashSet<>();
    boolean chinese = typed.codePoints().anyMatch(Character::isIdeographic);
    boolean latin = typed.chars().anyMatch(c -> c >= 'a' && c <= 'z');
    if (latin) {
      String whole = chinese ? Pinyin.of(typed) : typed;
      readings.add(whole.replace(" ", "").replace("'", ""));
      readings.add(whole);
    }
    readings.remove(typed);
    return readings;
  }

  /** What is suggested so far. */
  private static final class Answer {

    private final Completer completer;
    private final int size;
    private final List<Suggestion> suggestions = new ArrayList<>();
    private final Set<Object> seen = new HashSet<>();

    Answer(Completer completer, int size) {
      this.completer = completer;
      this.size = size;
    }

    boolean isShort() {
      return 2 * suggestions.size() < size;
    }

    boolean isEmpty() {
      return suggestions.isEmpty();
    }

    void correct(String typed, int edits) throws IOException {
      List<String> near = new ArrayList<>();
      for (BytesRef prefix : completer.near(typed, edits)) {
        near.add(prefix.utf8ToString());
      }
      // The longest is nearest to all that was typed.
      near.sort((one, other) -> Integer.compare(other.length(), one.length()));
      add(near, true);
    }

    void add(Collection<String> prefixes, boolean corrected) throws IOException {
      if (prefixes.isEmpty()) {
        return;
      }
      Set<BytesRef> bytes = new TreeSet<>();
      prefixes.forEach(prefix -> bytes.add(new BytesRef(prefix)));
      List<String> inOrder = List.copyOf(prefixes);
      // Those that are there already may be among them.
      Groups groups = completer.complete(bytes, size);
      for (Pick pick : groups.choose(size + suggestions.size())) {
        if (suggestions.size() < size && seen.add(List.of(pick.kind(), pick.id()))) {
          Highlight part = Highlight.of(pick.text(), inOrder);
          suggestions.add(
              new Suggestion(
                  pick.text(), pick.kind(), pick.id(), part.from(), part.to(), corrected));
        }
      }
    }

    List<Suggestion> suggestions() {
      return suggestions;
    }
  }
}
