package dev.souk.retrieval.understanding;

import dev.souk.retrieval.snapshot.ShopState;
import dev.souk.retrieval.source.Scope;
import dev.souk.retrieval.source.Sources;
import dev.souk.retrieval.understanding.Understanding.Understood;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * One way to read a text, before it is known whether it finds anything.
 *
 * @param scope what may be answered
 * @param words what is searched for
 * @param preferred what comes first
 * @param understood what was told from the words
 */
record Attempt(Scope scope, String words, List<Query> preferred, List<Understood> understood) {

  /** What being of a named brand or category is worth: little beside a rare word's BM25. */
  private static final float AMONG = 0.25f;

  /** The same where nothing else was typed. */
  private static final float ALONE = 2;

  Attempt {
    preferred = List.copyOf(preferred);
    understood = List.copyOf(understood);
  }

  /** Ways to read a text, the likeliest first; the last takes all of it as words. */
  static List<Attempt> of(Scope scope, String typed) {
    List<Attempt> attempts = new ArrayList<>();
    ShopperText text = ShopperText.parse(typed);
    Scope marked = marked(scope, text);
    PricePhrase price = PricePhrase.find(text.words());
    if (price != null && price.certain()) {
      attempts.add(priced(marked, price));
    }
    attempts.add(named(marked, text.words(), List.of()));
    if (price != null && !price.certain()) {
      attempts.add(priced(marked, price));
    }
    if (marked != scope) {
      attempts.add(named(scope, typed, List.of()));
    }
    return attempts;
  }

  private static Scope marked(Scope scope, ShopperText text) {
    Scope marked = scope;
    for (String phrase : text.phrases()) {
      Query query = Sources.phrase(phrase);
      marked = query == null ? marked : marked.within(query);
    }
    for (String word : text.without()) {
      Query query = Sources.words(word);
      marked = query == null ? marked : marked.without(query);
    }
    return marked;
  }

  private static Attempt priced(Scope scope, PricePhrase price) {
    ShopState state = scope.state();
    return named(
        scope.within(state.offers().price(price.low(), price.high())),
        price.rest(),
        List.of(new Understood("price", price.text(), price.filter(), true)));
  }

  private static Attempt named(Scope scope, String words, List<Understood> understood) {
    List<Understood> all = new ArrayList<>(understood);
    List<Query> preferred = new ArrayList<>();
    for (Named named : Named.find(words, scope.items().names())) {
      Query query = new ConstantScoreQuery(new TermQuery(named.term()));
      preferred.add(new BoostQuery(query, named.whole() ? ALONE : AMONG));
      all.add(understood(named));
    }
    return new Attempt(scope, words, preferred, all);
  }

  private static Understood understood(Named named) {
    String kind = named.kind().name().toLowerCase(Locale.ROOT);
    return new Understood(kind, named.text(), named.filter(), false);
  }
}
