package dev.souk.broker;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import kafka.Kafka;
import kafka.tools.StorageTool;

/**
 * Formats the log directories if they are not yet, then is the broker. It ends when its standard
 * input does: the process that started it holds the other end, so a broker never outlives it, even
 * if that process is killed.
 */
public final class BrokerMain {

  private static final long GRACE_SECONDS = 10;

  private BrokerMain() {}

  /**
   * Runs the broker.
   *
   * @param args the file of its settings, and the id of the cluster, the same at every start
   */
  public static void main(String[] args) {
    if (args.length != 2) {
      System.err.println("arguments: " + args.length + " (expected: settings, cluster id)");
      System.exit(2);
    }
    InputStream parent = System.in;
    Thread.ofPlatform().daemon().name("parent").start(() -> endWith(parent));
    int formatted =
        StorageTool.execute(
            new String[] {"format", "-t", args[1], "-c", args[0], "--ignore-formatted"},
            System.out);
    if (formatted != 0) {
      System.exit(formatted);
    }
    Kafka.main(new String[] {args[0]});
  }

  private static void endWith(InputStream parent) {
    try {
      while (parent.read() >= 0) {
        // Nothing is ever said.
      }
    } catch (IOException e) {
      System.err.println("The process that started this broker is gone: " + e.getMessage());
    }
    Thread.ofPlatform().daemon().name("end").start(BrokerMain::endAnyway);
    System.exit(0);
  }

  /** An orderly end may wait for what no longer comes. */
  private static void endAnyway() {
    try {
      TimeUnit.SECONDS.sleep(GRACE_SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(1);
  }
}
