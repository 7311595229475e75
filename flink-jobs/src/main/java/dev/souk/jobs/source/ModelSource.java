package dev.souk.jobs.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.jspecify.annotations.Nullable;

/**
 * Watches a directory in which {@code CURRENT} names the model to use, a file beside it: emits the
 * present one, if there is one, and each that follows. After a restart it emits the present one
 * again; whoever receives it compares names.
 *
 * <p>To put a model into use: write its file under a new name, then move {@code CURRENT} into
 * place.
 */
public final class ModelSource extends TailSource<ModelVersion> {

  private static final long serialVersionUID = 1L;

  private final String directory;
  private final boolean bounded;

  /**
   * @param directory need not exist yet
   * @param bounded whether to end after the present model
   */
  public ModelSource(Path directory, boolean bounded) {
    this.directory = directory.toString();
    this.bounded = bounded;
  }

  @Override
  List<TailSplit> discover() throws IOException {
    if (bounded) {
      return current() == null ? List.of() : List.of(new TailSplit("models", 0, 0, 1));
    }
    return List.of(new TailSplit("models", 0, 0, Long.MAX_VALUE));
  }

  private @Nullable ModelVersion current() throws IOException {
    try {
      String name = Files.readString(Path.of(directory).resolve("CURRENT")).strip();
      return new ModelVersion(name, Path.of(directory).resolve(name).toString());
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  @Override
  Cursor<ModelVersion> open(TailSplit split) {
    return new Cursor<>() {
      private @Nullable ModelVersion last;

      @Override
      public @Nullable ModelVersion next() throws IOException {
        ModelVersion now = current();
        if (now == null || now.equals(last)) {
          return null;
        }
        last = now;
        return now;
      }

      @Override
      public void close() {}
    };
  }

  @Override
  long end(TailSplit split) {
    return 0;
  }

  @Override
  public Boundedness getBoundedness() {
    return bounded ? Boundedness.BOUNDED : Boundedness.CONTINUOUS_UNBOUNDED;
  }

  @Override
  public String toString() {
    return "models in " + directory;
  }
}
