package dev.souk.retrieval.understanding;

import dev.souk.analysis.ShopAnalyzer;
import dev.souk.analysis.Terms;
import dev.souk.domain.Item;
import dev.souk.retrieval.source.Scope;
import dev.souk.retrieval.source.TextSource;
import dev.souk.retrieval.source.TextSource.Wanted;
import dev.souk.retrieval.text.Alternatives;
import dev.souk.retrieval.understanding.Speller.Doubt;
import dev.souk.retrieval.understanding.Understanding.Corrected;
import dev.souk.retrieval.understanding.Understanding.Understood;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a shopper typed: as it stands, then with mistyped words put right, then with some of
 * the words only, until something is found. Where the first finds something, the others cost
 * nothing.
 *
 * @param synonyms what may always stand in a word's place
 * @param usage how often shoppers use a word
 * @param ranked whether the best items come first
 * @param most how many of the best to find, 1 or more
 */
public record QueryReader(Alternatives synonyms, WordUsage usage, boolean ranked, int most) {

  /** As an item is indexed: with single Chinese characters. */
  private static final Analyzer OF_ITEMS = ShopAnalyzer.forIndex();

  /** Takes all that was typed as words, and all words as meant. */
  public Reading plain(Scope scope, String typed) throws IOException {
    Attempt attempt = new Attempt(scope, typed, List.of(), List.of());
    Optional<TextSource> text = TextSource.of(wanted(attempt, synonyms));
    return text.isEmpty() ? nothing(attempt) : found(attempt, text.get(), null);
  }

  /** Reads what was typed within a scope; any text whatever is fine. */
  public Reading read(Scope scope, String typed) throws IOException {
    List<Attempt> attempts = Attempt.of(scope, typed);
    for (Attempt attempt : attempts) {
      Optional<TextSource> all = TextSource.ofAllWords(wanted(attempt, synonyms));
      if (all.isPresent()) {
        return found(attempt, all.get(), null);
      }
    }
    Speller speller = new Speller(scope.items().dictionary(), usage);
    for (Doubt doubt : Doubt.values()) {
      for (Attempt attempt : attempts) {
        Spelling spelling = speller.spell(attempt.words(), doubt);
        if (!spelling.isEmpty()) {
          Optional<TextSource> all = TextSource.ofAllWords(wanted(attempt, synonyms.and(spelling)));
          if (all.isPresent()) {
            return found(attempt, all.get(), spelling);
          }
        }
      }
    }
    for (Attempt attempt : attempts) {
      Spelling spelling = speller.spell(attempt.words(), Doubt.UNKNOWN_FAR);
      Optional<TextSource> some = TextSource.of(wanted(attempt, synonyms.and(spelling)));
      if (some.isPresent()) {
        return found(attempt, some.get(), spelling);
      }
    }
    return nothing(attempts.getLast());
  }

  private Wanted wanted(Attempt attempt, Alternatives alternatives) {
    return new Wanted(
        attempt.scope(), attempt.words(), alternatives, attempt.preferred(), ranked, most);
  }

  private static Reading nothing(Attempt attempt) {
    return new Reading(attempt.scope(), attempt.words(), null, Understanding.NONE, List.of());
  }

  private static Reading found(Attempt attempt, TextSource text, @Nullable Spelling spelling)
      throws IOException {
    List<String> notes = new ArrayList<>();
    Corrected corrected = null;
    String words = attempt.words();
    if (spelling != null) {
      words = spelling.as(terms(attempt.scope(), text.first()));
      if (!words.equals(attempt.words().strip())) {
        corrected = new Corrected(words, true);
        notes.add("q: searched for \"" + words + "\"");
      }
    }
    notes.addAll(text.notes());
    for (Understood each : attempt.understood()) {
      if (each.filtered()) {
        notes.add("q: \"" + each.text() + "\" is taken for the filter " + each.filter());
      }
    }
    Understanding understanding = new Understanding(corrected, attempt.understood());
    return new Reading(attempt.scope(), words, text, understanding, notes);
  }

  /** The terms that an item is found by. */
  private static Set<String> terms(Scope scope, int doc) throws IOException {
    Item item = scope.state().item(doc);
    List<String> texts = new ArrayList<>(item.productType());
    texts.add(item.title());
    texts.add(item.description());
    texts.addAll(item.attributes().values());
    if (item.brand() != null) {
      texts.add(item.brand());
    }
    Set<String> terms = new HashSet<>();
    texts.forEach(text -> terms.addAll(Terms.of(OF_ITEMS, text).keySet()));
    return terms;
  }
}
