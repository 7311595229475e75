package dev.souk.cli.runtime;

import dev.souk.api.shop.JobStatus;
import dev.souk.api.shop.Shop;
import dev.souk.api.shop.ShopHealth;
import dev.souk.api.shop.ShopInfo;
import dev.souk.cli.config.ShopConfig;
import dev.souk.domain.ShopId;
import dev.souk.jobs.log.ShopLog;
import dev.souk.jobs.sink.ViewStorages;
import dev.souk.kernels.SimilarityBackend;
import dev.souk.log.LogPosition;
import dev.souk.retrieval.LuceneShopSearch;
import dev.souk.retrieval.ranking.RankingProfiles;
import dev.souk.retrieval.rerank.RankingFiles;
import dev.souk.retrieval.text.ShopWords;
import dev.souk.view.SnapshotStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** One shop of an {@link ApiRuntime}. Thread-safe, but for opening and closing. */
final class ApiShop implements AutoCloseable, ShopHealth {

  private static final Duration REFRESH = Duration.ofMillis(100);

  private final ShopInfo info;
  private final ShopLog log;
  private final CurrentBasis basis;
  private final LuceneShopSearch search;
  private final ExternalJob job;
  private volatile LogPosition end;

  private ApiShop(
      ShopInfo info, ShopLog log, CurrentBasis basis, LuceneShopSearch search, ExternalJob job)
      throws IOException {
    this.info = info;
    this.log = log;
    this.basis = basis;
    this.search = search;
    this.job = job;
    this.end = log.end();
  }

  /** Opens the views; closes {@code log} with them. */
  static ApiShop open(
      ShopId id,
      ShopConfig config,
      ShopLog log,
      String views,
      Path models,
      ShopEmbedders embedders,
      Path ranking,
      SimilarityBackend backend,
      RankingProfiles profiles,
      ExternalJob job,
      @Nullable Path copies)
      throws IOException {
    CurrentBasis basis = new CurrentBasis(models);
    LuceneShopSearch search =
        new LuceneShopSearch(
                new SnapshotStore(ViewStorages.at(views)),
                copies,
                backend,
                profiles,
                embedders.queries(id, basis),
                null,
                InstantSource.system())
            .rankedBy(new RankingFiles(ranking))
            .knowing(ShopWords.load(config.synonyms(), config.vocabulary()))
            .with(config.steering().book(), config.steering().trials())
            .follow(REFRESH);
    ApiShop shop = new ApiShop(config.info(), log, basis, search, job);
    shop.tend();
    return shop;
  }

  /** What is to be done from time to time: sees how far everything is. */
  void tend() throws IOException {
    basis.refresh();
    end = log.end();
    job.look(end, search.status());
  }

  Shop shop() {
    return new Shop(info, search, log.writer(), this);
  }

  @Override
  public JobStatus job() {
    return job.status();
  }

  @Override
  public LogPosition logEnd() {
    return end;
  }

  @Override
  public void close() throws IOException {
    search.close();
    log.close();
  }
}
