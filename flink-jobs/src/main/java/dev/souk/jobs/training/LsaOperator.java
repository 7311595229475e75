package dev.souk.jobs.training;

import dev.souk.analysis.ShopAnalyzer;
import dev.souk.jobs.training.TrainingProgress.Stage;
import dev.souk.log.LogPosition;
import dev.souk.representation.text.LsaBasis;
import dev.souk.representation.text.LsaOptions;
import dev.souk.representation.text.LsaTrainer;
import dev.souk.representation.text.TermFrequencies;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Gathers the items, sorts them by id, trains at the end of input, and publishes. */
final class LsaOperator extends AbstractStreamOperator<Void>
    implements OneInputStreamOperator<CatalogEntry, Void>, BoundedOneInput {

  private static final long serialVersionUID = 1L;

  private final String directory;
  private final String until;
  private final TrainingConfig config;
  private final long board;
  private transient List<CatalogEntry> items = new ArrayList<>();

  LsaOperator(String directory, String until, TrainingConfig config, long board) {
    this.directory = directory;
    this.until = until;
    this.config = config;
    this.board = board;
  }

  @Override
  public void open() throws Exception {
    super.open();
    items = new ArrayList<>();
  }

  @Override
  public void processElement(StreamRecord<CatalogEntry> element) {
    items.add(element.getValue());
  }

  @Override
  public void endInput() throws IOException {
    TrainingProgress progress = ProgressBoard.listener(board);
    items.sort(Comparator.comparing(CatalogEntry::itemId));
    int count = items.size();
    List<TermFrequencies> terms = analysed(progress);
    Optional<LsaBasis> basis =
        new LsaTrainer(LsaOptions.defaults().withDims(config.lsaDims()))
            .train(terms, (done, total) -> progress.advanced(Stage.LSA, done, total, ""));
    LsaFiles files = new LsaFiles(Path.of(directory));
    LogPosition position = LogPosition.parse(until);
    if (basis.isEmpty()) {
      files.remember(position);
      TrainingJob.report(
          getRuntimeContext(),
          new TrainingOutcome.NothingToLearn(
              "items: " + count + " (expected: some that share a word)"));
      return;
    }
    String version = files.publish(basis.get(), position);
    progress.advanced(Stage.PUBLISH, 1, 1, version);
    SortedMap<String, String> metrics = new TreeMap<>();
    metrics.put("items", String.valueOf(count));
    metrics.put("terms", String.valueOf(basis.get().terms()));
    metrics.put("dims", String.valueOf(basis.get().dims()));
    TrainingJob.report(getRuntimeContext(), new TrainingOutcome.Published(version, metrics));
  }

  /** The items' terms, in their order, by several threads. The items themselves are let go. */
  private List<TermFrequencies> analysed(TrainingProgress progress) {
    TermFrequencies[] terms = new TermFrequencies[items.size()];
    List<CatalogEntry> texts = items;
    items = List.of();
    try (ShopAnalyzer analyzer = ShopAnalyzer.forQuery()) {
      RowWork.run(
          config.threads(),
          terms.length,
          row -> terms[row] = TermFrequencies.of(analyzer, texts.get(row).text()),
          done -> progress.advanced(Stage.ANALYSE, done, terms.length, ""));
    }
    return Arrays.asList(terms);
  }
}
