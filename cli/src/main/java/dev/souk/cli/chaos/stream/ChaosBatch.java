package dev.souk.cli.chaos.stream;

import java.util.List;

/** Lines that are sent together. */
record ChaosBatch(List<ChaosLine> lines) {
  ChaosBatch {
    lines = List.copyOf(lines);
  }
}
