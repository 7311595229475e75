package dev.souk.jobs.training.blocks;

import dev.souk.kernels.FloatMatrix;
import dev.souk.representation.collaborative.AlsConfig;
import dev.souk.representation.collaborative.DemandTrend;
import dev.souk.representation.collaborative.FactorModel;
import dev.souk.representation.collaborative.SideSum;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;

/** Gathers all items of a factorisation. Takes 8·rank bytes for each. Not thread-safe. */
public final class SolvedFactors {

  private final List<SolvedItems> parts = new ArrayList<>();
  private final Heads heads;
  private final SweepReport last;
  private final DemandTrend demand;

  /**
   * What came of a factorisation.
   *
   * @param model the factors
   * @param users how many there are
   * @param entries how many there are
   * @param loss after the last sweep
   * @param note of the plan
   */
  public record Solved(
      FactorModel model, int users, long entries, double loss, Serializable note) {}

  /** Where an item is among the parts. */
  private record Place(String id, SolvedItems part, int row) {}

  /**
   * @param sweeps how the job was laid out
   */
  public SolvedFactors(BlockSweeps sweeps) {
    this.heads = new Heads(sweeps.blocks().count());
    this.last = sweeps.last();
    this.demand = sweeps.demand();
  }

  /** Takes some items, in any order. */
  public void take(SolvedItems items) throws IOException {
    if (items.from() < 0) {
      return;
    }
    heads.take(items.from(), items.head());
    parts.add(items);
  }

  /**
   * The factorisation, when all has been taken; empty if there was nothing to factorise.
   *
   * @param trainedTo the log position that it reflects
   * @param context of the operator, to make the last sweep known
   */
  public Optional<Solved> end(String trainedTo, RuntimeContext context) throws IOException {
    if (!heads.any()) {
      return Optional.empty();
    }
    ParcelHead head = heads.first();
    SideSum items = heads.total();
    double loss = last.made(head, items, context);
    SweepPlan plan = SweepPlan.of(head.plan());
    AlsConfig config = plan.blocks().config();
    int k = config.rank();
    List<Place> places = new ArrayList<>(items.rows());
    for (SolvedItems part : parts) {
      for (int row = 0; row < part.ids().length; row++) {
        places.add(new Place(part.ids()[row], part, row));
      }
    }
    places.sort((one, other) -> one.id().compareTo(other.id()));
    String[] ids = new String[places.size()];
    float[] factors = new float[Math.multiplyExact(ids.length, k)];
    double[] recent = new double[ids.length];
    int[] entries = new int[ids.length];
    for (int i = 0; i < ids.length; i++) {
      Place place = places.get(i);
      ids[i] = place.id();
      System.arraycopy(place.part().factors(), place.row() * k, factors, i * k, k);
      recent[i] = place.part().recent()[place.row()];
      entries[i] = place.part().entries()[place.row()];
    }
    parts.clear();
    FactorModel model =
        FactorModel.of(
            ids,
            new FloatMatrix(ids.length, k, factors),
            demand.multipliers(recent, entries),
            config,
            trainedTo);
    return Optional.of(new Solved(model, head.users(), items.entries(), loss, plan.note()));
  }
}
