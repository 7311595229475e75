package dev.souk.jobs.training;

import dev.souk.jobs.training.blocks.Rating;
import java.util.HashSet;
import java.util.Set;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedMultiInput;
import org.apache.flink.streaming.api.operators.InputSelectable;
import org.apache.flink.streaming.api.operators.InputSelection;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Reads which items were deleted, then lets evidence of the others pass. Both by item. */
final class OnSaleOperator extends AbstractStreamOperator<Rating>
    implements TwoInputStreamOperator<Aside, Evidence, Rating>, BoundedMultiInput, InputSelectable {

  private static final long serialVersionUID = 1L;

  private transient Set<String> deleted = new HashSet<>();
  private transient boolean read;

  @Override
  public void open() throws Exception {
    super.open();
    deleted = new HashSet<>();
  }

  @Override
  public InputSelection nextSelection() {
    return read ? InputSelection.SECOND : InputSelection.FIRST;
  }

  @Override
  public void processElement1(StreamRecord<Aside> element) {
    deleted.add(element.getValue().item());
  }

  @Override
  public void processElement2(StreamRecord<Evidence> element) {
    Evidence evidence = element.getValue();
    if (!deleted.contains(evidence.itemId())) {
      output.collect(element.replace(evidence.rating()));
    }
  }

  @Override
  public void endInput(int input) {
    read = true;
  }
}
