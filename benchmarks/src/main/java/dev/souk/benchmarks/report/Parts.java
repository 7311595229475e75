package dev.souk.benchmarks.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which part of the work a stack belongs to: that of the innermost frame which tells. Lucene called
 * by the index operator is Lucene; a map that is grown by a profile is the profile.
 */
public final class Parts {

  /** Inner products of a shopper with all items, and the best of them. */
  public static final String KERNEL = "kernel: the best inner products";

  private static final Map<String, String> BY_PREFIX = new LinkedHashMap<>();

  static {
    BY_PREFIX.put("dev.souk.domain.EventJson", "parse: JSON to events");
    BY_PREFIX.put("dev.souk.domain.CatalogJson", "parse: JSON to items");
    BY_PREFIX.put("dev.souk.domain", "parse: JSON to events");
    BY_PREFIX.put("dev.souk.jobs.parse.LineOperator", "parse: the operator");
    BY_PREFIX.put("dev.souk.jobs.parse.BehaviorOperator", "parse: the operator");
    BY_PREFIX.put("dev.souk.log", "log: read lines");
    BY_PREFIX.put("dev.souk.jobs.dedup", "state: duplicates");
    BY_PREFIX.put("dev.souk.jobs.profiles.ShopperCodec", "state: profiles to bytes and back");
    BY_PREFIX.put("dev.souk.jobs.profiles", "state: profiles");
    BY_PREFIX.put("dev.souk.jobs.signals", "state: signals");
    BY_PREFIX.put("dev.souk.jobs.indicators", "state: indicators");
    BY_PREFIX.put("dev.souk.jobs.items", "items");
    BY_PREFIX.put("org.rocksdb", "state backend: RocksDB");
    BY_PREFIX.put("org.apache.flink.state.rocksdb", "state backend: RocksDB");
    BY_PREFIX.put("dev.souk.view.schema", "documents: to JSON");
    BY_PREFIX.put("dev.souk.kernels", KERNEL);
    BY_PREFIX.put("dev.souk.retrieval.snapshot", "feed: filters and columns");
    BY_PREFIX.put("dev.souk.retrieval.source", "feed: sources");
    BY_PREFIX.put("dev.souk.representation.collaborative", "feed: folding in");
    BY_PREFIX.put("dev.souk.retrieval.taste", "feed: taste");
    BY_PREFIX.put("dev.souk.retrieval.blend", "feed: blend, arrange, explain");
    BY_PREFIX.put("dev.souk.retrieval", "feed: the rest");
    BY_PREFIX.put("org.apache.lucene", "documents: Lucene");
    BY_PREFIX.put("dev.souk.view", "documents: store files");
    BY_PREFIX.put("org.apache.flink.runtime.io.network", "Flink: exchange between tasks");
    BY_PREFIX.put(
        "org.apache.flink.streaming.runtime.io.RecordWriterOutput",
        "Flink: exchange between tasks");
    BY_PREFIX.put("org.apache.flink.api.java.typeutils", "Flink: serialise records");
    BY_PREFIX.put("org.apache.flink.api.common.typeutils", "Flink: serialise records");
    BY_PREFIX.put("org.apache.kafka", "log: Kafka client");
    BY_PREFIX.put("org.apache.flink", "Flink: the rest");
    BY_PREFIX.put("dev.souk", "Souk: the rest");
  }

  private Parts() {}

  /**
   * @param frames class and method, innermost first
   */
  static String of(List<String> frames) {
    for (String frame : frames) {
      for (Map.Entry<String, String> part : BY_PREFIX.entrySet()) {
        if (frame.startsWith(part.getKey())) {
          return part.getValue();
        }
      }
    }
    return "the JDK and the rest";
  }
}
