package dev.souk.retrieval.experiment;

import dev.souk.config.SettingsException;
import dev.souk.config.WatchedFile;
import dev.souk.retrieval.SearchRequest;
import dev.souk.retrieval.experiment.Experiment.Arm;
import dev.souk.retrieval.ranking.RankingProfile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The experiments of a shop, from a file whose changes are picked up. Thread-safe. */
public final class Experiments {

  /** Of a shop without experiments. */
  public static final Experiments NONE = of(List.of());

  private final @Nullable WatchedFile<List<Experiment>> file;
  private final List<Experiment> fixed;

  private Experiments(@Nullable WatchedFile<List<Experiment>> file, List<Experiment> fixed) {
    this.file = file;
    this.fixed = fixed;
  }

  /**
   * Who sees what.
   *
   * @param experiment its name
   * @param arm what is seen
   */
  public record Assignment(String experiment, Arm arm) {}

  /** Fixed experiments; who takes part in one takes part in none that comes after it. */
  public static Experiments of(List<Experiment> experiments) {
    return new Experiments(null, List.copyOf(experiments));
  }

  /**
   * The experiments of a file.
   *
   * @throws SettingsException with every problem
   */
  public static Experiments load(Path path) {
    WatchedFile<List<Experiment>> file = WatchedFile.load(path, ExperimentReader::read);
    return new Experiments(file, file.get());
  }

  /** Reads the file again if it has changed; what is wrong is logged, and the old ones stay. */
  public void refresh() {
    if (file != null) {
      file.refresh();
    }
  }

  /** What is wrong with the file as it is now; the experiments are then those before. */
  public List<String> problems() {
    return file == null ? List.of() : file.problems();
  }

  /** All of them, in the order of the file. */
  public List<Experiment> all() {
    return file == null ? fixed : file.get();
  }

  /**
   * What a request takes part in. One that names a ranking profile other than the default, or two
   * to be interleaved, takes part in nothing, nor does one that tells neither a shopper nor a
   * visit. An experiment with a ranking profile that there is not waits until there is.
   *
   * @param known whether there is a ranking profile of a name
   */
  public Optional<Assignment> assign(SearchRequest request, Instant now, Predicate<String> known) {
    String unit = request.shopper() == null ? request.extras().visit() : request.shopper();
    if (unit == null
        || !request.extras().interleave().isEmpty()
        || !request.profile().equals(RankingProfile.DEFAULT_NAME)) {
      return Optional.empty();
    }
    for (Experiment experiment : all()) {
      if (experiment.activeAt(now) && allKnown(experiment, known)) {
        Arm arm = experiment.arm(unit);
        // Who pages by a cursor has begun before the mixing, and ends as they began.
        if (arm != null && arm.profiles().size() > 1 && !request.options().cursor().isEmpty()) {
          return Optional.empty();
        }
        if (arm != null) {
          return Optional.of(new Assignment(experiment.name(), arm));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean allKnown(Experiment experiment, Predicate<String> known) {
    for (Arm arm : experiment.arms().keySet()) {
      for (String profile : arm.profiles()) {
        if (!known.test(profile)) {
          return false;
        }
      }
    }
    return true;
  }
}
