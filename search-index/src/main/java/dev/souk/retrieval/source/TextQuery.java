package dev.souk.retrieval.source;

import dev.souk.analysis.ShopAnalyzer;
import dev.souk.retrieval.source.Alternatives.Alternative;
import dev.souk.view.schema.ItemFields;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.CombinedFieldQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Makes a query of what a shopper typed, whatever that is: nothing typed is syntax.
 *
 * <p>A word is looked for in title, brand, category and description as if they were one text in
 * which the title stands three times: BM25F (Robertson, Zaragoza and Taylor 2004), so that a word
 * in a title counts more without counting twice.
 */
final class TextQuery extends QueryBuilder {

  private static final float TITLE_WEIGHT = 3;

  /** More words than anybody types; bounds the clauses of a query. */
  private static final int MOST_WORDS = 64;

  private static final Analyzer ANALYZER = new Words(ShopAnalyzer.forQuery());

  private static final List<String> FIELDS =
      List.of(
          ItemFields.TITLE,
          ItemFields.BRAND_TEXT,
          ItemFields.CATEGORY_TEXT,
          ItemFields.DESCRIPTION);

  private final Alternatives alternatives;

  private TextQuery(Alternatives alternatives) {
    super(ANALYZER);
    this.alternatives = alternatives;
  }

  /** A query that needs all words or alternatives to them; null if the text has none. */
  static @Nullable Query all(String text, Alternatives alternatives) {
    return new TextQuery(alternatives).createBooleanQuery(ItemFields.TITLE, text, Occur.MUST);
  }

  /** A query that needs any of the words; null if the text has none. */
  static @Nullable Query any(String text, Alternatives alternatives) {
    return new TextQuery(alternatives).createBooleanQuery(ItemFields.TITLE, text, Occur.SHOULD);
  }

  /** A query that needs all words side by side in one field; null if the text has none. */
  static @Nullable Query phrase(String text) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (String field : FIELDS) {
      Query phrase = new QueryBuilder(ANALYZER).createPhraseQuery(field, text);
      if (phrase == null) {
        return null;
      }
      any.add(phrase, Occur.SHOULD);
    }
    return any.build();
  }

  @Override
  protected Query newTermQuery(Term term, float boost) {
    List<Alternative> others = alternatives.of(term.bytes());
    if (others.isEmpty()) {
      return inAllFields(term.bytes());
    }
    List<Query> any = new ArrayList<>();
    any.add(inAllFields(term.bytes()));
    for (Alternative other : others) {
      any.add(new BoostQuery(allOf(other.allOf()), other.weight()));
    }
    return new DisjunctionMaxQuery(any, 0);
  }

  private static Query allOf(List<BytesRef> terms) {
    if (terms.size() == 1) {
      return inAllFields(terms.getFirst());
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (BytesRef term : terms) {
      all.add(inAllFields(term), Occur.MUST);
    }
    return all.build();
  }

  private static Query inAllFields(BytesRef term) {
    return new CombinedFieldQuery.Builder(term)
        .addField(ItemFields.TITLE, TITLE_WEIGHT)
        .addField(ItemFields.BRAND_TEXT)
        .addField(ItemFields.CATEGORY_TEXT)
        .addField(ItemFields.DESCRIPTION)
        .build();
  }

  /** A compound and the only part it is left with; each in all fields, as any word. */
  @Override
  protected Query newSynonymQuery(String field, TermAndBoost[] terms) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (TermAndBoost term : terms) {
      any.add(newTermQuery(new Term(field, term.term()), term.boost()), Occur.SHOULD);
    }
    return any.build();
  }

  /** The first words of what the analyser makes, compounds in one piece. */
  private static final class Words extends AnalyzerWrapper {

    private final Analyzer words;

    private Words(Analyzer words) {
      super(words.getReuseStrategy());
      this.words = words;
    }

    @Override
    protected Analyzer getWrappedAnalyzer(String fieldName) {
      return words;
    }

    @Override
    protected TokenStreamComponents wrapComponents(String fieldName, TokenStreamComponents whole) {
      return new TokenStreamComponents(
          whole.getSource(), new WholeWordsFilter(whole.getTokenStream(), MOST_WORDS));
    }
  }
}
