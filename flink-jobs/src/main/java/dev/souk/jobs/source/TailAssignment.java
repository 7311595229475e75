package dev.souk.jobs.source;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * What the enumerator of a {@link TailSource} keeps in a checkpoint.
 *
 * @param known the ids of all splits found so far
 * @param pending those that no reader has
 */
public record TailAssignment(SortedSet<String> known, List<TailSplit> pending) {

  static final TailAssignment NONE = new TailAssignment(new TreeSet<>(), List.of());

  public TailAssignment {
    known = new TreeSet<>(known);
    pending = List.copyOf(pending);
  }

  /** Writes assignments into checkpoints. */
  static final class Serializer implements SimpleVersionedSerializer<TailAssignment> {

    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(TailAssignment assignment) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeInt(assignment.known.size());
      for (String id : assignment.known) {
        out.writeUTF(id);
      }
      out.writeInt(assignment.pending.size());
      for (TailSplit split : assignment.pending) {
        split.write(out);
      }
      return bytes.toByteArray();
    }

    @Override
    public TailAssignment deserialize(int version, byte[] bytes) throws IOException {
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
      SortedSet<String> known = new TreeSet<>();
      for (int left = in.readInt(); left > 0; left--) {
        known.add(in.readUTF());
      }
      List<TailSplit> pending = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        pending.add(TailSplit.read(in));
      }
      return new TailAssignment(known, pending);
    }
  }
}
