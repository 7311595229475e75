package dev.souk.jobs.queries;

import dev.souk.domain.QuerySignals;
import dev.souk.jobs.parse.QuerySearch;
import dev.souk.jobs.signals.DayWeights;
import dev.souk.jobs.signals.SignalOptions;
import dev.souk.jobs.state.StateCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * The searches for one query. All that it keeps are whole numbers and sets that do not depend on
 * the order of searches. Mutable, not thread-safe.
 */
public final class QueryState {

  static final StateCodec<QueryState> CODEC = new Codec();

  private final DayWeights days = new DayWeights();
  private final Searchers searchers = new Searchers();
  private final Spellings spellings = new Spellings();

  /** Counts one search. */
  public void add(QuerySearch search) {
    days.add(search.day(), 1);
    spellings.add(search.text(), 1);
    if (search.searcher() != QuerySearch.UNKNOWN) {
      searchers.add(search.searcher());
    }
  }

  /** Whether enough shoppers searched for it. */
  public boolean published(QueryOptions options) {
    return searchers.size() >= options.shoppers();
  }

  /** As published. */
  public QuerySignals signals(String query, SignalOptions options) {
    long searches = 0;
    for (int i = 0; i < days.size(); i++) {
      searches += days.weight(i);
    }
    return new QuerySignals(
        query,
        spellings.commonest(),
        searches,
        searchers.count(),
        days.popularity(options.popularityDays()));
  }

  private record Codec() implements StateCodec<QueryState> {

    private static final byte VERSION = 1;

    @Override
    public byte[] encode(QueryState state) {
      DataOutputSerializer out = new DataOutputSerializer(128);
      try {
        out.writeByte(VERSION);
        out.writeInt(state.days.size());
        for (int i = 0; i < state.days.size(); i++) {
          out.writeInt(state.days.day(i));
          out.writeLong(state.days.weight(i));
        }
        out.writeInt(state.searchers.size());
        for (int i = 0; i < state.searchers.size(); i++) {
          out.writeLong(state.searchers.hash(i));
        }
        out.writeInt(state.spellings.byHash().size());
        for (Spellings.Spelling spelling : state.spellings.byHash().values()) {
          out.writeUTF(spelling.text());
          out.writeLong(spelling.count());
        }
      } catch (IOException e) {
        throw new UncheckedIOException("A query cannot be written into memory", e);
      }
      return out.getCopyOfBuffer();
    }

    @Override
    public QueryState decode(byte[] bytes) {
      DataInputDeserializer in = new DataInputDeserializer(bytes);
      QueryState state = new QueryState();
      try {
        byte version = in.readByte();
        if (version != VERSION) {
          throw new IllegalStateException(
              "version: %d of a query's state (expected: %d)".formatted(version, VERSION));
        }
        for (int left = in.readInt(); left > 0; left--) {
          state.days.add(in.readInt(), in.readLong());
        }
        for (int left = in.readInt(); left > 0; left--) {
          state.searchers.add(in.readLong());
        }
        for (int left = in.readInt(); left > 0; left--) {
          state.spellings.add(in.readUTF(), in.readLong());
        }
      } catch (IOException e) {
        throw new UncheckedIOException("The state of a query cannot be read", e);
      }
      return state;
    }

    @Override
    public int heapBytes(QueryState state) {
      return 400
          + 16 * state.days.size()
          + 8 * state.searchers.size()
          + 250 * state.spellings.byHash().size();
    }
  }
}
