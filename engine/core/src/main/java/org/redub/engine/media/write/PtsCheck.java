package org.redub.engine.media.write;

import java.math.BigInteger;
import java.util.Optional;
import org.redub.engine.api.Notice;
import org.redub.engine.api.NoticeCode;
import org.redub.engine.api.request.Container;
import org.redub.engine.media.file.Rational;

/** Counts the frames whose time a container cannot store exactly. Confined to one thread. */
final class PtsCheck {
  private final BigInteger factor;
  private final BigInteger divisor;
  private final Rational stored;
  private long rounded;

  /**
   * A check.
   *
   * @param take the clock of the take
   * @param stored the clock of the container
   */
  PtsCheck(Rational take, Rational stored) {
    this.stored = stored;
    factor = BigInteger.valueOf(take.num()).multiply(BigInteger.valueOf(stored.den()));
    divisor = BigInteger.valueOf(take.den()).multiply(BigInteger.valueOf(stored.num()));
  }

  void add(long pts) {
    if (factor.multiply(BigInteger.valueOf(pts)).mod(divisor).signum() != 0) {
      rounded++;
    }
  }

  /** The notice; empty if all times are exact. */
  Optional<Notice> notice(Container container) {
    return rounded == 0
        ? Optional.empty()
        : Optional.of(
            Notice.of(
                NoticeCode.TIMES_ROUNDED,
                "container",
                container.title(),
                "step_ms",
                stored.toDouble() * 1000,
                "frames",
                rounded));
  }
}
