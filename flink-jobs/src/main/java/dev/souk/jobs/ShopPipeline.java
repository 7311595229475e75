package dev.souk.jobs;

import dev.souk.jobs.dedup.DuplicatesOperator;
import dev.souk.jobs.indicators.IndicatorChange;
import dev.souk.jobs.indicators.IndicatorsOperator;
import dev.souk.jobs.items.ItemOffer;
import dev.souk.jobs.items.ItemRepresenters;
import dev.souk.jobs.items.ItemsOperator;
import dev.souk.jobs.parse.BehaviorEvent;
import dev.souk.jobs.parse.BehaviorOperator;
import dev.souk.jobs.parse.CatalogOperator;
import dev.souk.jobs.parse.CatalogUpdate;
import dev.souk.jobs.parse.DeadLetterOperator;
import dev.souk.jobs.parse.ItemEvent;
import dev.souk.jobs.parse.LedgerEntry;
import dev.souk.jobs.parse.LineOutputs;
import dev.souk.jobs.parse.QuerySearch;
import dev.souk.jobs.parse.ShopperEvent;
import dev.souk.jobs.profiles.ProfilesOperator;
import dev.souk.jobs.queries.QueriesOperator;
import dev.souk.jobs.signals.LedgerOperator;
import dev.souk.jobs.signals.SignalsOperator;
import dev.souk.jobs.sink.DeadLetterSink;
import dev.souk.jobs.sink.SnapshotSink;
import dev.souk.jobs.sink.SnapshotTarget;
import dev.souk.jobs.sink.ViewDocument;
import dev.souk.jobs.sink.ViewSink;
import dev.souk.jobs.source.LogLine;
import dev.souk.jobs.source.LogSources;
import dev.souk.jobs.source.ModelVersion;
import dev.souk.log.LogPosition;
import dev.souk.log.Topic;
import dev.souk.view.View;
import dev.souk.view.schema.SignalsSchema;
import java.util.function.Function;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.transformations.SideOutputTransformation;
import org.apache.flink.streaming.api.transformations.TwoInputTransformation;
import org.jspecify.annotations.Nullable;

/**
 * The streaming job of one shop: from the log to the views {@code items}, {@code profiles}, {@code
 * signals}, {@code indicators} and {@code queries}. It is handed its sources and sinks.
 *
 * @param logs the log
 * @param until where to end, or null to go on for ever
 * @param models the models that items are represented with
 * @param representers how they are read
 * @param deadLetters where refused lines go
 * @param target where views go
 * @param options what may be tuned
 */
public record ShopPipeline(
    LogSources logs,
    @Nullable LogPosition until,
    Source<ModelVersion, ?, ?> models,
    ItemRepresenters representers,
    DeadLetterSink deadLetters,
    SnapshotTarget target,
    PipelineOptions options) {

  /** Adds the job to {@code env}. */
  public void addTo(StreamExecutionEnvironment env) {
    addTo(env, view -> new SnapshotSink(view, target));
  }

  /** Adds the job to {@code env}, with documents going to {@code sinks} and not to the target. */
  public void addTo(StreamExecutionEnvironment env, Function<View, ViewSink> sinks) {
    SingleOutputStreamOperator<CatalogUpdate> catalog =
        parsed(env, Topic.CATALOG, new CatalogOperator(), CatalogUpdate.class);
    SingleOutputStreamOperator<BehaviorEvent> behavior =
        parsed(env, Topic.BEHAVIOR, new BehaviorOperator(), BehaviorEvent.class);
    SingleOutputStreamOperator<ShopperEvent> events = withoutDuplicates(behavior);
    SingleOutputStreamOperator<LedgerEntry> refused =
        parsed(env, Topic.DEAD_LETTERS, new DeadLetterOperator(), LedgerEntry.class);

    DataStream<ViewDocument> items = items(env, catalog);
    sinks.apply(View.ITEMS).consume(items, catalog.getSideOutput(LineOutputs.PROGRESS));
    SingleOutputStreamOperator<ViewDocument> profiles = profiles(events);
    sinks.apply(View.PROFILES).consume(profiles, behavior.getSideOutput(LineOutputs.PROGRESS));
    sinks
        .apply(View.INDICATORS)
        .consume(
            indicators(profiles.getSideOutput(ProfilesOperator.PURCHASES)),
            behavior.getSideOutput(LineOutputs.PROGRESS));
    sinks
        .apply(View.QUERIES)
        .consume(
            queries(events.getSideOutput(DuplicatesOperator.QUERIES)),
            behavior.getSideOutput(LineOutputs.PROGRESS));
    sinks
        .apply(View.SIGNALS)
        .consume(
            signals(events.getSideOutput(DuplicatesOperator.ITEMS), offers(env, items))
                .union(
                    ledger(
                        behavior
                            .getSideOutput(LineOutputs.LEDGER)
                            .union(
                                events.getSideOutput(LineOutputs.LEDGER),
                                refused.getSideOutput(LineOutputs.LEDGER)))),
            behavior
                .getSideOutput(LineOutputs.PROGRESS)
                .union(
                    refused.getSideOutput(LineOutputs.PROGRESS),
                    catalog.getSideOutput(LineOutputs.PROGRESS)));
    behavior
        .getSideOutput(LineOutputs.DEAD_LETTERS)
        .union(catalog.getSideOutput(LineOutputs.DEAD_LETTERS))
        .sinkTo(deadLetters.sink())
        .name("dead-letters")
        .uid("dead-letters")
        .setParallelism(1);
  }

  private <T> SingleOutputStreamOperator<T> parsed(
      StreamExecutionEnvironment env,
      Topic topic,
      OneInputStreamOperator<LogLine, T> parser,
      Class<T> type) {
    // Only behavior has several partitions.
    int parallelism = topic == Topic.BEHAVIOR ? env.getParallelism() : 1;
    return env.fromSource(
            logs.lines(topic, LogPosition.START, until),
            WatermarkStrategy.noWatermarks(),
            topic.wire() + "-source",
            TypeInformation.of(LogLine.class))
        .uid(topic.wire() + "-source")
        .setParallelism(parallelism)
        .transform(topic.wire() + "-parse", TypeInformation.of(type), parser)
        .uid(topic.wire() + "-parse")
        .setParallelism(parallelism);
  }

  private DataStream<ViewDocument> items(
      StreamExecutionEnvironment env, DataStream<CatalogUpdate> catalog) {
    DataStream<ModelVersion> versions =
        env.fromSource(
                models,
                WatermarkStrategy.noWatermarks(),
                "models-source",
                TypeInformation.of(ModelVersion.class))
            .uid("models-source")
            .setParallelism(1)
            .broadcast();
    KeyedStream<CatalogUpdate, String> updates = catalog.keyBy(CatalogUpdate::itemId);
    // Not connect().transform(), which keys both inputs or none.
    TwoInputTransformation<CatalogUpdate, ModelVersion, ViewDocument> items =
        new TwoInputTransformation<>(
            updates.getTransformation(),
            versions.getTransformation(),
            "items",
            new ItemsOperator(representers),
            TypeInformation.of(ViewDocument.class),
            env.getParallelism());
    items.setStateKeySelectors(updates.getKeySelector(), null);
    items.setStateKeyType(Types.STRING);
    items.setUid("items");
    env.addOperator(items);
    return new DataStream<>(env, items);
  }

  private static DataStream<ItemOffer> offers(
      StreamExecutionEnvironment env, DataStream<ViewDocument> items) {
    return new DataStream<>(
        env, new SideOutputTransformation<>(items.getTransformation(), ItemsOperator.OFFERS));
  }

  private SingleOutputStreamOperator<ShopperEvent> withoutDuplicates(
      DataStream<BehaviorEvent> behavior) {
    return behavior
        .keyBy(BehaviorEvent::key)
        .transform(
            "behavior-dedup",
            TypeInformation.of(ShopperEvent.class),
            new DuplicatesOperator(options.duplicates(), until != null))
        .uid("behavior-dedup");
  }

  private SingleOutputStreamOperator<ViewDocument> profiles(DataStream<ShopperEvent> events) {
    // Already where their shopper's state is, for the key of a shopper's event is the shopper: the
    // operators are chained, and nothing is sent or serialised between them.
    return DataStreamUtils.reinterpretAsKeyedStream(events, ShopperEvent::shopper)
        .transform(
            "profiles",
            TypeInformation.of(ViewDocument.class),
            new ProfilesOperator(options.profiles()))
        .uid("profiles");
  }

  private static DataStream<ViewDocument> indicators(DataStream<IndicatorChange> changes) {
    return changes
        .keyBy(IndicatorChange::itemId)
        .transform("indicators", TypeInformation.of(ViewDocument.class), new IndicatorsOperator())
        .uid("indicators");
  }

  private DataStream<ViewDocument> queries(DataStream<QuerySearch> searches) {
    return searches
        .keyBy(QuerySearch::query)
        .transform(
            "queries",
            TypeInformation.of(ViewDocument.class),
            new QueriesOperator(options.queries(), options.signals()))
        .uid("queries");
  }

  private DataStream<ViewDocument> signals(
      DataStream<ItemEvent> events, DataStream<ItemOffer> offers) {
    return events
        .keyBy(ItemEvent::itemId)
        .connect(offers.keyBy(ItemOffer::itemId))
        .transform(
            "signals",
            TypeInformation.of(ViewDocument.class),
            new SignalsOperator(options.signals()))
        .uid("signals");
  }

  private static DataStream<ViewDocument> ledger(DataStream<LedgerEntry> entries) {
    return entries
        .keyBy(_ -> SignalsSchema.LEDGER)
        .transform("ledger", TypeInformation.of(ViewDocument.class), new LedgerOperator())
        .uid("ledger")
        .setParallelism(1);
  }
}
