package dev.souk.cli.runtime;

import dev.souk.api.shop.Generations;
import dev.souk.api.shop.JobStatus;
import dev.souk.api.shop.Lag;
import dev.souk.api.shop.Shop;
import dev.souk.api.shop.ShopHealth;
import dev.souk.api.shop.ShopInfo;
import dev.souk.cli.ShopPaths;
import dev.souk.cli.config.ShopConfig;
import dev.souk.cli.config.TrainingSettings;
import dev.souk.domain.ShopId;
import dev.souk.jobs.embedded.EmbeddedCluster;
import dev.souk.jobs.embedded.EmbeddedJobs;
import dev.souk.jobs.embedded.JobHealth;
import dev.souk.jobs.embedded.ShopJob;
import dev.souk.jobs.items.SentenceRepresenters;
import dev.souk.jobs.log.ShopLog;
import dev.souk.jobs.log.ShopLogs;
import dev.souk.jobs.source.LogSources;
import dev.souk.jobs.training.FactorTraining;
import dev.souk.jobs.training.LsaTraining;
import dev.souk.jobs.training.Trainer;
import dev.souk.jobs.training.TrainingConfig;
import dev.souk.jobs.training.TrainingProgress;
import dev.souk.jobs.training.TrainingSchedule;
import dev.souk.kernels.SimilarityBackend;
import dev.souk.log.LogPosition;
import dev.souk.log.Topic;
import dev.souk.retrieval.LuceneShopSearch;
import dev.souk.retrieval.QueryEmbedder;
import dev.souk.retrieval.ShopStatus;
import dev.souk.retrieval.ranking.RankingProfiles;
import dev.souk.retrieval.rerank.RankingFiles;
import dev.souk.retrieval.text.ShopWords;
import dev.souk.view.SnapshotStore;
import dev.souk.view.View;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One shop in this process: its log, its streaming job, its trainer and its search.
 *
 * <p>Thread-safe, but for starting and closing.
 */
public final class ShopRuntime implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ShopRuntime.class);
  private static final Duration REFRESH = Duration.ofMillis(100);

  private final ShopId id;
  private final ShopInfo info;
  private final EmbeddedJobs jobs;
  private final ShopLog log;
  private final Trainer trainer;
  private final CurrentBasis basis;
  private final Optional<String> space;
  private final LuceneShopSearch search;
  private final ManagedGenerations generations;

  /** What all shops of a process share. */
  record Shared(
      ShopLogs logs,
      EmbeddedCluster cluster,
      EmbeddedJobs jobs,
      ShopEmbedders embedders,
      SimilarityBackend backend,
      RankingProfiles profiles,
      TrainingProgress progress,
      TrainingSettings training) {}

  private ShopRuntime(
      ShopId id,
      ShopInfo info,
      EmbeddedJobs jobs,
      ShopLog log,
      Trainer trainer,
      CurrentBasis basis,
      Optional<String> space,
      LuceneShopSearch search,
      ManagedGenerations generations) {
    this.id = id;
    this.info = info;
    this.jobs = jobs;
    this.log = log;
    this.trainer = trainer;
    this.basis = basis;
    this.space = space;
    this.search = search;
    this.generations = generations;
  }

  /** Opens the shop's log and views and goes on with its job. */
  static ShopRuntime start(ShopId id, ShopConfig config, ShopPaths paths, Shared shared)
      throws IOException {
    ShopLog log = shared.logs().open(id);
    Path models = paths.lsa();
    CurrentBasis basis = new CurrentBasis(models);
    SnapshotStore store = new SnapshotStore(paths.views());
    QueryEmbedder embedder = shared.embedders().queries(id, basis);
    LuceneShopSearch search =
        new LuceneShopSearch(store, shared.backend(), shared.profiles(), embedder)
            .rankedBy(new RankingFiles(paths.ranking()))
            .knowing(ShopWords.load(config.synonyms(), config.vocabulary()))
            .with(config.steering().book(), config.steering().trials())
            .follow(REFRESH);
    shared
        .jobs()
        .start(
            new ShopJob(
                id,
                log.sources(),
                log.deadLetters(),
                paths.views(),
                models,
                SentenceRepresenters.of(config.embedder())));
    GenerationVerifier verifier =
        new GenerationVerifier(store, log, shared.backend(), shared.profiles(), embedder);
    return new ShopRuntime(
        id,
        config.info(),
        shared.jobs(),
        log,
        trainer(log.sources(), paths, models, shared),
        basis,
        shared.embedders().space(id),
        search,
        new ManagedGenerations(
            id, shared.jobs(), log, store, verifier, () -> openServed(id, search)));
  }

  /** The thread that follows the views would do so a moment later. */
  private static void openServed(ShopId id, LuceneShopSearch search) {
    try {
      search.refresh();
    } catch (IOException e) {
      LOG.error("The generation that {} is to be served from cannot be opened yet", id, e);
    }
  }

  private static Trainer trainer(LogSources logs, ShopPaths paths, Path models, Shared shared) {
    TrainingConfig config = shared.training().applied(TrainingConfig.defaults());
    return new Trainer(
        List.of(
            new Trainer.Planned(
                new LsaTraining(logs, shared.cluster()::run, models, config),
                TrainingSchedule.CATALOG),
            new Trainer.Planned(
                new FactorTraining(
                    logs,
                    shared.cluster()::run,
                    paths.views().toString(),
                    models,
                    paths.flink().resolve("training"),
                    config),
                shared.training().schedule())),
        shared.progress());
  }

  /** Trains on all that the log holds now, and waits. */
  void train() throws IOException, InterruptedException {
    trainer.trainNow(log.end());
  }

  /** Whether no model of this shop was ever trained. */
  boolean untrained() {
    return basis.get().isEmpty() && search.status().factors() == 0;
  }

  /** What is to be done from time to time. */
  void tend() throws IOException {
    basis.refresh();
    trainer.trainIfDue(log.end());
  }

  /** Lines of the log that the views do not show yet. */
  public long lag() throws IOException {
    return Lag.lines(log.end(), search.status());
  }

  /**
   * Whether what is searched shows all of the log and the models in use.
   *
   * @throws IOException if a newer snapshot cannot be opened
   */
  public boolean ready() throws IOException {
    // The models may have been published a moment ago.
    search.refresh();
    ShopStatus status = search.status();
    return !trainer.isRunning() && Lag.lines(log.end(), status) == 0 && ready(status);
  }

  /** Whether vectors are of the space in use; there may be none, where an embedder places none. */
  private boolean ready(ShopStatus status) {
    String shown = status.basis();
    return space.isPresent()
        ? status.snapshots().containsKey(View.ITEMS.wire())
            && (shown.isEmpty() || shown.equals(space.get()))
        : basis.get().map(b -> b.version().equals(shown)).orElse(true);
  }

  /** Search and recommendation over the shop. */
  public LuceneShopSearch search() {
    return search;
  }

  /** Lines in the log's {@code topic}. */
  public long lines(Topic topic) throws IOException {
    return log.end().count(topic);
  }

  /** The shop as the server serves it. */
  Shop shop() {
    return new Shop(info, search, log.writer(), new Health(), generations);
  }

  /** The generations of the shop's views. */
  public Generations generations() {
    return generations;
  }

  /** A job's health as the API tells it. */
  static JobStatus status(JobHealth health) {
    JobStatus.State state =
        switch (health.state()) {
          case STARTING -> JobStatus.State.STARTING;
          case RUNNING -> JobStatus.State.RUNNING;
          case RETRYING, FAILED -> JobStatus.State.FAILED;
          case STOPPED -> JobStatus.State.STOPPED;
        };
    String reason =
        state == JobStatus.State.FAILED && health.reason().isBlank() ? "unknown" : health.reason();
    return new JobStatus(state, reason, health.linesRead(), health.checkpoints());
  }

  @Override
  public void close() throws IOException, InterruptedException {
    trainer.close();
    jobs.stop(id);
    search.close();
    log.close();
  }

  private final class Health implements ShopHealth {

    @Override
    public JobStatus job() {
      return status(jobs.health(id));
    }

    @Override
    public LogPosition logEnd() {
      return log.writer().end();
    }
  }
}
