package dev.souk.retrieval.source;

import dev.souk.view.schema.ItemFields;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.CombinedFieldQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/**
 * How a word is scored: by BM25F over title, brand, category and description. With weights that are
 * whole numbers that is BM25 over one field in which a text stands as many times as it weighs.
 */
enum WordScoring {

  /**
   * In the one field: of it Lucene knows the highest score of every block of items, and passes over
   * what cannot be among the best.
   */
  ONE_FIELD(List.of(ItemFields.WORDS)) {
    @Override
    Query term(String term) {
      return new TermQuery(new Term(ItemFields.WORDS, term));
    }
  },

  /** In the four fields, whose scores are put together for every match: for views without it. */
  EACH_FIELD(
      List.of(
          ItemFields.TITLE,
          ItemFields.BRAND_TEXT,
          ItemFields.CATEGORY_TEXT,
          ItemFields.DESCRIPTION)) {
    @Override
    Query term(String term) {
      return new CombinedFieldQuery.Builder(new BytesRef(term))
          .addField(ItemFields.TITLE, ItemFields.TITLE_WEIGHT)
          .addField(ItemFields.BRAND_TEXT)
          .addField(ItemFields.CATEGORY_TEXT)
          .addField(ItemFields.DESCRIPTION)
          .build();
    }
  };

  private final List<String> fields;

  WordScoring(List<String> fields) {
    this.fields = fields;
  }

  /** Where words are looked for. */
  List<String> fields() {
    return fields;
  }

  /** Matches and scores the items that have a term. */
  abstract Query term(String term);

  /** How the items of a scope can be scored. */
  static WordScoring of(Scope scope) {
    return scope.items().hasWords() ? ONE_FIELD : EACH_FIELD;
  }
}
