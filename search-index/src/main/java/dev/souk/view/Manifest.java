package dev.souk.view;

import dev.souk.domain.Json;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A snapshot of a view: which files make up each shard. Whoever sees a manifest can open all of it,
 * for its files were stored before it was published and are never changed.
 *
 * @param view the view
 * @param generation one life of the view, from one replay
 * @param checkpoint the Flink checkpoint that it is the state of; grows within a generation
 * @param schemaVersion of the documents
 * @param attributes what else is known, such as {@code position}, the log position it reflects
 * @param shards every shard of the view, in order
 */
public record Manifest(
    View view,
    String generation,
    long checkpoint,
    int schemaVersion,
    Map<String, String> attributes,
    List<Shard> shards) {

  /** The version of the document schemas that this code writes and reads. */
  public static final int SCHEMA_VERSION = 3;

  /** The attribute with the log position that the snapshot reflects. */
  public static final String POSITION = "position";

  /**
   * @throws IllegalArgumentException if the shards are not numbered 0, 1, ... in order
   */
  public Manifest {
    attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
    shards = List.copyOf(shards);
    for (int i = 0; i < shards.size(); i++) {
      if (shards.get(i).shard() != i) {
        throw new IllegalArgumentException(
            "shards: number " + shards.get(i).shard() + " in place " + i + " (expected: in order)");
      }
    }
  }

  /**
   * A shard: one Lucene index.
   *
   * @param shard its number, from 0
   * @param files its files, by Lucene's name
   */
  public record Shard(int shard, List<StoredFile> files) {
    public Shard {
      files = List.copyOf(files);
    }
  }

  /**
   * A file of a shard.
   *
   * @param name what Lucene calls it
   * @param stored its name in the store; differs, since Lucene may use a name again after a restart
   * @param length bytes
   * @param crc CRC-32 of all bytes
   */
  public record StoredFile(String name, String stored, long length, long crc) {}

  /** The log position that the snapshot reflects; empty if it is not known. */
  public String position() {
    return attributes.getOrDefault(POSITION, "");
  }

  /** As JSON. */
  public byte[] toJson() {
    return Json.MAPPER.writeValueAsBytes(this);
  }

  /** Reads what {@link #toJson} wrote. */
  public static Manifest fromJson(byte[] json) {
    return Json.MAPPER.readValue(json, Manifest.class);
  }
}
