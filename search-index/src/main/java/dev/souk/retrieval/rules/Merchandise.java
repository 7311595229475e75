package dev.souk.retrieval.rules;

import dev.souk.domain.InvalidInputException;
import dev.souk.retrieval.SearchResponse.AppliedRule;
import dev.souk.retrieval.SearchResponse.Hit;
import dev.souk.retrieval.SearchResponse.Marks;
import dev.souk.retrieval.SearchResponse.Served;
import dev.souk.retrieval.blend.Scored;
import dev.souk.retrieval.filter.FilterBinder;
import dev.souk.retrieval.filter.FilterExpression;
import dev.souk.retrieval.rules.RuleTrial.TriedPin;
import dev.souk.retrieval.snapshot.ItemsFrame;
import dev.souk.retrieval.snapshot.ShopState;
import dev.souk.retrieval.source.Scope;
import dev.souk.view.schema.ViewSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;

/**
 * What rules do to the items of one snapshot, for one request. Used by one thread.
 *
 * <p>An action whose filter names a field that no item has is left out: a shop whose last red item
 * was sold must not answer errors. {@link #problems} tells of it.
 *
 * <p>Hides and filters become part of what may be shown, whatever answers are sorted by; pins,
 * boosts and buries are for answers by relevance.
 */
public final class Merchandise {

  /** Of no rules. */
  public static final Merchandise NONE =
      new Merchandise(Steering.NONE, List.of(), List.of(), ScoreFactors.NONE, List.of());

  private final Steering steering;
  private final List<Query> needed;
  private final List<Query> hidden;
  private final ScoreFactors factors;
  private final List<String> problems;

  private Merchandise(
      Steering steering,
      List<Query> needed,
      List<Query> hidden,
      ScoreFactors factors,
      List<String> problems) {
    this.steering = steering;
    this.needed = needed;
    this.hidden = hidden;
    this.factors = factors;
    this.problems = problems;
  }

  /** Looks up what the actions speak of. */
  public static Merchandise bind(Steering steering, ShopState state) throws IOException {
    if (steering.rules().isEmpty()) {
      return NONE;
    }
    List<String> problems = new ArrayList<>();
    FilterBinder binder = new FilterBinder(state.items().fields(), state.offers());
    List<Query> needed = new ArrayList<>();
    for (Steering.Narrowing narrowing : steering.narrowings()) {
      RuleAction.Narrow narrow = narrowing.narrow();
      bound(binder, narrow.items(), narrowing.rule(), narrow.wire(), problems)
          .ifPresent(needed::add);
    }
    List<Query> hidden = new ArrayList<>();
    for (Steering.Hiding hiding : steering.hidings()) {
      RuleAction.Hide hide = hiding.hide();
      if (hide.items() != null) {
        bound(binder, hide.items(), hiding.rule(), hide.wire(), problems).ifPresent(hidden::add);
      }
      if (!hide.ids().isEmpty()) {
        List<BytesRef> ids = new ArrayList<>();
        hide.ids().forEach(id -> ids.add(new BytesRef(id)));
        hidden.add(new TermInSetQuery(ViewSchema.KEY, ids));
      }
    }
    List<ScoreFactors.Part> parts = new ArrayList<>();
    for (Steering.Weighing weight : steering.weights()) {
      Query query =
          bound(binder, weight.items(), weight.rule(), weight.action(), problems).orElse(null);
      if (query != null) {
        RuleMark mark = new RuleMark(weight.rule(), weight.action(), weight.factor());
        parts.add(new ScoreFactors.Part(mark, state.filter(query)));
      }
    }
    ScoreFactors factors = parts.isEmpty() ? ScoreFactors.NONE : new ScoreFactors(parts);
    return new Merchandise(steering, needed, hidden, factors, problems);
  }

  private static Optional<Query> bound(
      FilterBinder binder,
      FilterExpression expression,
      String rule,
      String action,
      List<String> problems) {
    try {
      return Optional.of(binder.bind(expression));
    } catch (InvalidInputException e) {
      problems.add(rule + "." + action + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  /** Which actions of a rule would be left out, and why. */
  public static List<String> problemsOf(Rule rule, ShopState state) throws IOException {
    return bind(Steering.of(List.of(rule)), state).problems();
  }

  /** What rules do, as they say it. */
  public Steering steering() {
    return steering;
  }

  /** Which actions are left out, and why. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** {@code filter} less what rules keep out. */
  public Query narrow(Query filter) {
    if (needed.isEmpty() && hidden.isEmpty()) {
      return filter;
    }
    BooleanQuery.Builder narrowed = new BooleanQuery.Builder().add(filter, Occur.FILTER);
    needed.forEach(query -> narrowed.add(query, Occur.FILTER));
    hidden.forEach(query -> narrowed.add(query, Occur.MUST_NOT));
    return narrowed.build();
  }

  /** What {@code matches} matches, and what rules pin; does not score. */
  public Query orPinned(Query matches) {
    if (steering.pins().isEmpty()) {
      return matches;
    }
    List<BytesRef> ids = new ArrayList<>();
    steering.pins().forEach(pin -> ids.add(new BytesRef(pin.id())));
    return new BooleanQuery.Builder()
        .add(matches, Occur.SHOULD)
        .add(new TermInSetQuery(ViewSchema.KEY, ids), Occur.SHOULD)
        .build();
  }

  /** What scores are multiplied by. */
  public ScoreFactors factors() {
    return factors;
  }

  /** What an answer tells of the rules. */
  public Served served() {
    if (steering.rules().isEmpty()) {
      return Served.NONE;
    }
    List<AppliedRule> applied = new ArrayList<>();
    for (Rule rule : steering.rules()) {
      applied.add(new AppliedRule(rule.name(), rule.actionNames()));
    }
    return new Served(List.copyOf(applied), steering.redirect(), null, List.of());
  }

  /**
   * Hits that tell what rules did to them.
   *
   * @param page the same hits as they were ranked
   */
  public List<Hit> marked(
      List<Hit> hits, List<Scored> page, ScoreFactors applied, PinnedItems pins) {
    if (applied.isEmpty() && pins.size() == 0) {
      return hits;
    }
    List<Hit> marked = new ArrayList<>(hits.size());
    for (int i = 0; i < hits.size(); i++) {
      List<RuleMark> marks = new ArrayList<>(pins.marks(page.get(i).doc()));
      marks.addAll(applied.marks(page.get(i).doc()));
      Hit hit = hits.get(i);
      marked.add(
          marks.isEmpty()
              ? hit
              : hit.with(
                  new Marks(List.copyOf(marks), hit.marks().team(), hit.marks().highlights())));
    }
    return marked;
  }

  /** What becomes of each pin. */
  public List<TriedPin> tried(PinnedItems pins, ItemsFrame items) {
    List<TriedPin> tried = new ArrayList<>();
    for (Steering.Pin wish : steering.pins()) {
      int ordinal = items.find(wish.id());
      int place = 0;
      for (RuleMark mark : ordinal < 0 ? List.<RuleMark>of() : pins.marks(items.doc(ordinal))) {
        place = mark.rule().equals(wish.rule()) ? (int) mark.value() : place;
      }
      tried.add(new TriedPin(wish.rule(), wish.id(), place));
    }
    return tried;
  }

  /** The pinned items within a scope that {@link #narrow} made. */
  public PinnedItems pins(Scope scope) throws IOException {
    return PinnedItems.of(steering.pins(), scope);
  }
}
