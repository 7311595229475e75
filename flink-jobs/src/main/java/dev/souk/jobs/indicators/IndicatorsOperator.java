package dev.souk.jobs.indicators;

import dev.souk.jobs.state.DocumentOperator;
import org.jspecify.annotations.Nullable;

/** Changes, keyed by item, become documents of the indicators view. */
public final class IndicatorsOperator extends DocumentOperator<IndicatorChange, IndicatorRow> {

  private static final long serialVersionUID = 1L;

  /** Without any options. */
  public IndicatorsOperator() {
    super("indicators", new IndicatorRowCodec());
  }

  @Override
  protected IndicatorRow add(String itemId, @Nullable IndicatorRow known, IndicatorChange change) {
    IndicatorRow row = known == null ? new IndicatorRow() : known;
    row.add(change);
    return row;
  }

  @Override
  protected byte[] source(String itemId, IndicatorRow row) {
    return row.document(itemId);
  }
}
