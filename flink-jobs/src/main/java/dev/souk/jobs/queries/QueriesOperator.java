package dev.souk.jobs.queries;

import dev.souk.jobs.parse.QuerySearch;
import dev.souk.jobs.signals.SignalOptions;
import dev.souk.jobs.state.DocumentOperator;
import dev.souk.view.schema.QueriesSchema;
import org.jspecify.annotations.Nullable;

/**
 * Searches, keyed by query, become documents of the queries view, once enough shoppers searched.
 */
public final class QueriesOperator extends DocumentOperator<QuerySearch, QueryState> {

  private static final long serialVersionUID = 1L;

  private final QueryOptions options;
  private final SignalOptions decay;

  /**
   * @param options which queries are published
   * @param decay how their popularity decays
   */
  public QueriesOperator(QueryOptions options, SignalOptions decay) {
    super("queries", QueryState.CODEC);
    this.options = options;
    this.decay = decay;
  }

  @Override
  protected QueryState add(String query, @Nullable QueryState known, QuerySearch search) {
    QueryState state = known == null ? new QueryState() : known;
    state.add(search);
    return state;
  }

  @Override
  protected byte @Nullable [] source(String query, QueryState state) {
    return state.published(options) ? QueriesSchema.source(state.signals(query, decay)) : null;
  }
}
