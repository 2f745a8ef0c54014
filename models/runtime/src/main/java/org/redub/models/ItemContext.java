package org.redub.models;

import ai.djl.Model;
import ai.djl.metric.Metrics;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.translate.TranslatorContext;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a translator sees of one item whose batch is run by another thread. Confined to one thread;
 * closing it frees the item's tensors.
 */
final class ItemContext implements TranslatorContext {
  private final Model model;
  private final NDManager scope;
  private final Map<String, Object> attachments = new HashMap<>();

  ItemContext(Model model) {
    this.model = model;
    this.scope = model.getNDManager().newSubManager();
  }

  @Override
  public Model getModel() {
    return model;
  }

  @Override
  public NDManager getNDManager() {
    return scope;
  }

  @Override
  public NDManager getPredictorManager() {
    return scope;
  }

  @Override
  public Block getBlock() {
    return model.getBlock();
  }

  @Override
  public @Nullable Metrics getMetrics() {
    return null;
  }

  @Override
  public @Nullable Object getAttachment(String key) {
    return attachments.get(key);
  }

  @Override
  public void setAttachment(String key, Object value) {
    attachments.put(key, value);
  }

  @Override
  public void close() {
    scope.close();
  }
}
