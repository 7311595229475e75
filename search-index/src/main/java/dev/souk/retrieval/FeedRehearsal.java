package dev.souk.retrieval;

import dev.souk.domain.EventKind;
import dev.souk.representation.collaborative.Rehearsal.Touched;
import dev.souk.retrieval.blend.Reasons;
import dev.souk.retrieval.blend.Scored;
import dev.souk.retrieval.ranking.Blend;
import dev.souk.retrieval.ranking.SourceKind;
import dev.souk.retrieval.snapshot.ShopState;
import dev.souk.retrieval.source.CandidateSource;
import dev.souk.retrieval.taste.Taste;
import dev.souk.retrieval.taste.TasteItem;
import dev.souk.retrieval.taste.TasteReader;
import dev.souk.retrieval.text.Alternatives;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks for feeds by the code that serves them, for shoppers of whom a history is given. What a
 * history names is never in its feed. Thread-safe.
 */
public final class FeedRehearsal {

  private static final double SECONDS_OF_A_MINUTE = 60;

  private final ShopState state;
  private final Instant now;
  private final Duration halfLife;

  /**
   * A candidate of a feed.
   *
   * @param id the item
   * @param scores each source's normalised score, 0 to 1, as a served feed would tell it; 0 of a
   *     source that has nothing to say
   */
  public record Candidate(String id, float[] scores) {}

  /**
   * @param state what is served from
   * @param now tells what has expired and how old a history is
   * @param halfLife in which a touch of a profile loses half its weight
   */
  public FeedRehearsal(ShopState state, Instant now, Duration halfLife) {
    this.state = state;
    this.now = now;
    this.halfLife = halfLife;
  }

  /**
   * All candidates of a shopper's feed, best first.
   *
   * @param blend its sources are asked; with other weights above 0 the candidates are the same
   * @param kinds the order of the scores
   */
  public List<Candidate> candidates(List<Touched> history, Blend blend, List<SourceKind> kinds)
      throws IOException {
    RetrievalRun run = run(history, blend);
    List<CandidateSource> sources = run.sources();
    List<Candidate> candidates = new ArrayList<>();
    for (Scored scored : run.ranked(sources).best()) {
      float[] scores = new float[kinds.size()];
      for (int s = 0; s < sources.size(); s++) {
        CandidateSource source = sources.get(s);
        scores[kinds.indexOf(source.kind())] = (float) source.normalise(scored.raw()[s]);
      }
      candidates.add(new Candidate(scored.id(), scores));
    }
    return candidates;
  }

  /** A shopper's feed: ids, the best first, at most {@code size}. */
  public List<String> feed(List<Touched> history, Blend blend, int size) throws IOException {
    RetrievalRun run = run(history, blend, size);
    List<String> ids = new ArrayList<>();
    for (Scored scored : run.arranged(run.ranked(run.sources()))) {
      ids.add(scored.id());
    }
    return ids;
  }

  private RetrievalRun run(List<Touched> history, Blend blend) throws IOException {
    return run(history, blend, 1);
  }

  private RetrievalRun run(List<Touched> history, Blend blend, int size) throws IOException {
    Taste taste = new TasteReader(state).ofItems(items(history));
    RetrievalPlan plan =
        new RetrievalPlanner(state, new ServingRules(state, now)).rehearsed(taste, blend, size);
    Reasons reasons = Reasons.forShopper(state, plan.taste(), "", plan.scope().memory());
    return new RetrievalRun(state, plan, QueryEmbedder.NONE, Alternatives.NONE, reasons);
  }

  /** As a profile tells them: visits are told apart by the minute, the latest has age 0. */
  private List<TasteItem> items(List<Touched> history) {
    int[] visits = history.stream().mapToInt(Touched::minute).distinct().sorted().toArray();
    List<TasteItem> items = new ArrayList<>();
    for (Touched touched : history) {
      int ordinal = state.items().find(touched.itemId());
      if (ordinal >= 0) {
        int age = visits.length - 1 - java.util.Arrays.binarySearch(visits, touched.minute());
        items.add(
            new TasteItem(
                touched.itemId(), ordinal, decayed(touched), touched.weight(), age, true));
      }
    }
    return items;
  }

  private double decayed(Touched touched) {
    double seconds = now.getEpochSecond() - touched.minute() * SECONDS_OF_A_MINUTE;
    double halfLives = seconds / halfLife.toSeconds();
    return touched.weight() * EventKind.PURCHASE.weight() * StrictMath.pow(0.5, halfLives);
  }
}
