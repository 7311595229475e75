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
import dev.souk.retrieval.rules.PinnedItems;
import dev.souk.retrieval.snapshot.FilterBits;
import dev.souk.retrieval.snapshot.ShopState;
import dev.souk.retrieval.source.CandidateSource;
import dev.souk.retrieval.source.Candidates;
import dev.souk.retrieval.source.Scope;
import dev.souk.retrieval.source.Shortlist;
import dev.souk.retrieval.source.Sources;
import dev.souk.retrieval.source.TextSource;
import dev.souk.view.schema.ItemRepresentations;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a plan: candidates, the one pass, arrangement, explanation. Used once, by one thread;
 * a deadline would be checked between these stages.
 *
 * @param state what the query sees
 * @param plan what to do
 * @param embedder places the words
 * @param reasons words the explanation
 */
record RetrievalRun(ShopState state, RetrievalPlan plan, QueryEmbedder embedder, Reasons reasons) {

  /**
   * Ranks the items that match the words. By relevance those of the {@link Shortlist} come first,
   * and a page of them takes a pass over these alone; a page behind them, or another order, takes a
   * pass over all matches.
   */
  SearchResponse search() throws IOException {
    List<FacetCounter> facets = counters();
    List<String> notes = new ArrayList<>(plan.notes());
    boolean relevance = plan.order() == SortOrder.RELEVANCE;
    // In another order only the highest score is needed, for the scale.
    int most = relevance ? plan.blend().budget(SourceKind.TEXT) : 1;
    TextSource text = Sources.text(plan.scope(), plan.text(), most).orElse(null);
    if (text == null) {
      return pinnedOnly(facets, notes);
    }
    if (!text.allWords()) {
      notes.add("q: no item has all the words; these have some of them");
    }
    List<CandidateSource> sources =
        Sources.bind(plan.scope(), plan.taste(), plan.blend(), text, words());
    // A boosted item may be any of the matches.
    boolean shortlisted = relevance && plan.factors().isEmpty();
    Shortlist shortlist =
        shortlisted ? Shortlist.of(plan.scope(), text, sources, plan.blend()) : Shortlist.NONE;
    Query matches = plan.scope().restrict(text.query());
    if (shortlist.complete() || wanted() <= shortlist.docs().length) {
      List<Scored> best = ranked(sources, List.of(), shortlist.docs(), wanted()).best();
      List<Hit> hits = explain(sources, page(withPins(sources, plan.pins().without(best))));
      if (facets.isEmpty()) {
        int pinned = plan.pins().countOthers(state.items(), matches, facets);
        return answer(text.total() + pinned, text.totalExact(), hits, facets, notes);
      }
      long total = new MatchCounter(facets).count(state.items().searcher(), matches);
      total += plan.pins().countOthers(state.items(), matches, facets);
      return answer(total, true, hits, facets, notes);
    }
    Ranker ranker = ranker(sources, facets, wanted());
    if (shortlisted) {
      ranker.putFirst(shortlist.docs());
    }
    ranker.rankMatches(matches);
    long total = ranker.total() + plan.pins().countOthers(state.items(), matches, facets);
    List<Scored> best = withPins(sources, plan.pins().without(ranker.best()));
    return answer(total, true, explain(sources, page(best)), facets, notes);
  }

  /** What rules have pinned is shown though no item has the words. */
  private SearchResponse pinnedOnly(List<FacetCounter> facets, List<String> notes)
      throws IOException {
    int pinned = plan.pins().countOthers(state.items(), new MatchNoDocsQuery("no item"), facets);
    List<Scored> best = withPins(List.of(), List.of());
    return answer(pinned, true, explain(List.of(), page(best)), facets, notes);
  }

  /** A ranking without the pinned items, with them at their places. */
  private List<Scored> withPins(List<CandidateSource> sources, List<Scored> others)
      throws IOException {
    PinnedItems pins = plan.pins();
    if (pins.size() == 0) {
      return others;
    }
    List<Scored> pinned = ranked(sources, List.of(), pins.docs(), pins.size()).best();
    return pins.among(others, pinned, plan.from() + plan.size());
  }

  /** Ranks without words what the plan's breadth says. */
  SearchResponse feed() throws IOException {
    List<FacetCounter> facets = counters();
    List<CandidateSource> sources = sources();
    Ranker ranker = ranked(sources, facets);
    List<Hit> hits = explain(sources, page(withPins(sources, arranged(ranker))));
    return answer(ranker.total(), true, hits, facets, plan.notes());
  }

  /** The sources of a feed. */
  List<CandidateSource> sources() throws IOException {
    return Sources.bind(plan.scope(), plan.taste(), plan.blend(), null, null);
  }

  /** A feed's one pass. */
  Ranker ranked(List<CandidateSource> sources, List<FacetCounter> facets) throws IOException {
    boolean all = plan.breadth() == Breadth.ALL;
    int[] docs = all ? allowed(Integer.MAX_VALUE) : plan.pins().with(proposed(sources, wanted()));
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
    return new Ranker(state, sources, plan.blend(), plan.order(), facets, keep)
        .multiplied(plan.factors());
  }

  /** A feed in the order in which it is shown, without what is pinned. */
  List<Scored> arranged(Ranker ranker) throws IOException {
    List<Scored> best = plan.pins().without(ranker.best());
    return plan.breadth() == Breadth.ALL
        ? best
        : new Arrangement(state.items(), plan.blend().diversity())
            .beside(plan.pins().docs())
            .of(best, wanted());
  }

  /** How many of a ranking are needed; pinned items may be among them. */
  private int wanted() {
    return plan.from() + plan.size() + plan.pins().size();
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

  private float @Nullable [] words() {
    String field = state.items().vectorField();
    return field == null
        ? null
        : embedder.embed(plan.text(), field.substring(ItemRepresentations.VECTOR_PREFIX.length()));
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
    List<Hit> hits = new Explainer(state, sources, plan.blend(), reasons).hits(page);
    return plan.merchandise().marked(hits, page, plan.factors(), plan.pins());
  }

  private SearchResponse answer(
      long total,
      boolean totalExact,
      List<Hit> hits,
      List<FacetCounter> counters,
      List<String> notes)
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
        plan.merchandise().served());
  }
}
