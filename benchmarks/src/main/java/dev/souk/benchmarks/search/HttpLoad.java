package dev.souk.benchmarks.search;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks a server over kept connections, one request at a time on each, from one thread that does
 * little else than find where answers end: the processors are the server's too. Not thread-safe.
 *
 * @param port on the loopback address
 * @param pid whose processor time is told
 * @param requests asked over and over, from the first
 */
record HttpLoad(int port, long pid, List<byte[]> requests) {

  private static final long NAP_NANOS = 50_000;

  /**
   * What came of it.
   *
   * @param answered with status 200
   * @param failed with another
   * @param seconds that passed
   * @param millis of each answer, from when its request was due
   * @param serverCpuSeconds of the server's process meanwhile
   * @param ownCpuSeconds of the thread that asked
   */
  record Outcome(
      long answered,
      long failed,
      double seconds,
      double[] millis,
      double serverCpuSeconds,
      double ownCpuSeconds) {

    double perSecond() {
      return answered / seconds;
    }
  }

  /** As much as is answered: each connection asks again when it was answered (closed loop). */
  Outcome saturate(int connections, double seconds) throws IOException {
    return new Run(connections, 0, seconds).go();
  }

  /**
   * At a steady rate, whatever becomes of the answers (open loop). What is due while all
   * connections are taken waits, and its time with it.
   */
  Outcome steady(int connections, double perSecond, double seconds) throws IOException {
    return new Run(connections, 1e9 / perSecond, seconds).go();
  }

  /** The answers to the first requests, one after the other. */
  List<byte[]> ask(int count) throws IOException {
    List<byte[]> bodies = new ArrayList<>();
    try (SocketChannel channel = connect(port)) {
      HttpAnswer answer = new HttpAnswer();
      ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
      for (byte[] request : requests.subList(0, count)) {
        write(channel, request);
        answer.reset();
        boolean whole = false;
        while (!whole) {
          buffer.clear();
          if (channel.read(buffer) < 0) {
            throw new IOException("port " + port + ": closed (expected: an answer)");
          }
          whole = answer.add(buffer.flip());
        }
        if (answer.status() != 200) {
          throw new IOException(
              "status: %d, %s (expected: 200)"
                  .formatted(answer.status(), new String(answer.body(), StandardCharsets.UTF_8)));
        }
        bodies.add(answer.body());
      }
    }
    return bodies;
  }

  private static SocketChannel connect(int port) throws IOException {
    SocketChannel channel =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    return channel;
  }

  private static void write(SocketChannel channel, byte[] request) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(request);
    while (buffer.hasRemaining()) {
      if (channel.write(buffer) == 0) {
        Thread.onSpinWait(); // A request is far smaller than what the system takes.
      }
    }
  }

  private static final class Connection {
    private final SocketChannel channel;
    private final HttpAnswer answer = new HttpAnswer();
    private long due;

    Connection(SocketChannel channel) {
      this.channel = channel;
    }
  }

  /** One run, in the thread that calls it. */
  private final class Run {
    private final int connections;
    private final double interval;
    private final double seconds;
    private final ArrayDeque<Connection> idle = new ArrayDeque<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 17);
    private double[] millis = new double[1 << 16];
    private int answered;
    private long failed;
    private int busy;
    private int sent;

    Run(int connections, double interval, double seconds) {
      this.connections = connections;
      this.interval = interval;
      this.seconds = seconds;
    }

    Outcome go() throws IOException {
      ThreadMXBean threads = ManagementFactory.getThreadMXBean();
      List<Connection> opened = new ArrayList<>();
      try (Selector selector = Selector.open()) {
        for (int c = 0; c < connections; c++) {
          Connection connection = new Connection(connect(port));
          opened.add(connection);
          connection.channel.configureBlocking(false);
          connection.channel.register(selector, SelectionKey.OP_READ, connection);
          idle.add(connection);
        }
        double cpu = ServerProcess.cpuSeconds(pid);
        long own = threads.getCurrentThreadCpuTime();
        long begin = System.nanoTime();
        long end = begin + (long) (seconds * 1e9);
        long now = begin;
        while (now < end || busy > 0) {
          if (now < end) {
            send(begin, end, now);
          }
          if (interval == 0 || busy == connections) {
            selector.select(100);
          } else if (selector.selectNow() == 0) {
            LockSupport.parkNanos(NAP_NANOS);
          }
          receive(selector);
          now = System.nanoTime();
        }
        return new Outcome(
            answered,
            failed,
            (now - begin) / 1e9,
            Arrays.copyOf(millis, answered),
            ServerProcess.cpuSeconds(pid) - cpu,
            (threads.getCurrentThreadCpuTime() - own) / 1e9);
      } finally {
        for (Connection connection : opened) {
          connection.channel.close();
        }
      }
    }

    private void send(long begin, long end, long now) throws IOException {
      while (!idle.isEmpty()) {
        long due = interval == 0 ? now : begin + (long) (sent * interval);
        if (due > now || due >= end) {
          return;
        }
        Connection connection = idle.remove();
        connection.due = due;
        connection.answer.reset();
        write(connection.channel, requests.get(sent++ % requests.size()));
        busy++;
      }
    }

    private void receive(Selector selector) throws IOException {
      for (Iterator<SelectionKey> keys = selector.selectedKeys().iterator(); keys.hasNext(); ) {
        Connection connection = (Connection) keys.next().attachment();
        keys.remove();
        buffer.clear();
        if (connection.channel.read(buffer) < 0) {
          throw new IOException("port " + port + ": closed (expected: an answer)");
        }
        if (connection.answer.add(buffer.flip())) {
          record(connection);
          idle.add(connection);
          busy--;
        }
      }
    }

    private void record(Connection connection) {
      if (connection.answer.status() != 200) {
        failed++;
        return;
      }
      if (answered == millis.length) {
        millis = Arrays.copyOf(millis, 2 * millis.length);
      }
      millis[answered++] = (System.nanoTime() - connection.due) / 1e6;
    }
  }
}
