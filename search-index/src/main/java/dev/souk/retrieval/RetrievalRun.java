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
    List<String> notes = new ArrayList<>(plan.notes());
    boolean relevance = plan.order() == SortOrder.RELEVANCE;
    // In another order only the highest score is needed, for the scale.
    int most = relevance ? plan.blend().budget(SourceKind.TEXT) : 1;
    TextSource text = Sources.text(plan.scope(), plan.text(), most).orElse(null);
    if (text == null) {
      List<Scored> pinned = withPins(List.of(), List.of());
      return answer(plan.pins().size(), true, List.of(), pinned, unmatched(), notes);
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
    FacetPass facets = plan.facets().pass();
    if (!plan.facets().isEmpty()) {
      facets.countMatches(plan.counted(text.query()));
    }
    Query matches = plan.scope().restrict(text.query());
    int pinned = plan.pins().lacking(state.items(), matches);
    List<Scored> best = ofShortlist(sources, shortlist);
    if (best != null) {
      List<Scored> placed = withPins(sources, best);
      return plan.facets().isEmpty()
          ? answer(text.total() + pinned, text.totalExact(), sources, placed, facets, notes)
          : answer(facets.total(), true, sources, placed, facets, notes);
    }
    Ranker ranker = ranker(sources, kept());
    if (shortlisted) {
      ranker.putFirst(shortlist.docs());
    }
    ranker.rankMatches(matches);
    List<Scored> placed = withPins(sources, ranker.best());
    return answer(ranker.total() + pinned, true, sources, placed, facets, notes);
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
  private @Nullable List<Scored> ofShortlist(List<CandidateSource> sources, Shortlist shortlist)
      throws IOException {
    if (!shortlist.complete() && kept() > shortlist.docs().length) {
      return null;
    }
    List<Scored> best = ranked(sources, shortlist.docs(), kept()).best();
    return shortlist.complete() || best.size() >= kept() ? best : null;
  }

  /** The facets where nothing matches with what is selected: what would without it. */
  private FacetPass unmatched() throws IOException {
    FacetPass facets = plan.facets().pass();
    TextSource wider =
        plan.facets().selections().isEmpty()
            ? null
            : Sources.text(plan.facets().scope(), plan.text(), 1).orElse(null);
    Query matches = wider == null ? new MatchNoDocsQuery("no item") : wider.query();
    return facets.countMatches(plan.counted(matches));
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
    List<Scored> placed = withPins(sources, arranged(ranker));
    return answer(ranker.total(), true, sources, placed, facets, plan.notes());
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

  private float @Nullable [] words() {
    String field = state.items().vectorField();
    return field == null
        ? null
        : embedder.embed(plan.text(), field.substring(ItemRepresentations.VECTOR_PREFIX.length()));
  }

  private SearchResponse answer(
      long total,
      boolean totalExact,
      List<CandidateSource> sources,
      List<Scored> best,
      FacetPass facets,
      List<String> notes)
      throws IOException {
    RetrievalPlan.Page page = plan.page();
    int from = Math.min(page.from(), best.size());
    List<Scored> shown = best.subList(from, Math.min(page.end(), best.size()));
    boolean more = best.size() > page.end() && !shown.isEmpty();
    List<Hit> hits =
        plan.merchandise()
            .marked(
                new Explainer(state, sources, plan.blend(), page.explain() ? reasons : null)
                    .hits(shown),
                shown,
                plan.factors(),
                plan.pins());
    return new SearchResponse(
        total,
        totalExact,
        hits,
        facets.facets(),
        more ? plan.pins().cursor(best, page.end(), page.after()).encode(page.request()) : null,
        plan.profile(),
        !plan.taste().isEmpty(),
        List.copyOf(notes),
        plan.merchandise().served());
  }
}
