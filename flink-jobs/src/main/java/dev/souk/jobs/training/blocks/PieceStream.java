package dev.souk.jobs.training.blocks;

import java.io.OutputStream;
import java.util.Arrays;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Sends what is written to it as pieces of a block. Wants a buffer in front. */
final class PieceStream extends OutputStream {

  /** Bytes of a piece. */
  static final int LENGTH = 1 << 18;

  private final int block;
  private final Output<StreamRecord<BlockPiece>> output;

  PieceStream(int block, Output<StreamRecord<BlockPiece>> output) {
    this.block = block;
    this.output = output;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    output.collect(
        new StreamRecord<>(new BlockPiece(block, Arrays.copyOfRange(bytes, from, from + length))));
  }
}
