package dev.souk.retrieval.snapshot;

import dev.souk.domain.Availability;
import java.io.IOException;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorerSupplier;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;

/**
 * Matches items by their price or stock now. Two are equal if they ask the same of the same state;
 * Lucene does not cache it, since the answer is not a segment's own.
 */
final class OfferQuery extends Query {

  /** What is asked of an item. */
  sealed interface Condition {
    boolean holds(OfferReader reader, int doc) throws IOException;
  }

  /** The price lies between two, both included. */
  record PriceRange(double low, double high) implements Condition {
    @Override
    public boolean holds(OfferReader reader, int doc) throws IOException {
      double price = reader.price(doc);
      return price >= low && price <= high;
    }
  }

  /** The item has this availability. */
  record Stock(Availability availability) implements Condition {
    @Override
    public boolean holds(OfferReader reader, int doc) throws IOException {
      return reader.availability(doc) == availability;
    }
  }

  /** About as many simple operations as a look into the columns takes. */
  private static final float COST = 5;

  private final Offers offers;
  private final Condition condition;

  OfferQuery(Offers offers, Condition condition) {
    this.offers = offers;
    this.condition = condition;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
        OfferReader reader = offers.reader(context);
        DocIdSetIterator all = DocIdSetIterator.all(context.reader().maxDoc());
        TwoPhaseIterator matching =
            new TwoPhaseIterator(all) {
              @Override
              public boolean matches() throws IOException {
                return condition.holds(reader, approximation.docID());
              }

              @Override
              public float matchCost() {
                return COST;
              }
            };
        return ConstantScoreScorerSupplier.fromIterator(
            TwoPhaseIterator.asDocIdSetIterator(matching),
            score(),
            scoreMode,
            context.reader().maxDoc());
      }

      @Override
      public boolean isCacheable(LeafReaderContext context) {
        return false;
      }
    };
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String field) {
    return condition.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OfferQuery query
        && offers == query.offers
        && condition.equals(query.condition);
  }

  @Override
  public int hashCode() {
    return Objects.hash(System.identityHashCode(offers), condition);
  }
}
