package dev.souk.view;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;

/** The bytes of a file of a Lucene directory, wherever that keeps it. Not thread-safe. */
final class FileInput extends InputStream {

  private final IndexInput input;

  FileInput(Directory directory, String name) throws IOException {
    input = directory.openInput(name, IOContext.READONCE);
  }

  private long left() {
    return input.length() - input.getFilePointer();
  }

  @Override
  public int read() throws IOException {
    return left() == 0 ? -1 : input.readByte() & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    int read = (int) Math.min(length, left());
    if (read == 0 && length > 0) {
      return -1;
    }
    input.readBytes(bytes, offset, read);
    return read;
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
