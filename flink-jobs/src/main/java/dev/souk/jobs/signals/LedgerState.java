package dev.souk.jobs.signals;

import dev.souk.domain.Ledger;
import dev.souk.jobs.parse.LedgerEntry;
import dev.souk.jobs.state.StateCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** The account of the log, by column. Mutable, not thread-safe. */
public final class LedgerState {

  static final StateCodec<LedgerState> CODEC = new Codec();

  private final Map<String, Long> columns = new TreeMap<>();

  /** Adds lines to a column. */
  public void add(LedgerEntry entry) {
    columns.merge(entry.column(), entry.lines(), Long::sum);
  }

  /** As published. */
  public Ledger ledger() {
    Map<String, Long> dead = new TreeMap<>();
    columns.forEach((column, lines) -> {
      if (column.startsWith(LedgerEntry.DEAD)) {
        dead.put(column.substring(LedgerEntry.DEAD.length()), lines);
      }
    });
    return new Ledger(
        columns.getOrDefault(LedgerEntry.ACCEPTED, 0L),
        columns.getOrDefault(LedgerEntry.GUESTS, 0L),
        columns.getOrDefault(LedgerEntry.DUPLICATES, 0L),
        columns.getOrDefault(LedgerEntry.LATE, 0L),
        dead);
  }

  private record Codec() implements StateCodec<LedgerState> {

    @Override
    public byte[] encode(LedgerState state) {
      DataOutputSerializer out = new DataOutputSerializer(256);
      try {
        out.writeInt(state.columns.size());
        for (Map.Entry<String, Long> column : state.columns.entrySet()) {
          out.writeUTF(column.getKey());
          out.writeLong(column.getValue());
        }
      } catch (IOException e) {
        throw new UncheckedIOException("The ledger cannot be written into memory", e);
      }
      return out.getCopyOfBuffer();
    }

    @Override
    public LedgerState decode(byte[] bytes) {
      DataInputDeserializer in = new DataInputDeserializer(bytes);
      LedgerState state = new LedgerState();
      try {
        for (int left = in.readInt(); left > 0; left--) {
          state.columns.put(in.readUTF(), in.readLong());
        }
      } catch (IOException e) {
        throw new UncheckedIOException("The state of the ledger cannot be read", e);
      }
      return state;
    }

    @Override
    public int heapBytes(LedgerState state) {
      return 100 * state.columns.size();
    }
  }
}
