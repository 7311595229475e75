package dev.souk.jobs.sink;

import dev.souk.view.Manifest.Shard;
import dev.souk.view.Manifest.StoredFile;
import dev.souk.view.SnapshotStore;
import dev.souk.view.View;
import dev.souk.view.schema.ViewSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/**
 * One shard of a view in the making: a Lucene index in a scratch directory, whose commits are
 * copied to the store file by file. Not thread-safe.
 */
final class ShardIndex implements AutoCloseable {

  private static final double BUFFER_MB = 32;
  private static final double DEAD_PERCENT = 50;

  private final SnapshotStore store;
  private final View view;
  private final String generation;
  private final int shard;
  private final String epoch;
  private final ViewSchema schema;
  private final Directory directory;
  private final IndexWriter writer;
  private final Map<String, StoredFile> stored = new HashMap<>();
  private final StoredFileCare care;
  private int repairs;
  private boolean committed;

  /**
   * Opens a shard.
   *
   * @param epoch new for each attempt, so that no stored name is used twice: after a restart Lucene
   *     gives other files the names of files that were lost
   * @param last the commit to go on from, or null for an empty shard
   */
  ShardIndex(
      View view, SnapshotTarget target, int shard, String epoch, Path scratch, @Nullable Shard last)
      throws IOException {
    this.store = target.store();
    this.view = view;
    this.generation = target.generation();
    this.shard = shard;
    this.epoch = epoch;
    this.schema = ViewSchema.of(view);
    this.care = new StoredFileCare(store, view, generation);
    Files.createDirectories(scratch);
    if (last != null) {
      for (StoredFile file : last.files()) {
        store.fetch(view, generation, file, scratch.resolve(file.name()));
        stored.put(file.name(), file);
      }
      committed = true;
    }
    directory = new ScratchDirectory(scratch);
    writer = new IndexWriter(directory, config(schema));
  }

  private static IndexWriterConfig config(ViewSchema schema) {
    // Few and compound files: every checkpoint stores what is new. Busy documents are replaced time
    // and again: half of an index may be dead before the living half is worth writing anew.
    TieredMergePolicy merges = new TieredMergePolicy();
    merges.setNoCFSRatio(1);
    merges.setDeletesPctAllowed(DEAD_PERCENT);
    return new IndexWriterConfig()
        .setCodec(schema.codec())
        .setSimilarity(schema.similarity())
        .setRAMBufferSizeMB(BUFFER_MB)
        .setUseCompoundFile(true)
        .setMergePolicy(merges)
        .setCommitOnClose(false);
  }

  void write(ViewDocument document) throws IOException {
    byte[] source = document.source();
    if (source == null) {
      writer.deleteDocuments(ViewSchema.keyTerm(document.key()));
    } else {
      writer.updateDocument(
          ViewSchema.keyTerm(document.key()), schema.document(document.key(), source));
    }
  }

  /**
   * Commits, and stores what is new or was found damaged in the store.
   *
   * @return the commit, or null if nothing changed since the last one
   */
  @Nullable Shard commit() throws IOException, InterruptedException {
    List<StoredFile> damaged = care.damaged(stored.values());
    if (writer.commit() < 0 && committed && damaged.isEmpty()) {
      return null;
    }
    for (StoredFile file : damaged) {
      stored.remove(file.name());
      repairs++;
    }
    committed = true;
    SegmentInfos commit = SegmentInfos.readLatestCommit(directory);
    List<StoredFile> files = storeAll(commit.files(true));
    stored.clear();
    for (StoredFile file : files) {
      stored.put(file.name(), file);
    }
    return new Shard(shard, files);
  }

  /**
   * Stores what is not stored yet, all at a time: a disk forces many files in hardly more time than
   * one, and each segment with deletions has a new small file in every commit.
   */
  private List<StoredFile> storeAll(Collection<String> names)
      throws IOException, InterruptedException {
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<StoredFile>> storing = new ArrayList<>();
      for (String name : names) {
        storing.add(() -> stored(name));
      }
      List<StoredFile> files = new ArrayList<>();
      for (Future<StoredFile> file : executor.invokeAll(storing)) {
        files.add(file.get());
      }
      return files;
    } catch (ExecutionException e) {
      throw new IOException("A file of shard " + shard + " could not be stored", e.getCause());
    }
  }

  private StoredFile stored(String name) throws IOException {
    StoredFile file = stored.get(name);
    if (file == null) {
      String unique = epoch + "-" + shard + "-" + repairs + "-" + name;
      file = store.store(view, generation, name, unique, directory);
    }
    return file;
  }

  @Override
  public void close() throws IOException {
    try (directory) {
      writer.rollback();
    }
  }
}
