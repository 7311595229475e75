package dev.souk.jobs.parse;

import dev.souk.log.DeadLetter;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/** The side outputs of every operator that parses lines. */
public final class LineOutputs {

  /** How far the log was read. */
  public static final OutputTag<Progress> PROGRESS =
      new OutputTag<>("progress", TypeInformation.of(Progress.class));

  /** Lines that could not be parsed. */
  public static final OutputTag<DeadLetter> DEAD_LETTERS =
      new OutputTag<>("dead-letters", TypeInformation.of(DeadLetter.class));

  /** What was counted. */
  public static final OutputTag<LedgerEntry> LEDGER =
      new OutputTag<>("ledger", TypeInformation.of(LedgerEntry.class));

  private LineOutputs() {}
}
