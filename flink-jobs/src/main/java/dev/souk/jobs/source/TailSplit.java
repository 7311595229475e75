package dev.souk.jobs.source;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Something to follow and how far it was followed.
 *
 * @param id its name, such as {@code behavior-0}
 * @param ordinal its number in the source, which decides the reader
 * @param next number of the next element
 * @param until number of the first element that is not read; {@link Long#MAX_VALUE} for none
 */
public record TailSplit(String id, int ordinal, long next, long until) implements SourceSplit {

  /**
   * @throws IllegalArgumentException if {@code ordinal} or {@code next} is negative
   */
  public TailSplit {
    if (ordinal < 0 || next < 0) {
      throw new IllegalArgumentException(
          "split %s: ordinal %d, next %d (expected: 0 or more)".formatted(id, ordinal, next));
    }
  }

  @Override
  public String splitId() {
    return id;
  }

  boolean finished() {
    return next >= until;
  }

  TailSplit at(long offset) {
    return new TailSplit(id, ordinal, offset, until);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeUTF(id);
    out.writeInt(ordinal);
    out.writeLong(next);
    out.writeLong(until);
  }

  static TailSplit read(DataInputStream in) throws IOException {
    return new TailSplit(in.readUTF(), in.readInt(), in.readLong(), in.readLong());
  }

  /** Writes splits into checkpoints. */
  static final class Serializer implements SimpleVersionedSerializer<TailSplit> {

    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(TailSplit split) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      split.write(new DataOutputStream(bytes));
      return bytes.toByteArray();
    }

    @Override
    public TailSplit deserialize(int version, byte[] bytes) throws IOException {
      return read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }
  }
}
