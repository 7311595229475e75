package dev.souk.retrieval;

import dev.souk.retrieval.RetrievalPlan.Breadth;
import dev.souk.retrieval.RetrievalPlan.FacetField;
import dev.souk.retrieval.SearchResponse.Facet;
import dev.souk.retrieval.SearchResponse.Hit;
import dev.souk.retrieval.blend.Arrangement;
import dev.souk.retrieval.blend.Explainer;
import dev.souk.retrieval.blend.FacetCounter;
import dev.souk.retrieval.blend.MatchCounter;
import dev.souk.retrieval.blend.Ranker;
import dev.souk.retrieval.blend.Reasons;
import dev.souk.retrieval.blend.Scored;
import dev.souk.retrieval.blend.SortOrder;
import dev.souk.retrieval.ranking.SourceKind;
import dev.souk.retrieval.rerank.Reranker;
import dev.souk.retrieval.snapshot.FilterBits;
import dev.souk.retrieval.snapshot.ShopState;
import dev.souk.retrieval.source.CandidateSource;
import dev.souk.retrieval.source.Candidates;
import dev.souk.retrieval.source.MeaningMatches;
import dev.souk.retrieval.source.Scope;
import dev.souk.retrieval.source.Shortlist;
import dev.souk.retrieval.source.Sources;
import dev.souk.retrieval.source.TextSource;
import dev.souk.retrieval.text.Alternatives;
import dev.souk.retrieval.understanding.QueryReader;
import dev.souk.retrieval.understanding.Reading;
import dev.souk.retrieval.understanding.Understanding;
import dev.souk.retrieval.understanding.WordUsage;
import dev.souk.view.schema.ItemRepresentations;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a plan: candidates, the one pass, arrangement, explanation. Used once, by one thread;
 * a deadline would be checked between these stages.
 *
 * @param state what the query sees
 * @param plan what to do
 * @param embedder places the words
 * @param alternatives what may stand in the words' place
 * @param reasons words the explanation
 */
record RetrievalRun(
    ShopState state,
    RetrievalPlan plan,
    QueryEmbedder embedder,
    Alternatives alternatives,
    Reasons reasons) {

  /**
   * Ranks the items that match the words. By relevance those of the {@link Shortlist} come first,
   * and a page of them takes a pass over these alone; a page behind them, or another order, takes a
   * pass over all matches.
   *
   * @param understand whether the words may be read otherwise than typed
   * @param reranker what is done with the first of them, if they are ranked by relevance
   */
  SearchResponse search(boolean understand, Reranker reranker) throws IOException {
    List<FacetCounter> facets = counters();
    List<String> notes = new ArrayList<>(plan.notes());
    boolean relevance = plan.order() == SortOrder.RELEVANCE;
    Reading reading = read(understand, relevance);
    Scope scope = reading.scope();
    TextSource text = reading.text();
    float[] words = words(reading.words());
    Query found = MeaningMatches.of(scope, text, words).orElse(null);
    if (found == null) {
      return answer(0, true, List.of(), facets, notes, reading.understanding());
    }
    if (text == null) {
      notes.add("q: no item has any of the words; these are near in meaning");
    }
    notes.addAll(reading.notes());
    List<CandidateSource> sources = Sources.bind(scope, plan.taste(), plan.blend(), text, words);
    TextSource only = text != null && found.equals(text.query()) ? text : null;
    Shortlist shortlist =
        relevance && only != null
            ? Shortlist.of(scope, only, sources, plan.blend())
            : Shortlist.NONE;
    Reranker second = relevance ? reranker : Reranker.NONE;
    int keep = Math.max(wanted(), second.candidates());
    Query matches = scope.restrict(found);
    if (only != null && (shortlist.complete() || wanted() <= shortlist.docs().length)) {
      List<Scored> best = ranked(sources, List.of(), shortlist.docs(), keep).best();
      List<Hit> hits = shown(second, sources, best);
      long total = only.total();
      boolean exact = only.totalExact();
      if (!facets.isEmpty()) {
        total = new MatchCounter(facets).count(state.items().searcher(), matches);
        exact = true;
      }
      return answer(total, exact, hits, facets, notes, reading.understanding());
    }
    Ranker ranker = ranker(sources, facets, keep);
    ranker.putFirst(shortlist.docs());
    ranker.rankMatches(matches);
    List<Hit> hits = shown(second, sources, ranker.best());
    return answer(ranker.total(), true, hits, facets, notes, reading.understanding());
  }

  private Reading read(boolean understand, boolean relevance) throws IOException {
    // In another order only the highest score is needed, for the scale.
    int most = relevance ? plan.blend().budget(SourceKind.TEXT) : 1;
    QueryReader reader = new QueryReader(alternatives, WordUsage.NONE, relevance, most);
    return understand
        ? reader.read(plan.scope(), plan.text())
        : reader.plain(plan.scope(), plan.text());
  }

  /** The page of what is left in its place or put into another by {@code reranker}. */
  private List<Hit> shown(Reranker reranker, List<CandidateSource> sources, List<Scored> best)
      throws IOException {
    List<Scored> reordered = reranker.reordered(state, plan.text(), sources, best);
    return reranker.explained(explain(sources, page(reordered)));
  }

  /** Ranks without words what the plan's breadth says. */
  SearchResponse feed() throws IOException {
    List<FacetCounter> facets = counters();
    List<CandidateSource> sources = sources();
    Ranker ranker = ranked(sources, facets);
    List<Hit> hits = explain(sources, page(arranged(ranker)));
    return answer(ranker.total(), true, hits, facets, plan.notes(), Understanding.NONE);
  }

  /** The sources of a feed. */
  List<CandidateSource> sources() throws IOException {
    return Sources.bind(plan.scope(), plan.taste(), plan.blend(), null, null);
  }

  /** A feed's one pass. */
  Ranker ranked(List<CandidateSource> sources, List<FacetCounter> facets) throws IOException {
    boolean all = plan.breadth() == Breadth.ALL;
    int[] docs = all ? allowed(Integer.MAX_VALUE) : proposed(sources, wanted());
    // A feed is arranged after ranking and keeps all until then; a listing shows every item.
    int keep = all ? wanted() : docs.length;
    return ranked(sources, facets, docs, keep);
  }

  private Ranker ranked(
      List<CandidateSource> sources, List<FacetCounter> facets, int[] docs, int keep)
      throws IOException {
    Ranker ranker = ranker(sources, facets, keep);
    ranker.rankAll(docs);
    return ranker;
  }

  private Ranker ranker(List<CandidateSource> sources, List<FacetCounter> facets, int keep) {
    return new Ranker(state, sources, plan.blend(), plan.order(), facets, keep);
  }

  /** A feed in the order in which it is shown. */
  List<Scored> arranged(Ranker ranker) throws IOException {
    List<Scored> best = ranker.best();
    return plan.breadth() == Breadth.ALL
        ? best
        : new Arrangement(state.items(), plan.blend().diversity()).of(best, wanted());
  }

  private int wanted() {
    return plan.from() + plan.size();
  }

  private int[] proposed(List<CandidateSource> sources, int wanted) throws IOException {
    Candidates candidates = new Candidates();
    for (CandidateSource source : sources) {
      source.propose(plan.blend().budget(source.kind()), candidates);
    }
    // Sources propose within the scope, lest their budgets be spent in vain; that nothing else is
    // shown is seen to here, for all of them.
    int[] docs = plan.scope().allowed(candidates.sorted());
    if (docs.length >= wanted || plan.breadth() == Breadth.PROPOSED) {
      return docs;
    }
    Candidates filled = new Candidates();
    for (int doc : docs) {
      filled.add(doc);
    }
    for (int doc : allowed(wanted)) {
      filled.add(doc);
    }
    return filled.sorted();
  }

  /** The first documents in the scope. */
  private int[] allowed(int most) throws IOException {
    Scope scope = plan.scope();
    FilterBits bits = scope.bits();
    Candidates all = new Candidates();
    int left = most;
    for (int doc = bits.next(0); doc >= 0 && left > 0; doc = bits.next(doc + 1)) {
      if (!scope.excluded(doc)) {
        all.add(doc);
        left--;
      }
    }
    return all.sorted();
  }

  private float @Nullable [] words(String text) {
    String field = state.items().vectorField();
    return field == null
        ? null
        : embedder.embed(text, field.substring(ItemRepresentations.VECTOR_PREFIX.length()));
  }

  private List<FacetCounter> counters() {
    List<FacetCounter> counters = new ArrayList<>();
    for (FacetField facet : plan.facets()) {
      counters.add(FacetCounter.of(facet.name(), facet.field(), state.offers()));
    }
    return counters;
  }

  private List<Scored> page(List<Scored> best) {
    int from = Math.min(plan.from(), best.size());
    return best.subList(from, Math.min(from + plan.size(), best.size()));
  }

  private List<Hit> explain(List<CandidateSource> sources, List<Scored> page) throws IOException {
    return new Explainer(state, sources, plan.blend(), reasons).hits(page);
  }

  private SearchResponse answer(
      long total,
      boolean totalExact,
      List<Hit> hits,
      List<FacetCounter> counters,
      List<String> notes,
      Understanding understanding)
      throws IOException {
    List<Facet> facets = new ArrayList<>();
    for (FacetCounter counter : counters) {
      facets.add(counter.result());
    }
    return new SearchResponse(
        total,
        totalExact,
        hits,
        facets,
        plan.profile(),
        !plan.taste().isEmpty(),
        List.copyOf(notes),
        understanding);
  }
}
