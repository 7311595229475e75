package dev.souk.jobs.kafka;

import dev.souk.domain.ShopId;
import dev.souk.jobs.kafka.LogStates.State;
import dev.souk.jobs.log.ShopLog;
import dev.souk.jobs.log.ShopLogs;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs in Kafka. Opening one creates its topics or checks them. Seeding is for one process at a
 * time: a second one would take what the first has written for what a dead one left behind.
 */
public final class KafkaShopLogs implements ShopLogs {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaShopLogs.class);

  private final KafkaLogConfig config;
  private final Broker broker;
  private final KafkaTopics topics;
  private final LogStates states;

  private KafkaShopLogs(KafkaLogConfig config, Broker broker) {
    this.config = config;
    this.broker = broker;
    this.topics = new KafkaTopics(config, broker);
    this.states = new LogStates(config, topics);
  }

  /**
   * Connects to the cluster.
   *
   * @throws IOException if the client cannot be made of {@code config}
   */
  public static KafkaShopLogs connect(KafkaLogConfig config) throws IOException {
    return new KafkaShopLogs(config, Broker.connect(config));
  }

  @Override
  public ShopLog open(ShopId shop) throws IOException {
    if (states.of(shop).equals(Optional.of(State.FILLING))) {
      throw new IOException(
          "shop: "
              + shop
              + ": the seeding of its log was not finished (expected: a start with the shop's seed,"
              + " which begins it anew)");
    }
    return opened(shop);
  }

  private ShopLog opened(ShopId shop) throws IOException {
    return new KafkaShopLog(config, shop, topics.ensure(shop), broker);
  }

  @Override
  public boolean seed(ShopId shop, Seed seed) throws IOException {
    Optional<State> state = states.of(shop);
    boolean exists = topics.exist(shop);
    if (exists && !state.equals(Optional.of(State.FILLING))) {
      return false;
    }
    states.set(shop, State.FILLING);
    if (exists) {
      LOG.warn("The log of {} was left half filled; it is filled anew", shop);
      topics.delete(shop);
    }
    try (ShopLog log = opened(shop)) {
      seed.fill(log);
    }
    states.set(shop, State.WHOLE);
    return true;
  }

  @Override
  public void close() {
    broker.close();
  }
}
