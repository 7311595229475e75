package dev.souk.jobs.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.Ledger;
import dev.souk.view.DamagedFileException;
import dev.souk.view.Manifest.Shard;
import dev.souk.view.Manifest.StoredFile;
import dev.souk.view.View;
import dev.souk.view.schema.SignalsSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardIndexTest {

  @TempDir Path temp;

  private ShardIndex open(String bucket, String epoch, @Nullable Shard last) throws IOException {
    SnapshotTarget target = new SnapshotTarget("s3://" + bucket, "g1", temp.toString(), 1);
    return new ShardIndex(View.SIGNALS, target, 0, epoch, temp.resolve(epoch), last);
  }

  private static void write(ShardIndex index) throws IOException {
    index.write(
        new ViewDocument(
            SignalsSchema.LEDGER, SignalsSchema.source(new Ledger(1, 0, 0, 0, Map.of()))));
  }

  private static Shard commit(ShardIndex index) throws IOException, InterruptedException {
    return Objects.requireNonNull(index.commit());
  }

  private static Set<String> stored(Shard shard) {
    Set<String> names = new TreeSet<>();
    shard.files().forEach(file -> names.add(file.stored()));
    return names;
  }

  @Test
  void aCommitStoresOnlyWhatIsNew() throws IOException, InterruptedException {
    String files = "s3://incremental/signals/g1/files/";
    try (ShardIndex index = open("incremental", "a", null)) {
      write(index);
      Shard first = commit(index);
      assertEquals(stored(first), new TreeSet<>(MemoryObjectStore.puts(files)));
      assertNull(index.commit());
      assertEquals(List.of(), MemoryObjectStore.puts(files));
      for (int i = 0; i < 3; i++) {
        index.write(new ViewDocument("none" + i, null));
      }
      write(index);
      Set<String> fresh = stored(commit(index));
      fresh.removeAll(stored(first));
      List<String> puts = MemoryObjectStore.puts(files);
      assertEquals(fresh, new TreeSet<>(puts));
      assertEquals(fresh.size(), puts.size(), "each once");
    }
  }

  @Test
  void aRestoreFetchesTheFilesOfItsShardAndStoresNoneOfThemAgain()
      throws IOException, InterruptedException {
    String files = "s3://restored/signals/g1/files/";
    Shard last;
    try (ShardIndex index = open("restored", "a", null)) {
      write(index);
      last = commit(index);
      // Lost: its checkpoint never completes.
      index.write(new ViewDocument("lost", SignalsSchema.source(new Ledger(1, 0, 0, 0, Map.of()))));
      commit(index);
    }
    MemoryObjectStore.puts(files);
    MemoryObjectStore.gets(files);
    try (ShardIndex index = open("restored", "b", last)) {
      assertEquals(stored(last), new TreeSet<>(MemoryObjectStore.gets(files)));
      write(index);
      Set<String> fresh = stored(commit(index));
      fresh.removeAll(stored(last));
      assertEquals(fresh, new TreeSet<>(MemoryObjectStore.puts(files)));
      assertTrue(fresh.stream().allMatch(name -> name.startsWith("b-")), fresh.toString());
    }
  }

  @Test
  void aRestoreFromADamagedFileIsRefused() throws IOException, InterruptedException {
    Shard last;
    try (ShardIndex index = open("damaged", "a", null)) {
      write(index);
      last = commit(index);
    }
    StoredFile file = last.files().getFirst();
    MemoryObjectStore.damage(
        "s3://damaged/signals/g1/files/" + file.stored(), new byte[(int) file.length()]);
    DamagedFileException damage =
        assertThrows(DamagedFileException.class, () -> open("damaged", "b", last).close());
    assertEquals(file.stored(), damage.file());
  }
}
