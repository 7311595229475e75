package dev.souk.retrieval.rerank;

import dev.souk.representation.ranking.RankingModel;
import dev.souk.view.storage.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The learned ranking of a shop in a directory: one file, {@code CURRENT.ranking}, which is
 * replaced as a whole. It is read again when it changes; one that cannot be read is logged, and the
 * ranking stays as it was. Thread-safe.
 */
public final class RankingFiles {

  private static final Logger LOG = LoggerFactory.getLogger(RankingFiles.class);
  private static final String NAME = "CURRENT.ranking";

  private record Stamp(FileTime modified, long size) {}

  private final Path file;
  private @Nullable Stamp seen;
  private volatile @Nullable LearnedRanking current;

  /**
   * @param directory need not exist yet
   */
  public RankingFiles(Path directory) {
    file = directory.resolve(NAME);
  }

  /** Puts a model into use, here and wherever the directory is followed. */
  public void publish(RankingModel model) throws IOException {
    AtomicFile.replace(file, model.toBytes());
    refresh();
  }

  /** Reads the model if it is another one now. */
  public synchronized void refresh() throws IOException {
    Stamp stamp;
    try {
      stamp = new Stamp(Files.getLastModifiedTime(file), Files.size(file));
    } catch (NoSuchFileException e) {
      return;
    }
    if (stamp.equals(seen)) {
      return;
    }
    seen = stamp;
    try {
      current = new LearnedRanking(RankingModel.of(Files.readAllBytes(file)));
      LOG.info("Learned ranking of {}: {}", file, worth());
    } catch (IOException | IllegalArgumentException e) {
      LOG.error("The learned ranking {} is not used: {}", file, e.getMessage());
    }
  }

  private Object worth() {
    return current().<Object>map(LearnedRanking::worth).orElse("none");
  }

  /** The ranking, if one was learned. */
  public Optional<LearnedRanking> current() {
    return Optional.ofNullable(current);
  }

  /** The ranking to serve with, if one was learned that proved worth more than weights by hand. */
  public Optional<LearnedRanking> served() {
    return current().filter(ranking -> ranking.worth().served());
  }
}
