package dev.souk.retrieval.rerank;

import dev.souk.domain.Availability;
import dev.souk.retrieval.blend.Scored;
import dev.souk.retrieval.ranking.SourceKind;
import dev.souk.retrieval.snapshot.OfferReader;
import dev.souk.retrieval.snapshot.ShopState;
import dev.souk.retrieval.source.CandidateSource;
import dev.souk.view.schema.RankingFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.jspecify.annotations.Nullable;

/** Reads what features need of candidates, in the order of the documents. */
final class CandidateReader {

  private CandidateReader() {}

  /** The candidates, in the order in which they are given. */
  static CandidateList read(
      ShopState state, String text, List<CandidateSource> sources, List<Scored> best)
      throws IOException {
    @Nullable Candidate[] candidates = new @Nullable Candidate[best.size()];
    List<Integer> byDoc = new ArrayList<>();
    for (int c = 0; c < candidates.length; c++) {
      byDoc.add(c);
    }
    byDoc.sort(Comparator.comparingInt(c -> best.get(c).doc()));
    LeafReaderContext leaf = null;
    BinaryDocValues words = null;
    OfferReader offers = null;
    for (int c : byDoc) {
      Scored scored = best.get(c);
      LeafReaderContext own = state.items().leaf(scored.doc());
      if (leaf != own || offers == null) {
        leaf = own;
        words = RankingFields.values(own.reader());
        offers = state.offers().reader(own);
      }
      int doc = scored.doc() - own.docBase;
      candidates[c] =
          new Candidate(
              RankingFields.parts(words, doc),
              normalised(sources, scored.raw()),
              scored.score(),
              offers.price(doc),
              offers.availability(doc) != Availability.OUT_OF_STOCK);
    }
    List<Candidate> read = new ArrayList<>();
    for (Candidate candidate : candidates) {
      read.add(Objects.requireNonNull(candidate));
    }
    return new CandidateList(state.items().rarity(), text, read);
  }

  private static float[] normalised(List<CandidateSource> sources, double[] raw) {
    float[] normalised = new float[SourceKind.values().length];
    Arrays.fill(normalised, Float.NaN);
    for (int s = 0; s < raw.length; s++) {
      CandidateSource source = sources.get(s);
      normalised[source.kind().ordinal()] = (float) source.normalise(raw[s]);
    }
    return normalised;
  }
}
