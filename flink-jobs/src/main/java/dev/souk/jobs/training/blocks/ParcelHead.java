package dev.souk.jobs.training.blocks;

import dev.souk.representation.collaborative.SideSum;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * What a block tells every block of the other side.
 *
 * @param plan carried along
 * @param users how many there are; 0 before they were counted
 * @param usersLoss what they added to the loss in this sweep
 * @param sum over the block's rows
 */
record ParcelHead(byte[] plan, int users, double usersLoss, SideSum sum) {

  byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(plan.length);
      out.write(plan);
      out.writeInt(users);
      out.writeDouble(usersLoss);
      sum.write(out);
    }
    return bytes.toByteArray();
  }

  static ParcelHead of(byte[] bytes) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      byte[] plan = new byte[in.readInt()];
      in.readFully(plan);
      return new ParcelHead(plan, in.readInt(), in.readDouble(), SideSum.read(in));
    }
  }
}
