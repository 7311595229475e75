package dev.souk.cli.cluster;

import dev.souk.domain.InvalidInputException;
import dev.souk.domain.Json;
import dev.souk.jobs.embedded.JobHealth;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks a JobManager over HTTP: any Flink cluster's, not only one of ours. Thread-safe.
 *
 * <p>All methods throw {@link IOException} if the JobManager cannot be reached or refuses; the
 * message has its reason.
 */
public final class FlinkRest {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final Duration SAVEPOINT = Duration.ofMinutes(5);
  private static final String BOUNDARY = "----souk-jobs-jar";

  private final URI base;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /**
   * @param base such as {@code http://localhost:8081}
   */
  public FlinkRest(URI base) {
    this.base = base;
  }

  /** How many TaskManagers have registered; 0 also if the JobManager does not answer. */
  public int taskManagers() {
    try {
      return get("/overview").path("taskmanagers").asInt(0);
    } catch (IOException e) {
      return 0;
    }
  }

  /** All jobs that the JobManager remembers. */
  public List<FlinkJob> jobs() throws IOException {
    List<FlinkJob> jobs = new ArrayList<>();
    for (JsonNode job : get("/jobs/overview").path("jobs")) {
      jobs.add(
          new FlinkJob(
              job.path("jid").asString(""),
              job.path("name").asString(""),
              job.path("state").asString("")));
    }
    return jobs;
  }

  /** The job of that name that is not over, if there is one. */
  public Optional<FlinkJob> live(String name) throws IOException {
    return jobs().stream().filter(job -> job.name().equals(name) && !job.over()).findFirst();
  }

  /** The job {@code id}, if the JobManager remembers it. */
  public Optional<FlinkJob> job(String id) throws IOException {
    return jobs().stream().filter(job -> job.id().equals(id)).findFirst();
  }

  /** Checkpoints that {@code job} has completed since it was submitted. */
  public long checkpoints(FlinkJob job) throws IOException {
    return get("/jobs/" + job.id() + "/checkpoints").path("counts").path("completed").asLong(0);
  }

  /** What {@code job} has added up under names that begin with {@code prefix}, by name. */
  public SortedMap<String, String> accumulators(FlinkJob job, String prefix) throws IOException {
    SortedMap<String, String> found = new TreeMap<>();
    for (JsonNode each :
        get("/jobs/" + job.id() + "/accumulators").path("user-task-accumulators")) {
      String name = each.path("name").asString("");
      if (name.startsWith(prefix)) {
        found.put(name, each.path("value").asString(""));
      }
    }
    return found;
  }

  /** Why {@code job} failed last, in one line; empty if it never did. */
  public String failure(FlinkJob job) throws IOException {
    JsonNode entries =
        get("/jobs/" + job.id() + "/exceptions?maxExceptions=1")
            .path("exceptionHistory")
            .path("entries");
    return entries.isEmpty()
        ? ""
        : JobHealth.rootCause(entries.get(0).path("stacktrace").asString(""));
  }

  /**
   * Runs a main class of a jar in the JobManager, which submits a job.
   *
   * @return the job's id
   */
  public String run(Path jar, String main, List<String> arguments) throws IOException {
    ObjectNode request = Json.MAPPER.createObjectNode();
    request.put("entryClass", main);
    arguments.forEach(request.putArray("programArgsList")::add);
    Optional<String> known = uploaded(jar);
    String id = known.isPresent() ? known.get() : upload(jar);
    return post("/jars/" + id + "/run", request).path("jobid").asString("");
  }

  /** The id of the jar if the JobManager has it as it is now. */
  private Optional<String> uploaded(Path jar) throws IOException {
    long written = Files.getLastModifiedTime(jar).toMillis();
    for (JsonNode file : get("/jars").path("files")) {
      if (file.path("name").asString("").equals(String.valueOf(jar.getFileName()))
          && file.path("uploaded").asLong(0) > written) {
        return Optional.of(file.path("id").asString(""));
      }
    }
    return Optional.empty();
  }

  /** Returns the id that the JobManager gave the jar. */
  private String upload(Path jar) throws IOException {
    String head =
        """
        --%s\r
        Content-Disposition: form-data; name="jarfile"; filename="%s"\r
        Content-Type: application/x-java-archive\r
        \r
        """
            .formatted(BOUNDARY, jar.getFileName());
    BodyPublisher body =
        BodyPublishers.concat(
            BodyPublishers.ofString(head),
            BodyPublishers.ofFile(jar),
            BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
    String file =
        send(request("/jars/upload")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(body))
            .path("filename")
            .asString("");
    return file.substring(file.lastIndexOf('/') + 1);
  }

  /** Ends {@code job} where it is and waits until it is over; its checkpoints stay. */
  public void cancel(FlinkJob job) throws IOException, InterruptedException {
    send(request("/jobs/" + job.id() + "?mode=cancel").method("PATCH", BodyPublishers.noBody()));
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (job(job.id()).map(now -> !now.over()).orElse(false)) {
      if (System.nanoTime() > deadline) {
        throw new IOException(job.name() + ": not cancelled within " + TIMEOUT.toSeconds() + " s");
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  /**
   * Takes a checkpoint now and waits for it.
   *
   * @return its number
   */
  public String checkpoint(FlinkJob job) throws IOException, InterruptedException {
    return triggered(job, "checkpoints", Json.MAPPER.createObjectNode(), "checkpointId");
  }

  /**
   * Takes a savepoint and waits for it.
   *
   * @param directory a URI that all of the cluster's processes can write to
   * @return where it is
   */
  public String savepoint(FlinkJob job, String directory) throws IOException, InterruptedException {
    ObjectNode request = Json.MAPPER.createObjectNode().put("target-directory", directory);
    return triggered(job, "savepoints", request, "location");
  }

  private String triggered(FlinkJob job, String what, ObjectNode request, String answer)
      throws IOException, InterruptedException {
    String path = "/jobs/" + job.id() + "/" + what;
    String trigger = post(path, request).path("request-id").asString("");
    long deadline = System.nanoTime() + SAVEPOINT.toNanos();
    while (System.nanoTime() < deadline) {
      JsonNode status = get(path + "/" + trigger);
      if (status.path("status").path("id").asString("").equals("COMPLETED")) {
        JsonNode operation = status.path("operation");
        // Flink spells it one way for savepoints and another for checkpoints.
        for (String failure : List.of("failure-cause", "failureCause")) {
          if (operation.path(failure).isObject()) {
            String cause = operation.path(failure).path("stack-trace").asString("");
            throw new IOException(job.name() + ": " + JobHealth.rootCause(cause));
          }
        }
        return operation.path(answer).asString("");
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new IOException(job.name() + ": no answer within " + SAVEPOINT.toSeconds() + " s");
  }

  private JsonNode get(String path) throws IOException {
    return send(request(path).GET());
  }

  private JsonNode post(String path, ObjectNode body) throws IOException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString())));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT);
  }

  private JsonNode send(HttpRequest.Builder built) throws IOException {
    HttpRequest request = built.build();
    HttpResponse<String> response;
    try {
      response = http.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while waiting for " + request.uri(), e);
    } catch (IOException e) {
      throw new IOException(request.uri() + ": " + e + " (expected: a JobManager)", e);
    }
    String body = response.body();
    if (response.statusCode() >= 400) {
      throw new IOException(
          "%s: %d, %s".formatted(request.uri(), response.statusCode(), reason(body)));
    }
    try {
      return Json.object(body.isBlank() ? "{}" : body);
    } catch (InvalidInputException e) {
      throw new IOException(request.uri() + ": " + e.getMessage() + " (expected: JSON)", e);
    }
  }

  private static String reason(String body) {
    try {
      JsonNode errors = Json.object(body).path("errors");
      return errors.isEmpty()
          ? body
          : JobHealth.rootCause(errors.get(errors.size() - 1).asString(""));
    } catch (InvalidInputException e) {
      return body;
    }
  }
}
