package dev.souk.retrieval.highlight;

import dev.souk.view.schema.ItemFields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.ToDoubleFunction;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;

/**
 * How rare a term is among the items: BM25's inverse document frequency, which is above 0 for every
 * term (Robertson and Zaragoza 2009, with 1 added as Lucene does).
 *
 * @param items the items' index
 */
public record WordRarity(IndexReader items) implements ToDoubleFunction<String> {

  @Override
  public double applyAsDouble(String term) {
    try {
      int titles = items.docFreq(new Term(ItemFields.TITLE, term));
      int descriptions = items.docFreq(new Term(ItemFields.DESCRIPTION, term));
      double frequency = Math.max(titles, descriptions);
      return Math.log1p((items.maxDoc() - frequency + 0.5) / (frequency + 0.5));
    } catch (IOException e) {
      throw new UncheckedIOException("The items could not be read", e);
    }
  }
}
