package dev.souk.cli.chaos.plan;

/** A kind of process that is killed. */
public enum Target {
  /** A Flink TaskManager: the state and the unpublished work of its tasks are gone. */
  TASK_MANAGER("taskmanager", 4, 2),
  /** The Flink JobManager: it forgets its jobs. */
  JOB_MANAGER("jobmanager", 2, 1),
  /** The Kafka broker: nothing can be read or written until it is back. */
  BROKER("broker", 2, 1),
  /** A process that answers queries and takes events. */
  API("api", 3, 2);

  private final String wire;
  private final int weight;
  private final int instances;

  Target(String wire, int weight, int instances) {
    this.wire = wire;
    this.weight = weight;
    this.instances = instances;
  }

  /** The name in plans and reports. */
  public String wire() {
    return wire;
  }

  /** How often it is hit, relative to the others. */
  int weight() {
    return weight;
  }

  /** How many of them run. */
  public int instances() {
    return instances;
  }
}
