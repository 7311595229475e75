package dev.souk.jobs.training.blocks;

import dev.souk.representation.collaborative.BlockFactors;
import dev.souk.representation.collaborative.RatingBlock;
import java.io.IOException;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Sends the factors of a block to those that need them. */
final class ParcelOutput {

  /** Floats of a parcel or few more. */
  static final int FLOATS = 1 << 16;

  private ParcelOutput() {}

  /** Sends a head to every block, and to each the factors that it needs. */
  static void send(
      RatingBlock block, BlockFactors factors, ParcelHead head, Output<StreamRecord<Parcel>> output)
      throws IOException {
    int from = block.block();
    int rows = Math.max(1, FLOATS / factors.rank());
    byte[] bytes = head.bytes();
    for (int to = 0; to < block.blocks().count(); to++) {
      output.collect(new StreamRecord<>(new Parcel(to, from, 0, new float[0], bytes)));
      int wanted = block.wanted(to);
      for (int first = 0; first < wanted; first += rows) {
        float[] some = factors.wanted(to, first, Math.min(rows, wanted - first));
        output.collect(new StreamRecord<>(new Parcel(to, from, first, some, new byte[0])));
      }
    }
  }
}
