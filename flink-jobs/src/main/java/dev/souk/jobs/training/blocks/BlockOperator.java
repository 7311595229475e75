package dev.souk.jobs.training.blocks;

import dev.souk.representation.collaborative.RatingBlock;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedMultiInput;
import org.apache.flink.streaming.api.operators.InputSelectable;
import org.apache.flink.streaming.api.operators.InputSelection;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads a block of ratings, then all that is for it, and acts.
 *
 * @param <I> what is for the block
 * @param <O> what comes of it
 */
abstract class BlockOperator<I, O> extends AbstractStreamOperator<O>
    implements TwoInputStreamOperator<BlockPiece, I, O>, BoundedMultiInput, InputSelectable {

  private static final long serialVersionUID = 1L;

  private transient @Nullable List<InputStream> pieces;
  private transient boolean read;

  /** The block has been read. */
  abstract void begin(RatingBlock block) throws IOException;

  /** Something for the block. */
  abstract void take(I part) throws IOException;

  /** All has come. */
  abstract void end() throws IOException;

  @Override
  public InputSelection nextSelection() {
    return read ? InputSelection.SECOND : InputSelection.FIRST;
  }

  @Override
  public void processElement1(StreamRecord<BlockPiece> element) {
    if (pieces == null) {
      pieces = new ArrayList<>();
    }
    pieces.add(new ByteArrayInputStream(element.getValue().bytes()));
  }

  @Override
  public void processElement2(StreamRecord<I> element) throws IOException {
    take(element.getValue());
  }

  @Override
  public void endInput(int input) throws IOException {
    if (input == 2) {
      end();
      return;
    }
    read = true;
    List<InputStream> all = pieces == null ? List.of() : pieces;
    pieces = null;
    try (DataInputStream in =
        new DataInputStream(new SequenceInputStream(Collections.enumeration(all)))) {
      begin(RatingBlock.read(in));
    }
  }
}
