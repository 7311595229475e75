package dev.souk.view.schema;

import dev.souk.domain.EventKind;
import java.io.IOException;
import org.apache.lucene.store.ByteBuffersDataOutput;

/**
 * Writes the source of a profile part by part, as {@link ProfileCodec} reads it: what writes
 * thousands of them a second need not make objects of them first. Call {@link #touches}, {@link
 * #touch} as often as it said, then {@link #weights} and {@link #weight} likewise for categories
 * and again for brands, then {@link #end}. Not thread-safe.
 */
public final class ProfileWriter {

  private final ByteBuffersDataOutput out = new ByteBuffersDataOutput();
  private final long asOf;

  /**
   * Begins a profile.
   *
   * @param shopper the id
   * @param asOf event time of the newest event, in milliseconds since 1970
   * @param nanos of it, below a millisecond
   * @param events how many were counted
   */
  public ProfileWriter(String shopper, long asOf, int nanos, long events) throws IOException {
    this.asOf = asOf;
    out.writeByte(ProfileCodec.VERSION);
    out.writeString(shopper);
    writeTime(asOf, nanos, 0);
    out.writeVLong(events);
  }

  /** Says how many touches follow, most recent first. */
  public void touches(int count) throws IOException {
    out.writeVInt(count);
  }

  /** One touched item; {@code last} and {@code nanos} are a time like that of the profile. */
  public void touch(
      String item,
      EventKind strongest,
      double weight,
      int views,
      int carts,
      int purchases,
      long last,
      int nanos)
      throws IOException {
    out.writeString(item);
    out.writeByte((byte) strongest.ordinal());
    writeDouble(weight);
    out.writeVInt(views);
    out.writeVInt(carts);
    out.writeVInt(purchases);
    writeTime(last, nanos, asOf);
  }

  /** Says how many weights follow, in the order of their names. */
  public void weights(int count) throws IOException {
    out.writeVInt(count);
  }

  /** The weight of a category or brand. */
  public void weight(String name, double weight) throws IOException {
    out.writeString(name);
    writeDouble(weight);
  }

  /**
   * Ends the profile.
   *
   * @param spend decayed mean of the logarithm of prices
   * @return the source
   */
  public byte[] end(double spend) throws IOException {
    writeDouble(spend);
    return out.toArrayCopy();
  }

  private void writeTime(long millis, int nanos, long from) throws IOException {
    out.writeZLong(from - millis);
    out.writeVInt(nanos);
  }

  /** Reversed, so that zeros at the end of the mantissa become leading ones, which take no room. */
  private void writeDouble(double value) throws IOException {
    out.writeZLong(Long.reverse(Double.doubleToRawLongBits(value)));
  }
}
