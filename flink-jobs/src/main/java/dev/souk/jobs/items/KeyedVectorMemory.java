package dev.souk.jobs.items;

import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.jspecify.annotations.Nullable;

/** Keeps it in the item's keyed state. Changes the current key. */
final class KeyedVectorMemory implements VectorMemory {

  private final KeyedStateBackend<String> backend;
  private final ValueState<byte[]> stored;

  KeyedVectorMemory(KeyedStateBackend<String> backend) throws Exception {
    this.backend = backend;
    stored =
        backend.getPartitionedState(
            VoidNamespace.INSTANCE,
            VoidNamespaceSerializer.INSTANCE,
            new ValueStateDescriptor<>("vector", BytePrimitiveArraySerializer.INSTANCE));
  }

  @Override
  public byte @Nullable [] get(String itemId) throws Exception {
    backend.setCurrentKey(itemId);
    return stored.value();
  }

  @Override
  public void put(String itemId, byte[] made) throws Exception {
    backend.setCurrentKey(itemId);
    stored.update(made);
  }
}
