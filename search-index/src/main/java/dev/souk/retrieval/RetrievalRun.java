package dev.souk.retrieval;

import dev.souk.retrieval.RetrievalPlan.Breadth;
import dev.souk.retrieval.SearchResponse.Hit;
import dev.souk.retrieval.blend.Arrangement;
import dev.souk.retrieval.blend.Cursor;
import dev.souk.retrieval.blend.Explainer;
import dev.souk.retrieval.blend.Ranker;
import dev.souk.retrieval.blend.Reasons;
import dev.souk.retrieval.blend.Scored;
import dev.souk.retrieval.blend.SortOrder;
import dev.souk.retrieval.facet.FacetPass;
import dev.souk.retrieval.ranking.SourceKind;
import dev.souk.retrieval.rerank.Reranker;
import dev.souk.retrieval.rules.PinnedItems;
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
import dev.souk.retrieval.understanding.WordUsage;
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
   * @param learned what is done with the first of them, if they are ranked by relevance
   */
  SearchResponse search(boolean understand, Reranker learned) throws IOException {
    boolean relevance = plan.order() == SortOrder.RELEVANCE;
    Reading reading = read(understand, relevance);
    Scope scope = reading.scope();
    TextSource text = reading.text();
    float[] words = words(reading.words());
    Query found = MeaningMatches.of(scope, text, words).orElse(null);
    if (found == null) {
      Ranked pinned = new Ranked(List.of(), withPins(List.of(), List.of()), Reranker.NONE);
      return answer(plan.pins().size(), true, pinned, unmatched(reading), reading);
    }
    List<CandidateSource> sources = Sources.bind(scope, plan.taste(), plan.blend(), text, words);
    FacetPass facets = plan.facets().pass();
    if (!plan.facets().isEmpty()) {
      facets.countMatches(plan.counted(scope.narrow(found)));
    }
    Query matches = scope.restrict(found);
    int pinned = plan.pins().lacking(state.items(), matches);
    // A learned order knows of no factors, and a boosted item may be any of the matches.
    Reranker reranker = relevance && plan.factors().isEmpty() ? learned : Reranker.NONE;
    boolean shortlisted = relevance && !plan.factors().boosts();
    int keep = Math.max(kept(), reranker.candidates());
    Shortlist shortlist =
        shortlisted && text != null && found.equals(text.query())
            ? Shortlist.of(scope, text, sources, plan.blend())
            : Shortlist.NONE;
    List<Scored> best = ofShortlist(sources, shortlist, keep);
    if (text != null && best != null) {
      Ranked ranked = placed(sources, best, reranker);
      return plan.facets().isEmpty()
          ? answer(text.total() + pinned, text.totalExact(), ranked, facets, reading)
          : answer(facets.total(), true, ranked, facets, reading);
    }
    Ranker ranker = ranker(sources, keep);
    ranker.putFirst(shortlist.docs());
    ranker.rankMatches(matches);
    Ranked ranked = placed(sources, ranker.best(), reranker);
    return answer(ranker.total() + pinned, true, ranked, facets, reading);
  }

  /** What is shown of, in order, and who put it in order last. */
  private record Ranked(List<CandidateSource> sources, List<Scored> best, Reranker reranker) {}

  private Ranked placed(List<CandidateSource> sources, List<Scored> best, Reranker reranker)
      throws IOException {
    List<Scored> reordered = reranker.reordered(state, plan.text(), sources, best);
    return new Ranked(sources, withPins(sources, reordered), reranker);
  }

  private Reading read(boolean understand, boolean relevance) throws IOException {
    // In another order only the highest score is needed, for the scale.
    int most = relevance ? plan.blend().budget(SourceKind.TEXT) : 1;
    WordUsage usage = state.queries()::searchesWithWord;
    QueryReader reader = new QueryReader(alternatives, usage, relevance, most);
    return understand
        ? reader.read(plan.scope(), plan.text())
        : reader.plain(plan.scope(), plan.text());
  }

  /** A ranking with the pinned items at their places, and there only. */
  private List<Scored> withPins(List<CandidateSource> sources, List<Scored> best)
      throws IOException {
    PinnedItems pins = plan.pins();
    if (pins.size() == 0) {
      return best;
    }
    Ranker ranker =
        new Ranker(state, sources, plan.blend(), plan.order(), pins.size())
            .multiplied(plan.factors());
    ranker.rankAll(pins.docs());
    Cursor after = plan.page().after();
    int shown = after == null ? 0 : after.shown();
    int pinned = after == null ? 0 : after.pinned();
    return pins.among(pins.without(best), ranker.best(), shown, pinned, plan.page().end() + 1);
  }

  /** The best of the shortlist, null if the page ends behind it. */
  private @Nullable List<Scored> ofShortlist(
      List<CandidateSource> sources, Shortlist shortlist, int keep) throws IOException {
    if (!shortlist.complete() && kept() > shortlist.docs().length) {
      return null;
    }
    List<Scored> best = ranked(sources, shortlist.docs(), keep).best();
    return shortlist.complete() || best.size() >= kept() ? best : null;
  }

  /** The facets where nothing matches with what is selected: what would without it. */
  private FacetPass unmatched(Reading reading) throws IOException {
    FacetPass facets = plan.facets().pass();
    TextSource wider =
        plan.facets().selections().isEmpty()
            ? null
            : TextSource.of(
                    new TextSource.Wanted(
                        plan.facets().scope(), reading.words(), alternatives, List.of(), false, 1))
                .orElse(null);
    Query matches = wider == null ? new MatchNoDocsQuery("no item") : wider.query();
    return facets.countMatches(plan.counted(reading.scope().narrow(matches)));
  }

  /** Ranks without words what the plan's breadth says. */
  SearchResponse feed() throws IOException {
    List<CandidateSource> sources = sources();
    int[] docs = candidates(sources);
    Ranker ranker = ranked(sources, docs);
    FacetPass facets = plan.facets().pass();
    if (!plan.facets().selections().isEmpty()) {
      facets.countScope();
    } else if (!plan.facets().isEmpty()) {
      facets.countAll(docs);
    }
    Ranked shown = new Ranked(sources, withPins(sources, arranged(ranker)), Reranker.NONE);
    return answer(ranker.total(), true, shown, facets, Reading.ofNothing(plan.scope()));
  }

  /** The sources of a feed. */
  List<CandidateSource> sources() throws IOException {
    return Sources.bind(plan.scope(), plan.taste(), plan.blend(), null, null);
  }

  /** A feed's one pass. */
  Ranker ranked(List<CandidateSource> sources) throws IOException {
    return ranked(sources, candidates(sources));
  }

  private int[] candidates(List<CandidateSource> sources) throws IOException {
    return plan.breadth() == Breadth.ALL
        ? allowed(Integer.MAX_VALUE)
        : plan.pins().with(proposed(sources, wanted()));
  }

  private Ranker ranked(List<CandidateSource> sources, int[] docs) throws IOException {
    // A feed is arranged after ranking and keeps all until then; a listing shows every item.
    return ranked(sources, docs, plan.breadth() == Breadth.ALL ? kept() : docs.length);
  }

  private Ranker ranked(List<CandidateSource> sources, int[] docs, int keep) throws IOException {
    Ranker ranker = ranker(sources, keep);
    ranker.rankAll(docs);
    return ranker;
  }

  private Ranker ranker(List<CandidateSource> sources, int keep) {
    return new Ranker(state, sources, plan.blend(), plan.order(), keep)
        .multiplied(plan.factors())
        .keepBehind(plan.page().after());
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
    return plan.page().end() + plan.pins().size();
  }

  /** One more than wanted tells whether there is a next page. */
  private int kept() {
    return plan.page().size() == 0 ? 0 : wanted() + 1;
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

  private SearchResponse answer(
      long total, boolean totalExact, Ranked ranked, FacetPass facets, Reading reading)
      throws IOException {
    RetrievalPlan.Page page = plan.page();
    List<Scored> best = ranked.best();
    int from = Math.min(page.from(), best.size());
    List<Scored> shown = best.subList(from, Math.min(page.end(), best.size()));
    Reasons told = page.explain() ? reasons : null;
    List<Hit> hits =
        plan.merchandise()
            .marked(
                new Explainer(state, ranked.sources(), plan.blend(), told).hits(shown),
                shown,
                plan.factors(),
                plan.pins());
    return new SearchResponse(
        total,
        totalExact,
        page.explain() ? ranked.reranker().explained(hits) : hits,
        facets.facets(),
        cursor(ranked, !shown.isEmpty()),
        plan.profile(),
        !plan.taste().isEmpty(),
        notes(ranked, reading),
        reading.understanding(),
        plan.merchandise().served());
  }

  /** Where the next page begins; a learned order holds for the first hits only and has no place. */
  private @Nullable String cursor(Ranked ranked, boolean shown) {
    RetrievalPlan.Page page = plan.page();
    boolean more = shown && ranked.best().size() > page.end();
    return more && ranked.reranker() == Reranker.NONE
        ? plan.pins().cursor(ranked.best(), page.end(), page.after()).encode(page.request())
        : null;
  }

  private List<String> notes(Ranked ranked, Reading reading) {
    List<String> notes = new ArrayList<>(plan.notes());
    if (!plan.text().isEmpty() && reading.text() == null && !ranked.sources().isEmpty()) {
      notes.add("q: no item has any of the words; these are near in meaning");
    }
    notes.addAll(reading.notes());
    return List.copyOf(notes);
  }
}
