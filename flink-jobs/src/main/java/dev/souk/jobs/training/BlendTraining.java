package dev.souk.jobs.training;

import dev.souk.jobs.profiles.ProfileOptions;
import dev.souk.jobs.signals.SignalOptions;
import dev.souk.jobs.sink.ViewStorages;
import dev.souk.jobs.training.TrainingProgress.Stage;
import dev.souk.kernels.SimilarityBackend;
import dev.souk.kernels.scalar.ScalarBackend;
import dev.souk.kernels.simd.SimdBackend;
import dev.souk.log.LogPosition;
import dev.souk.log.Topic;
import dev.souk.representation.collaborative.Rehearsal;
import dev.souk.representation.embedding.SpaceName;
import dev.souk.retrieval.FeedRehearsal;
import dev.souk.retrieval.learning.BlendLearner;
import dev.souk.retrieval.snapshot.RehearsalState;
import dev.souk.view.SnapshotRefusals;
import dev.souk.view.SnapshotStore;
import dev.souk.view.View;
import dev.souk.view.ViewReader;
import dev.souk.view.ViewSnapshot;
import dev.souk.view.ViewSource;
import dev.souk.view.schema.LearnedBlend;
import dev.souk.view.storage.ViewStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.util.FileUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns what the sources of a feed weigh, over the items that the shop serves. The streaming job
 * may be a little behind the log that is trained on, and behind a new basis of meaning: it is
 * waited for, lest what is learned depend on how far it was. What is learned has to be done within
 * a time; otherwise, as wherever there is too little to learn from, weights by hand stay.
 *
 * @param views where the shop's views are, a path or a URI
 * @param lsa where training keeps bases of meaning
 * @param scratch a local directory, for copies of views that are elsewhere
 * @param until how far the log is trained on
 * @param config threads
 * @param progress is told
 * @param patience how long the items view is waited for
 */
record BlendTraining(
    String views,
    Path lsa,
    Path scratch,
    LogPosition until,
    TrainingConfig config,
    TrainingProgress progress,
    Duration patience) {

  private static final Logger LOG = LoggerFactory.getLogger(BlendTraining.class);

  /** How long the items view may take to show the log that is trained on. */
  static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final Duration MOST_TIME = Duration.ofMinutes(10);
  private static final long POLL_MILLIS = 1000;

  /** Learns, if the data and the views allow it. */
  Optional<LearnedBlend> learn(Rehearsal rehearsal) throws IOException {
    ViewStorage storage = ViewStorages.at(views);
    Path cache = null;
    if (storage.local("").isEmpty()) {
      Files.createDirectories(scratch);
      cache = Files.createTempDirectory(scratch, "items-");
    }
    ViewSource source = new ViewSource(new SnapshotStore(storage), cache, new SnapshotRefusals());
    try {
      return learn(rehearsal, source);
    } finally {
      if (cache != null) {
        FileUtils.deleteDirectoryQuietly(cache.toFile());
      }
    }
  }

  private Optional<LearnedBlend> learn(Rehearsal rehearsal, ViewSource source) throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    @Nullable ViewReader reader = null;
    try (SimilarityBackend backend =
            SimdBackend.isAvailable() ? new SimdBackend() : new ScalarBackend();
        RehearsedIndicators indicators = new RehearsedIndicators(rehearsal, scratch)) {
      do {
        if (reader == null) {
          reader = source.open(View.ITEMS, null).orElse(null);
        } else {
          reader.maybeRefreshBlocking();
        }
        if (reader != null) {
          ViewSnapshot items = reader.acquire();
          try (RehearsalState shop = open(items, indicators, rehearsal, backend)) {
            if (shop != null) {
              return learn(rehearsal, shop);
            }
          } finally {
            reader.release(items);
          }
        }
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      } while (System.nanoTime() < deadline);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while waiting for the items view", e);
    } finally {
      if (reader != null) {
        reader.close();
      }
    }
    LOG.warn(
        "The weights of feeds are not learned: within {} the items view did not reach {} and the"
            + " basis {}",
        patience,
        until,
        basis());
    return Optional.empty();
  }

  /** The basis that the items' vectors are to be of, empty if they are to have none. */
  private String basis() throws IOException {
    return new LsaFiles(lsa).currentFile().map(LsaFiles::version).orElse("");
  }

  /** The shop over these items; null while they are behind the log or of another basis. */
  private @Nullable RehearsalState open(
      ViewSnapshot items,
      RehearsedIndicators indicators,
      Rehearsal rehearsal,
      SimilarityBackend backend)
      throws IOException {
    LogPosition shown = LogPosition.parse(items.manifest().position());
    if (shown.count(Topic.CATALOG) < until.count(Topic.CATALOG)) {
      return null;
    }
    RehearsalState shop =
        new RehearsalState(
            items, indicators.reader(), rehearsal, SignalOptions.DEFAULT.popularityDays(), backend);
    String space = shop.state().items().basis();
    // A sentence embedder's vectors do not change with a training.
    if (space.equals(basis()) || (!space.isEmpty() && new SpaceName(space).isOfSentences())) {
      return shop;
    }
    shop.close();
    return null;
  }

  private Optional<LearnedBlend> learn(Rehearsal rehearsal, RehearsalState shop) {
    long deadline = System.nanoTime() + MOST_TIME.toNanos();
    AtomicBoolean late = new AtomicBoolean();
    AtomicInteger asked = new AtomicInteger();
    FeedRehearsal feeds =
        new FeedRehearsal(shop.state(), rehearsal.newest(), ProfileOptions.DEFAULT.halfLife());
    BlendLearner learner =
        new BlendLearner(
            feeds,
            (count, work) -> {
              RowWork.run(
                  config.threads(),
                  count,
                  row -> {
                    if (System.nanoTime() > deadline) {
                      late.set(true);
                    } else {
                      work.accept(row);
                    }
                  },
                  done -> {});
              progress.advanced(Stage.BLEND, asked.incrementAndGet(), 3, "");
              return !late.get();
            });
    progress.advanced(Stage.BLEND, 0, 3, "");
    Optional<LearnedBlend> learned = learner.learn(rehearsal);
    if (late.get()) {
      LOG.warn("The weights of feeds are not learned: it took more than {}", MOST_TIME);
    }
    progress.advanced(Stage.BLEND, 3, 3, "");
    return learned;
  }
}
