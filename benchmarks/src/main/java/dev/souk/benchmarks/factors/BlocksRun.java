package dev.souk.benchmarks.factors;

import dev.souk.jobs.embedded.EmbeddedCluster;
import dev.souk.jobs.training.blocks.BlockSweeps;
import dev.souk.jobs.training.blocks.PlanOutput;
import dev.souk.jobs.training.blocks.PlanPart;
import dev.souk.jobs.training.blocks.Rating;
import dev.souk.jobs.training.blocks.SolvedFactors;
import dev.souk.jobs.training.blocks.SolvedItems;
import dev.souk.jobs.training.blocks.SweepPlan;
import dev.souk.representation.collaborative.AlsConfig;
import dev.souk.representation.collaborative.BlockPlan;
import dev.souk.representation.collaborative.Blocks;
import dev.souk.representation.collaborative.DemandTrend;
import dev.souk.representation.collaborative.FactorModel;
import dev.souk.representation.collaborative.Interactions;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * A training in blocks alone, without a log before and a view behind it. One at a time in a
 * process.
 *
 * @param train ratings, as {@link RatingFile} reads them
 * @param config how to train
 * @param blocks how many
 */
record BlocksRun(Path train, AlsConfig config, int blocks) {

  private static final AtomicReference<@Nullable FactorModel> MODEL = new AtomicReference<>();

  /**
   * What came of it.
   *
   * @param model the factors
   * @param bytes of the largest block
   */
  record Result(FactorModel model, long bytes) {}

  Result run(Interactions data, EmbeddedCluster cluster) throws IOException, InterruptedException {
    Configuration settings = new Configuration();
    settings.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.BATCH);
    settings.set(PipelineOptions.OBJECT_REUSE, true);
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(settings);
    env.setParallelism(blocks);
    String file = train.toString();
    DataStream<Rating> ratings =
        env.fromSequence(0, 0)
            .<Rating>flatMap((_, out) -> {
              RatingFile read = RatingFile.read(Path.of(file));
              for (int user = 0; user < read.users(); user++) {
                for (int item : read.items(user)) {
                  out.collect(new Rating(String.valueOf(user), String.valueOf(item), 1, 0));
                }
              }
            })
            .returns(Rating.class)
            .rebalance();
    SweepPlan plan = new SweepPlan(BlockPlan.of(config, data), "");
    int count = blocks;
    DataStream<PlanPart> plans =
        env.fromSequence(0, 0)
            .<PlanPart>flatMap(
                (_, out) -> PlanOutput.tell(plan, new Blocks(count), null, out::collect))
            .returns(PlanPart.class);
    sweeps(count, config.sweeps())
        .solve(ratings, plans)
        .global()
        .transform("gather", Types.VOID, new Gather(count, config.sweeps()))
        .setParallelism(1);
    JobExecutionResult result = cluster.run(env);
    long bytes = result.<Long>getAccumulatorResult(BlockSweeps.BYTES);
    FactorModel model = MODEL.getAndSet(null);
    if (model == null) {
      throw new IOException("factors: none (expected: those of " + train + ")");
    }
    return new Result(model, bytes);
  }

  private static BlockSweeps sweeps(int blocks, int sweeps) {
    return new BlockSweeps(
        new Blocks(blocks),
        sweeps,
        (strength, _, _) -> (float) strength,
        DemandTrend.DEFAULT,
        (_, _, _) -> {});
  }

  /** Leaves the factors in {@link #MODEL}. */
  private static final class Gather extends AbstractStreamOperator<Void>
      implements OneInputStreamOperator<SolvedItems, Void>, BoundedOneInput, Serializable {

    private static final long serialVersionUID = 1L;

    private final int blocks;
    private final int sweeps;
    private transient SolvedFactors factors;

    Gather(int blocks, int sweeps) {
      this.blocks = blocks;
      this.sweeps = sweeps;
      this.factors = new SolvedFactors(sweeps(blocks, sweeps));
    }

    @Override
    public void open() throws Exception {
      super.open();
      factors = new SolvedFactors(sweeps(blocks, sweeps));
    }

    @Override
    public void processElement(StreamRecord<SolvedItems> element) throws IOException {
      factors.take(element.getValue());
    }

    @Override
    public void endInput() throws IOException {
      factors.end("", getRuntimeContext()).ifPresent(solved -> MODEL.set(solved.model()));
    }
  }
}
