package dev.souk.api.ops;

import dev.souk.api.endpoint.Endpoint;
import dev.souk.api.http.HttpMethod;
import dev.souk.api.http.Reply;
import dev.souk.api.http.Request;
import dev.souk.api.http.Route;
import dev.souk.api.shop.JobStatus;
import dev.souk.api.shop.Lag;
import dev.souk.api.shop.Shop;
import dev.souk.api.shop.Shops;
import dev.souk.domain.Json;
import dev.souk.domain.Ledger;
import dev.souk.log.LogPosition;
import dev.souk.log.Topic;
import dev.souk.representation.ranking.RankingWorth;
import dev.souk.retrieval.ShopStatus;
import dev.souk.view.SnapshotRefusal;
import dev.souk.view.schema.LearnedBlend;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code GET /v1/{shop}/status}: the account of the log, what is served and how the job is. No
 * parameters. In the ledger {@code received} is always {@code accepted + guests + duplicates +
 * dead}, {@code late} is a part of {@code accepted + guests}; {@code lag} is in lines. {@code feed}
 * is what the models of the factors snapshot have learned of the weights of a feed's sources, null
 * if they have not: it is served to ranking profiles that say {@code learned: true}, if {@code
 * served}, that is if it was worth more than the weights by hand to shoppers that it was not
 * learned from.
 *
 * <p>Statuses: 200; 404 if there is no such shop.
 *
 * <p>Sample:
 *
 * <pre>{@code
 * {"shop": "gifts", "ready": true, "reasons": [],
 *  "ledger": {"received": 1067371, "accepted": 805549, "guests": 230000, "duplicates": 0,
 *             "late": 0, "dead": 31822, "dead_letters": {"no-price": 6207}},
 *  "log": {"end": "behavior-0:1035549,catalog-0:4621", "behavior": 1035549, "catalog": 4621,
 *          "dead_letters": 31822, "lag": 0},
 *  "items": 4621, "shoppers": 5878, "factors": 4621, "backend": "simd (...)",
 *  "snapshots": {"items": {"generation": "g1", "checkpoint": 12, "position": "..."}},
 *  "feed": {"served": true, "weights": {"factors": 0.31, "item_item": 0.93, "popularity": 0.12},
 *           "users": 985, "examples": 9318, "compared_users": 1000,
 *           "learned": {"recall": 0.1559, "ndcg": 0.1905},
 *           "by_hand": {"recall": 0.1463, "ndcg": 0.1784}},
 *  "refused": [{"view": "items", "generation": "g1", "checkpoint": 13, "file": "3f-0-_7.cfs",
 *               "expected": "1997 bytes with CRC-32 37e48b49", "found": "no such file"}],
 *  "job": {"state": "running", "reason": "", "lines_read": 1040170, "checkpoints": 12}}
 * }</pre>
 */
public final class StatusEndpoint implements Endpoint {

  private final Shops shops;
  private final Readiness readiness;

  public StatusEndpoint(Shops shops, Readiness readiness) {
    this.shops = shops;
    this.readiness = readiness;
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.of(HttpMethod.GET, "/v1/{shop}/status", this::get));
  }

  private Reply get(Request request) {
    Shop shop = shops.of(request);
    String id = request.variable("shop");
    ShopStatus status = shop.search().status();
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("shop", id);
    List<String> reasons = readiness.reasons(id, shop);
    json.put("ready", reasons.isEmpty());
    ArrayNode list = json.putArray("reasons");
    reasons.forEach(list::add);
    ledger(json.putObject("ledger"), shop.search().ledger());
    log(json.putObject("log"), shop.health().logEnd(), status);
    views(json, status);
    job(json.putObject("job"), shop.health().job());
    return Reply.json(200, json).with("Cache-Control", "no-store");
  }

  private static void ledger(ObjectNode json, Ledger ledger) {
    json.put("received", ledger.received());
    json.put("accepted", ledger.accepted());
    json.put("guests", ledger.guests());
    json.put("duplicates", ledger.duplicates());
    json.put("late", ledger.late());
    json.put("dead", ledger.dead());
    ObjectNode letters = json.putObject("dead_letters");
    ledger.deadLetters().forEach(letters::put);
  }

  private static void log(ObjectNode json, LogPosition end, ShopStatus status) {
    json.put("end", end.toString());
    json.put("behavior", end.count(Topic.BEHAVIOR));
    json.put("catalog", end.count(Topic.CATALOG));
    json.put("dead_letters", end.count(Topic.DEAD_LETTERS));
    json.put("lag", Lag.lines(end, status));
  }

  private static void views(ObjectNode json, ShopStatus status) {
    json.put("items", status.items());
    json.put("shoppers", status.shoppers());
    json.put("factors", status.factors());
    json.put("backend", status.backend());
    ObjectNode snapshots = json.putObject("snapshots");
    status
        .snapshots()
        .forEach((view, snapshot) ->
            snapshots
                .putObject(view)
                .put("generation", snapshot.generation())
                .put("checkpoint", snapshot.checkpoint())
                .put("position", snapshot.position()));
    feed(json, status.feed());
    ranking(json, status.ranking());
    ArrayNode refused = json.putArray("refused");
    for (SnapshotRefusal refusal : status.refusals()) {
      refused
          .addObject()
          .put("view", refusal.snapshot().view().wire())
          .put("generation", refusal.snapshot().generation())
          .put("checkpoint", refusal.snapshot().checkpoint())
          .put("file", refusal.file())
          .put("expected", refusal.expected())
          .put("found", refusal.found());
    }
  }

  private static void feed(ObjectNode json, @Nullable LearnedBlend learned) {
    if (learned == null) {
      json.putNull("feed");
      return;
    }
    ObjectNode feed = json.putObject("feed");
    feed.put("served", learned.served());
    ObjectNode weights = feed.putObject("weights");
    learned.weights().forEach(weights::put);
    feed.put("users", learned.users());
    feed.put("examples", learned.examples());
    feed.put("compared_users", learned.comparedUsers());
    value(feed.putObject("learned"), learned.learned());
    value(feed.putObject("by_hand"), learned.hand());
  }

  private static void ranking(ObjectNode json, @Nullable RankingWorth learned) {
    if (learned == null) {
      json.putNull("ranking");
      return;
    }
    json.putObject("ranking")
        .put("served", learned.served())
        .put("queries", learned.queries())
        .put("candidates", learned.candidates())
        .put("learned", learned.learned())
        .put("by_hand", learned.hand())
        .put("low", learned.low())
        .put("trees", learned.trees());
  }

  private static void value(ObjectNode json, LearnedBlend.Value value) {
    json.put("recall", value.recall());
    json.put("ndcg", value.ndcg());
  }

  private static void job(ObjectNode json, JobStatus job) {
    json.put("state", job.state().wire());
    json.put("reason", job.reason());
    json.put("lines_read", job.linesRead());
    json.put("checkpoints", job.checkpoints());
  }
}
