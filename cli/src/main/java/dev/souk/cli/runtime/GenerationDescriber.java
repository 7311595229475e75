package dev.souk.cli.runtime;

import dev.souk.api.shop.GenerationInfo;
import dev.souk.api.shop.JobStatus;
import dev.souk.api.shop.Lag;
import dev.souk.domain.ShopId;
import dev.souk.jobs.embedded.EmbeddedJobs;
import dev.souk.jobs.embedded.Generation;
import dev.souk.log.LogPosition;
import dev.souk.log.Topic;
import dev.souk.retrieval.ShopStatus;
import dev.souk.view.Manifest;
import dev.souk.view.SnapshotStore;
import dev.souk.view.View;
import dev.souk.view.ViewReader;
import dev.souk.view.ViewSnapshot;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Says how a generation is: what its snapshots show and what its job does. */
record GenerationDescriber(ShopId shop, EmbeddedJobs jobs, SnapshotStore store) {

  /** So that g10 comes after g9. */
  static final Comparator<String> ORDER =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  GenerationInfo describe(String name, GenerationInfo.Role role, LogPosition end)
      throws IOException {
    Generation begun =
        jobs.generations(shop).stream()
            .filter(generation -> generation.name().equals(name))
            .findFirst()
            .orElse(new Generation(name, Instant.EPOCH, LogPosition.START, LogPosition.START, ""));
    TreeMap<String, Long> documents = new TreeMap<>();
    TreeMap<String, Long> next = new TreeMap<>();
    TreeMap<String, ShopStatus.Snapshot> snapshots = new TreeMap<>();
    long bytes = 0;
    for (View view : View.STREAMED) {
      Optional<Manifest> newest = store.latest(view, name);
      if (newest.isEmpty()) {
        continue;
      }
      Manifest manifest = newest.get();
      String position = manifest.position();
      LogPosition.parse(position).next().forEach((p, offset) -> next.merge(p, offset, Math::min));
      snapshots.put(view.wire(), new ShopStatus.Snapshot(name, manifest.checkpoint(), position));
      documents.put(view.wire(), documents(view, name));
      bytes += bytes(manifest);
    }
    LogPosition position = new LogPosition(next);
    return new GenerationInfo(
        name,
        role,
        begun.created(),
        begun.from(),
        begun.target(),
        position,
        lines(begun.from(), least(position, begun.target())),
        lines(begun.from(), begun.target()),
        Lag.lines(end, new ShopStatus(0, 0, 0, "", snapshots, "")),
        documents,
        bytes,
        jobs.health(shop, name)
            .map(ShopRuntime::status)
            .orElse(new JobStatus(JobStatus.State.STOPPED, "", 0, 0)));
  }

  private long documents(View view, String generation) throws IOException {
    try (ViewReader reader = new ViewReader(store, view, generation)) {
      ViewSnapshot snapshot = reader.acquire();
      try {
        return snapshot.searcher().getIndexReader().numDocs();
      } finally {
        reader.release(snapshot);
      }
    }
  }

  private static long bytes(Manifest manifest) {
    long bytes = 0;
    for (Manifest.Shard shard : manifest.shards()) {
      for (Manifest.StoredFile file : shard.files()) {
        bytes += file.length();
      }
    }
    return bytes;
  }

  private static LogPosition least(LogPosition one, LogPosition other) {
    TreeMap<String, Long> least = new TreeMap<>();
    other
        .next()
        .forEach((partition, offset) ->
            least.put(partition, Math.min(offset, one.next().getOrDefault(partition, 0L))));
    return new LogPosition(least);
  }

  /** Lines of catalogue and behaviour from one position up to another. */
  private static long lines(LogPosition from, LogPosition to) {
    long lines = 0;
    for (Map.Entry<String, Long> partition : to.next().entrySet()) {
      if (LogPosition.topic(partition.getKey()) != Topic.DEAD_LETTERS) {
        lines +=
            Math.max(0, partition.getValue() - from.next().getOrDefault(partition.getKey(), 0L));
      }
    }
    return lines;
  }
}
