package dev.souk.jobs.state;

import java.util.Collection;
import java.util.List;
import org.apache.flink.state.rocksdb.RocksDBOptionsFactory;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;

/**
 * RocksDB for checkpoints that are less than a second apart. Each of them leaves a small file per
 * kind of state. RocksDB's own settings merge four of those with all that lies below them, which
 * would rewrite most of the state every two seconds; here many more come together first. What that
 * costs when a key is read is kept low by bloom filters and by {@link ChangedStates}.
 *
 * @see <a href="https://github.com/facebook/rocksdb/wiki/Leveled-Compaction">Leveled compaction</a>
 */
public final class SmallFiles implements RocksDBOptionsFactory {

  private static final long serialVersionUID = 1L;

  private static final int MERGED_TOGETHER = 24;

  /** Of each level: the first lives for seconds. */
  private static final List<CompressionType> COMPRESSION =
      List.of(
          CompressionType.NO_COMPRESSION,
          CompressionType.SNAPPY_COMPRESSION,
          CompressionType.SNAPPY_COMPRESSION,
          CompressionType.SNAPPY_COMPRESSION,
          CompressionType.SNAPPY_COMPRESSION,
          CompressionType.SNAPPY_COMPRESSION,
          CompressionType.SNAPPY_COMPRESSION);

  @Override
  public DBOptions createDBOptions(DBOptions options, Collection<AutoCloseable> handlesToClose) {
    return options;
  }

  @Override
  public ColumnFamilyOptions createColumnOptions(
      ColumnFamilyOptions options, Collection<AutoCloseable> handlesToClose) {
    return options
        .setCompressionPerLevel(COMPRESSION)
        .setLevel0FileNumCompactionTrigger(MERGED_TOGETHER)
        .setLevel0SlowdownWritesTrigger(3 * MERGED_TOGETHER)
        .setLevel0StopWritesTrigger(4 * MERGED_TOGETHER);
  }
}
