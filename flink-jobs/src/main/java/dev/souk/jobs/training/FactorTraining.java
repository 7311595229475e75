package dev.souk.jobs.training;

import dev.souk.jobs.sink.ViewStorages;
import dev.souk.jobs.source.LogSources;
import dev.souk.log.LogPosition;
import dev.souk.log.Topic;
import dev.souk.view.Manifest;
import dev.souk.view.SnapshotStore;
import dev.souk.view.View;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Learns the collaborative models from what named shoppers did, and what is bought together from
 * the orders of everybody, and publishes them as a new generation of the factors view.
 *
 * <p>What a shopper did with an item is added up ({@link Evidence}); what was all given back, and
 * items that the catalogue has deleted, are left out. What is on sale is told where its words put
 * it, if a space of meaning was learned before, so that new items have factors too. Aggregation is
 * parallel; training is one operator that holds the whole matrix: about 100 bytes for each shopper
 * and item, and 4·rank for each item and each shopper. With {@link TrainingConfig#blocks} the
 * factors, which are the largest part of the work, are trained by many operators of which each
 * holds one block ({@link dev.souk.jobs.training.blocks}); they are the same to the bit.
 */
public final class FactorTraining implements ModelTraining {

  /** Tries of a task in a training that takes many machines and a long time. */
  private static final int RESTARTS = 5;

  private final LogSources logs;
  private final JobRunner runner;
  private final String views;
  private final Path lsa;
  private final Path scratch;
  private final TrainingConfig config;

  /**
   * @param views where the shop's views are, a path or a URI
   * @param lsa where {@link LsaTraining} keeps bases
   * @param scratch a local directory for an index in the making
   */
  public FactorTraining(
      LogSources logs,
      JobRunner runner,
      String views,
      Path lsa,
      Path scratch,
      TrainingConfig config) {
    this.logs = Objects.requireNonNull(logs, "logs");
    this.runner = Objects.requireNonNull(runner, "runner");
    this.views = Objects.requireNonNull(views, "views");
    this.lsa = Objects.requireNonNull(lsa, "lsa");
    this.scratch = Objects.requireNonNull(scratch, "scratch");
    this.config = Objects.requireNonNull(config, "config");
  }

  @Override
  public String model() {
    return "factors";
  }

  @Override
  public Topic topic() {
    return Topic.BEHAVIOR;
  }

  @Override
  public LogPosition trainedTo() throws IOException {
    return new SnapshotStore(ViewStorages.at(views))
        .latest(View.FACTORS)
        .map(Manifest::position)
        .map(LogPosition::parse)
        .orElse(LogPosition.START);
  }

  @Override
  public TrainingOutcome run(LogPosition until, TrainingProgress progress)
      throws IOException, InterruptedException {
    long board =
        ProgressBoard.open(progress, until.count(Topic.CATALOG) + until.count(Topic.BEHAVIOR));
    try {
      boolean inBlocks = config.blocks() > 0;
      TrainingJob job =
          new TrainingJob(
              "souk-train-factors", logs, until, config.parallelism(), inBlocks ? RESTARTS : 0);
      SingleOutputStreamOperator<Evidence> events =
          job.parsed(Topic.BEHAVIOR, new EvidenceParser(board), Evidence.class);
      DataStream<Evidence> evidence =
          events
              .keyBy(
                  each -> Tuple2.of(each.shopper(), each.itemId()),
                  Types.TUPLE(Types.STRING, Types.STRING))
              .reduce(Evidence::plus)
              .name("evidence")
              .uid("evidence");
      DataStream<Aside> baskets =
          events
              .getSideOutput(EvidenceParser.BASKETS)
              .keyBy(Basket::order, Types.STRING)
              .reduce(Basket::plus)
              .name("baskets")
              .uid("baskets")
              .filter(Basket::tells)
              .map(Aside::basket)
              .returns(Aside.class);
      Path basis = new LsaFiles(lsa).currentFile().orElse(null);
      DataStream<Aside> items =
          job.lastChanges(board)
              .flatMap(new ItemAsides(basis == null ? null : basis.toString()))
              .returns(Aside.class)
              .name("places")
              .uid("places");
      FactorsTarget target =
          new FactorsTarget(
              views,
              lsa.toString(),
              scratch.toString(),
              until.toString(),
              basis == null ? "" : LsaFiles.version(basis));
      if (inBlocks) {
        new BlocksTraining(target, config, board).train(evidence, items, baskets);
      } else {
        evidence
            .connect(items.union(baskets))
            .transform("train-factors", Types.VOID, new FactorOperator(target, config, board))
            .uid("train-factors")
            .setParallelism(1);
      }
      return job.run(runner);
    } finally {
      ProgressBoard.close(board);
    }
  }
}
