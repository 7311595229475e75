package dev.souk.jobs.signals;

import dev.souk.jobs.parse.LedgerEntry;
import dev.souk.jobs.state.DocumentOperator;
import dev.souk.view.schema.SignalsSchema;
import org.jspecify.annotations.Nullable;

/** Entries, all under one key, become the ledger in the signals view. */
public final class LedgerOperator extends DocumentOperator<LedgerEntry, LedgerState> {

  private static final long serialVersionUID = 1L;

  /** The only ledger. */
  public LedgerOperator() {
    super("ledger", LedgerState.CODEC);
  }

  @Override
  protected LedgerState add(String key, @Nullable LedgerState known, LedgerEntry entry) {
    LedgerState state = known == null ? new LedgerState() : known;
    state.add(entry);
    return state;
  }

  @Override
  protected byte[] source(String key, LedgerState state) {
    return SignalsSchema.source(state.ledger());
  }
}
