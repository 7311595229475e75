package dev.souk.retrieval.source;

import dev.souk.analysis.ShopAnalyzer;
import dev.souk.view.schema.ItemFields;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CombinedFieldQuery;
import org.apache.lucene.search.Query;
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

  private TextQuery() {
    super(ANALYZER);
  }

  /** A query that needs all words; null if the text has none. */
  static @Nullable Query all(String text) {
    return new TextQuery().createBooleanQuery(ItemFields.TITLE, text, Occur.MUST);
  }

  /** A query that needs any of the words; null if the text has none. */
  static @Nullable Query any(String text) {
    return new TextQuery().createBooleanQuery(ItemFields.TITLE, text, Occur.SHOULD);
  }

  @Override
  protected Query newTermQuery(Term term, float boost) {
    return new CombinedFieldQuery.Builder(term.bytes())
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
