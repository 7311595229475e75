package dev.souk.retrieval.source;

import dev.souk.retrieval.ranking.SourceKind;
import dev.souk.retrieval.snapshot.Column;
import dev.souk.retrieval.snapshot.FilterBits;
import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;

/**
 * What all shoppers say: popularity or trend. Raw: the signal; normalised: {@link
 * Column#normalise}.
 */
public final class SignalSource implements CandidateSource {

  private final SourceKind kind;
  private final Scope scope;
  private final Column column;

  private SignalSource(SourceKind kind, Scope scope, Column column) {
    this.kind = kind;
    this.scope = scope;
    this.column = column;
  }

  static SignalSource popularity(Scope scope) {
    return new SignalSource(SourceKind.POPULARITY, scope, scope.state().signals().popularity());
  }

  static SignalSource trend(Scope scope) {
    return new SignalSource(SourceKind.TREND, scope, scope.state().signals().trend());
  }

  @Override
  public SourceKind kind() {
    return kind;
  }

  /** Whatever is in the scope is found sooner along the shorter of two ways. */
  @Override
  public void propose(int budget, Candidates candidates) throws IOException {
    FilterBits bits = scope.bits();
    if (bits.cardinality() <= budget) {
      for (int doc = bits.next(0); doc >= 0; doc = bits.next(doc + 1)) {
        if (!scope.excluded(doc)) {
          candidates.add(doc);
        }
      }
      return;
    }
    int left = budget;
    for (int place = 0; place < column.size() && left > 0; place++) {
      int doc = scope.items().doc(column.best(place));
      if (scope.allows(doc)) {
        candidates.add(doc);
        left--;
      }
    }
  }

  @Override
  public LeafScorer scorer(LeafReaderContext leaf) {
    return doc -> column.value(scope.items().ordinal(leaf, doc));
  }

  @Override
  public double normalise(double raw) {
    return column.normalise(raw);
  }
}
