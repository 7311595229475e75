package dev.souk.view.codec;

import java.io.IOException;
import org.apache.lucene.codecs.compressing.CompressionMode;
import org.apache.lucene.codecs.compressing.Compressor;
import org.apache.lucene.codecs.compressing.Decompressor;
import org.apache.lucene.store.ByteBuffersDataInput;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;

/** Bytes as they are. */
final class Plain extends CompressionMode {

  static final CompressionMode MODE = new Plain();

  private Plain() {}

  @Override
  public Compressor newCompressor() {
    return new Compressor() {
      @Override
      public void compress(ByteBuffersDataInput in, DataOutput out) throws IOException {
        out.copyBytes(in, in.length());
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public Decompressor newDecompressor() {
    return new Whole();
  }

  private static final class Whole extends Decompressor {

    @Override
    public void decompress(DataInput in, int all, int offset, int length, BytesRef bytes)
        throws IOException {
      bytes.bytes = ArrayUtil.growNoCopy(bytes.bytes, length);
      in.skipBytes(offset);
      in.readBytes(bytes.bytes, 0, length);
      in.skipBytes(all - offset - length);
      bytes.offset = 0;
      bytes.length = length;
    }

    /** Stateless, so that all may share it. */
    @Override
    public Decompressor clone() {
      return this;
    }
  }

  @Override
  public String toString() {
    return "PLAIN";
  }
}
