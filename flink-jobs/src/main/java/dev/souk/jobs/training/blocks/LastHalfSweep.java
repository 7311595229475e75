package dev.souk.jobs.training.blocks;

import dev.souk.representation.collaborative.BlockFactors;
import dev.souk.representation.collaborative.BlockHalfSweep.Side;
import dev.souk.representation.collaborative.RatingBlock;
import java.io.IOException;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** The half sweep that the items' factors come from. */
final class LastHalfSweep extends HalfSweepOperator<SolvedItems> {

  private static final long serialVersionUID = 1L;

  LastHalfSweep() {
    super(Side.ITEMS, null);
  }

  @Override
  void send(RatingBlock own, BlockFactors factors, ParcelHead head) throws IOException {
    int k = factors.rank();
    int most = Math.max(1, ParcelOutput.FLOATS / k);
    byte[] bytes = head.bytes();
    for (int first = 0; first == 0 || first < own.size(); first += most) {
      int count = Math.min(most, own.size() - first);
      String[] ids = new String[count];
      float[] values = new float[count * k];
      double[] recent = new double[count];
      int[] entries = new int[count];
      for (int i = 0; i < count; i++) {
        ids[i] = own.id(first + i);
        System.arraycopy(factors.row(first + i), 0, values, i * k, k);
        recent[i] = own.recent(first + i);
        entries[i] = own.entries(first + i);
      }
      output.collect(
          new StreamRecord<>(
              new SolvedItems(
                  own.block(), ids, values, recent, entries, first == 0 ? bytes : new byte[0])));
    }
  }
}
