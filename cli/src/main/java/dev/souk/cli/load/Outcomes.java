package dev.souk.cli.load;

import java.util.ArrayList;
import java.util.List;

/** What became of the requests of some span of time. Thread-safe. */
final class Outcomes {

  private static final int SHOWN = 20;

  private final LatencyHistogram latencies = new LatencyHistogram();
  private final List<String> failures = new ArrayList<>();
  private long failed;

  synchronized void answered(long nanos) {
    latencies.record(nanos);
  }

  synchronized void failed(String why) {
    failed++;
    if (failures.size() < SHOWN) {
      failures.add(why);
    }
  }

  synchronized void addTo(Outcomes sum) {
    synchronized (sum) {
      sum.latencies.add(latencies);
      sum.failed += failed;
      for (String failure : failures) {
        if (sum.failures.size() < SHOWN) {
          sum.failures.add(failure);
        }
      }
    }
  }

  synchronized LoadReport.Span span(String name) {
    return new LoadReport.Span(
        name,
        latencies.count(),
        failed,
        latencies.percentile(0.5),
        latencies.percentile(0.99),
        latencies.maxMillis());
  }

  synchronized List<String> failures() {
    return List.copyOf(failures);
  }
}
