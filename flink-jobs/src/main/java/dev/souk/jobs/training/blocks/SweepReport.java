package dev.souk.jobs.training.blocks;

import dev.souk.representation.collaborative.SideSum;
import java.io.Serializable;
import java.util.Locale;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes known that a sweep is done: in the log, to the listener, and as an accumulator of the job,
 * which a JobManager tells whoever asks.
 *
 * @param sweep which, from 1
 * @param of how many there are
 * @param listener is told
 */
record SweepReport(int sweep, int of, SweepListener listener) implements Serializable {

  private static final Logger LOG = LoggerFactory.getLogger(SweepReport.class);

  /**
   * @return the loss of the sweep
   */
  double made(ParcelHead head, SideSum items, RuntimeContext context) {
    double loss = (head.usersLoss() + items.loss()) / items.entries();
    String name =
        String.format(Locale.ROOT, "%s%0" + digits() + "d of %d", BlockSweeps.LOSS, sweep, of);
    LOG.info("{}: {}", name, loss);
    context.getDoubleCounter(name).add(loss);
    listener.swept(sweep, of, loss);
    return loss;
  }

  /** So that names sort as sweeps follow each other. */
  private int digits() {
    return String.valueOf(of).length();
  }
}
