package dev.souk.kernels.core;

import dev.souk.kernels.FloatMatrix;
import dev.souk.kernels.ItemMatrix;
import dev.souk.kernels.SimilarityBackend;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A backend that checks what is loaded, refuses to load when closed, and closes the matrices still
 * open when it is closed. Subclasses only build matrices.
 */
public abstract class GuardedBackend implements SimilarityBackend {

  private final Object lock = new Object();
  private final Set<GuardedMatrix> open = new HashSet<>();
  private boolean closed;

  /** For subclasses. */
  protected GuardedBackend() {}

  /** Builds a matrix from checked arguments. */
  protected abstract GuardedMatrix build(FloatMatrix items, float @Nullable [] bias);

  /** Frees what the backend holds; called once, after its matrices were closed. */
  protected void release() {}

  @Override
  public final ItemMatrix load(FloatMatrix items, float @Nullable [] bias) {
    checkOpen(); // before the work; again after it
    Inputs.checkItems(items, bias);
    GuardedMatrix matrix = build(items, bias);
    matrix.onClose(() -> forget(matrix));
    boolean added;
    synchronized (lock) {
      added = !closed && open.add(matrix);
    }
    if (!added) {
      matrix.close();
      checkOpen();
    }
    return matrix;
  }

  @Override
  public final void close() {
    List<GuardedMatrix> left;
    synchronized (lock) {
      if (closed) {
        return;
      }
      closed = true;
      left = List.copyOf(open);
    }
    left.forEach(GuardedMatrix::close);
    release();
  }

  private void forget(GuardedMatrix matrix) {
    synchronized (lock) {
      open.remove(matrix);
    }
  }

  private void checkOpen() {
    synchronized (lock) {
      if (closed) {
        throw new IllegalStateException("backend " + name() + ": closed (expected: open)");
      }
    }
  }
}
