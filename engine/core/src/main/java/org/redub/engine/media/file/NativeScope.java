package org.redub.engine.media.file;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;

/**
 * Owns native objects and frees each of them once, in reverse order. Confined to one thread; the
 * owner closes it.
 */
public final class NativeScope implements AutoCloseable {
  private final Deque<Runnable> frees = new ArrayDeque<>();

  /** Takes ownership of {@code object}; FFmpeg returns null if memory is exhausted. */
  public <P extends Pointer> P own(@Nullable P object, Consumer<P> free) {
    if (object == null || object.isNull()) {
      throw new RedubException(ErrorCode.INTERNAL, "FFmpeg could not allocate native memory");
    }
    frees.push(() -> free.accept(object));
    return object;
  }

  /** Runs {@code free} when the scope closes. */
  public void onClose(Runnable free) {
    frees.push(free);
  }

  @Override
  public void close() {
    while (!frees.isEmpty()) {
      frees.pop().run();
    }
  }
}
