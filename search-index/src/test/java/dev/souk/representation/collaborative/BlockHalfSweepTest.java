package dev.souk.representation.collaborative;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.souk.kernels.scalar.ScalarProducts;
import dev.souk.representation.collaborative.BlockHalfSweep.Side;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks, passed from hand to hand as a cluster does, against a training in one piece. */
final class BlockHalfSweepTest {

  private static final Interactions DATA = Planted.shop(Planted.SEED).interactions();
  private static final AlsConfig CONFIG = AlsConfig.forData(DATA).withRank(13).withSweeps(3);
  private static final long NEWEST = 60_000L * Arrays.stream(DATA.minutes()).max().orElseThrow();

  /** One side of a training by blocks. */
  private static final class BlockSide {

    final List<RatingBlock> blocks = new ArrayList<>();

    BlockSide(int count, boolean users) throws IOException {
      Blocks division = new Blocks(count);
      for (int b = 0; b < count; b++) {
        RatingBlockBuilder builder = new RatingBlockBuilder(division, b);
        // From the end: the order must not matter.
        for (int u = DATA.users() - 1; u >= 0; u--) {
          for (int e = DATA.byUser().starts()[u + 1] - 1; e >= DATA.byUser().starts()[u]; e--) {
            String user = DATA.userId(u);
            String item = DATA.itemIds()[DATA.byUser().column()[e]];
            String id = users ? user : item;
            if (division.of(id) == b) {
              builder.add(
                  id, users ? item : user, DATA.byUser().value()[e], 60_000L * DATA.minutes()[e]);
            }
          }
        }
        blocks.add(
            copied(builder.build((weight, _) -> (float) weight, DemandTrend.DEFAULT, NEWEST)));
      }
    }

    private static RatingBlock copied(RatingBlock block) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      block.write(new DataOutputStream(bytes));
      return RatingBlock.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }

    List<BlockFactors> solve(BlockPlan plan, Side side, List<BlockFactors> others, SideSum sum) {
      List<BlockFactors> solved = new ArrayList<>();
      for (RatingBlock block : blocks) {
        BlockHalfSweep half = new BlockHalfSweep(plan, block, new VectorCholesky());
        for (int from = 0; from < others.size(); from++) {
          int needed = block.needed()[from + 1] - block.needed()[from];
          for (int row = 0; row < needed; row += 7) {
            int count = Math.min(7, needed - row);
            half.take(from, row, others.get(from).wanted(block.block(), row, count));
          }
        }
        solved.add(half.solve(side, sum));
      }
      return solved;
    }
  }

  private static SideSum total(List<BlockFactors> factors) throws IOException {
    SideSum[] parts = new SideSum[factors.size()];
    for (int b = 0; b < parts.length; b++) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      factors.get(b).sum().write(new DataOutputStream(bytes));
      parts[b] = SideSum.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }
    return SideSum.total(parts);
  }

  @ParameterizedTest
  @CsvSource({"1, false", "2, false", "4, false", "64, false", "1, true", "8, true"})
  void isToTheBitWhatATrainingInOnePieceDoes(int count, boolean vectors) throws IOException {
    BlockPlan plan = new BlockPlan(CONFIG, vectors);
    BlockSide users = new BlockSide(count, true);
    BlockSide items = new BlockSide(count, false);
    List<BlockFactors> itemFactors = new ArrayList<>();
    for (RatingBlock block : items.blocks) {
      itemFactors.add(BlockFactors.start(plan, block, Map.of()));
    }
    List<Double> losses = new ArrayList<>();
    for (int sweep = 0; sweep < CONFIG.sweeps(); sweep++) {
      List<BlockFactors> userFactors =
          users.solve(plan, Side.USERS, itemFactors, total(itemFactors));
      SideSum ofUsers = total(userFactors);
      assertEquals(DATA.users(), ofUsers.rows());
      double loss = ofUsers.loss();
      itemFactors = items.solve(plan, Side.ITEMS, userFactors, ofUsers);
      SideSum ofItems = total(itemFactors);
      assertEquals(DATA.size(), ofItems.entries());
      losses.add((loss + ofItems.loss()) / ofItems.entries());
    }

    List<Double> expected = new ArrayList<>();
    FactorModel model = inOnePiece(vectors, expected);
    assertEquals(expected, losses);
    Map<String, float[]> byId = new TreeMap<>();
    Map<String, Double> recent = new TreeMap<>();
    Map<String, Integer> counts = new TreeMap<>();
    for (int b = 0; b < count; b++) {
      RatingBlock block = items.blocks.get(b);
      for (int row = 0; row < block.size(); row++) {
        byId.put(block.id(row), itemFactors.get(b).row(row));
        recent.put(block.id(row), block.recent(row));
        counts.put(block.id(row), block.entries(row));
      }
    }
    assertArrayEquals(model.itemIds(), byId.keySet().toArray(String[]::new));
    for (int i = 0; i < model.itemIds().length; i++) {
      assertArrayEquals(model.itemFactors().row(i), byId.get(model.itemIds()[i]));
    }
    assertArrayEquals(
        DemandTrend.DEFAULT.multipliers(DATA),
        DemandTrend.DEFAULT.multipliers(
            recent.values().stream().mapToDouble(each -> each).toArray(),
            counts.values().stream().mapToInt(each -> each).toArray()));
  }

  private static FactorModel inOnePiece(boolean vectors, List<Double> losses) {
    Arithmetic arithmetic = new BlockPlan(CONFIG, vectors).arithmetic(new VectorCholesky());
    return new ImplicitAls(CONFIG, new VectorCholesky(), 2)
        .train(
            arithmetic,
            DATA,
            DemandTrend.DEFAULT.multipliers(DATA),
            "",
            (sweep, loss) -> losses.add(loss));
  }

  @Test
  void startsWithWhatIsKnown() throws IOException {
    BlockPlan plan = new BlockPlan(CONFIG, false);
    RatingBlock block = new BlockSide(4, false).blocks.get(1);
    float[] known = new float[CONFIG.rank()];
    known[2] = 3;
    BlockFactors cold = BlockFactors.start(plan, block, Map.of());
    BlockFactors warm = BlockFactors.start(plan, block, Map.of(block.id(1), known, "gone", known));
    assertArrayEquals(known, warm.row(1));
    assertArrayEquals(cold.row(0), warm.row(0));
    assertEquals(block.size(), warm.sum().rows());
  }

  @Test
  void leavesOutWhatWeighsNothing() {
    Blocks one = new Blocks(1);
    RatingBlock block =
        new RatingBlockBuilder(one, 0)
            .add("b", "y", 1, 60_000)
            .add("a", "x", 0.5, 0)
            .add("a", "y", 1, 60_000)
            .add("old", "z", 1, 0)
            .build((strength, last) -> last == 0 ? 0 : (float) strength, DemandTrend.DEFAULT, 0);
    assertEquals(2, block.size());
    assertEquals("a", block.id(0));
    assertEquals(1, block.entries(0));
    assertEquals(1, block.rows().columns());
    assertEquals(2, block.wanted(0));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 128})
  void refusesADivisionThatIsNotOfWholeStripes(int count) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> new Blocks(count)).getMessage();
    assertEquals("blocks: " + count + " (expected: a power of 2, 1 to 64)", message);
  }

  @Test
  void refusesWhatIsNotItsOwn() throws IOException {
    BlockPlan plan = new BlockPlan(CONFIG, false);
    Blocks two = new Blocks(2);
    RatingBlockBuilder wrong = new RatingBlockBuilder(two, 1 - two.of("i"));
    assertThrows(IllegalArgumentException.class, () -> wrong.add("i", "u", 1, 0));
    RatingBlock block = new BlockSide(2, true).blocks.get(0);
    BlockHalfSweep half = new BlockHalfSweep(plan, block, new JavaCholesky());
    int k = CONFIG.rank();
    int needed = block.needed()[1];
    assertThrows(IllegalArgumentException.class, () -> half.take(0, 0, new float[k + 1]));
    assertThrows(IllegalArgumentException.class, () -> half.take(0, needed, new float[k]));
    half.take(0, 0, new float[k]);
    int rows = block.size() + block.rows().columns();
    int stride = new ScalarProducts().stride(k);
    assertEquals(8L * block.rows().size() + 4L * rows * stride, half.bytes());
    SideSum none = new SideSum(k, new double[k * k], 1, 0, 0);
    assertThrows(IllegalStateException.class, () -> half.solve(Side.USERS, none));
  }
}
