package org.redub.engine.api.request;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.redub.render.composite.RenderSettings;

/** A take to dub with a voice track. Immutable; checked when it is built. */
public final class RedubRequest implements Request {
  /** The upper limit of {@link #strength()}. */
  public static final double MAX_STRENGTH = 2;

  /** The voice track starts at most one day before or after the take, in microseconds. */
  public static final long MAX_OFFSET_US = 24 * 3_600_000_000L;

  /** The generator that uses frames of the take as donors. */
  public static final String DEFAULT_GENERATOR = "donor";

  private static final Pattern GENERATOR = Pattern.compile("[a-z]+(:[A-Za-z0-9._-]+)?");

  private final Path video;
  private final Path speech;
  private final Path output;
  private final long speechOffsetUs;
  private final double strength;
  private final boolean keepOriginalAudio;
  private final EncoderSettings encoder;
  private final @Nullable ActorInProject actor;
  private final CameraMove cameraMove;
  private final FaceLimits limits;
  private final @Nullable Path layers;
  private final RenderSettings render;
  private final @Nullable Path plan;
  private final String generator;
  private final @Nullable Path previous;
  private final Delivery delivery;
  private final Reading reading;
  private final List<TakeRange> ranges;

  private RedubRequest(Builder builder) {
    video = Objects.requireNonNull(builder.video, "a request needs a video");
    speech = Objects.requireNonNull(builder.speech, "a request needs a voice track (speech)");
    output = Objects.requireNonNull(builder.output, "a request needs an output");
    speechOffsetUs = builder.speechOffsetUs;
    strength = builder.strength;
    keepOriginalAudio = builder.keepOriginalAudio;
    encoder = Objects.requireNonNull(builder.encoder, "a request needs encoder settings");
    actor = builder.actor;
    cameraMove = Objects.requireNonNull(builder.cameraMove, "a request needs a camera move");
    limits = Objects.requireNonNull(builder.limits, "a request needs limits");
    layers = builder.layers;
    render = Objects.requireNonNull(builder.render, "a request needs render settings");
    plan = builder.plan;
    generator =
        checkedGenerator(Objects.requireNonNull(builder.generator, "a request needs a generator"));
    previous = builder.previous;
    delivery =
        Objects.requireNonNull(builder.delivery, "a request needs a delivery").checkedFor(output);
    reading = Objects.requireNonNull(builder.reading, "a request needs a way to read its files");
    ranges = List.copyOf(builder.ranges);
    if (plan != null && strength != 1) {
      throw new IllegalArgumentException(
          "a mouth plan already sets how far the mouth moves, so strength must be 1 with a plan, got "
              + strength);
    }
    Range.checked("strength", strength, 0, MAX_STRENGTH);
    Range.checked(
        "offset of the voice track in microseconds", speechOffsetUs, -MAX_OFFSET_US, MAX_OFFSET_US);
  }

  /**
   * Whether a string has the form of a generator's id. Whether that generator exists is checked
   * when it is used.
   */
  public static boolean isGenerator(String id) {
    return GENERATOR.matcher(id).matches();
  }

  /** Returns the id of a generator if it has the form of one. */
  static String checkedGenerator(String id) {
    if (!isGenerator(id)) {
      throw new IllegalArgumentException(
          "generator must be a name, or a name and a model such as crop:MODEL, got '%s'"
              .formatted(id));
    }
    return id;
  }

  /** A builder with no offset and full strength. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder that would build this request again. */
  public Builder toBuilder() {
    return builder()
        .video(video)
        .speech(speech)
        .output(output)
        .speechOffsetUs(speechOffsetUs)
        .strength(strength)
        .keepOriginalAudio(keepOriginalAudio)
        .encoder(encoder)
        .actor(actor)
        .cameraMove(cameraMove)
        .limits(limits)
        .layers(layers)
        .render(render)
        .plan(plan)
        .generator(generator)
        .previous(previous)
        .delivery(delivery)
        .reading(reading)
        .ranges(ranges);
  }

  /** The take, or a still picture, which is shown for as long as the voice track lasts. */
  public Path video() {
    return video;
  }

  /** The voice track: any file with an audio stream. */
  public Path speech() {
    return speech;
  }

  /** The file to write, or the names of the pictures of a sequence. */
  public Path output() {
    return output;
  }

  /**
   * When the voice track starts in the take or in its first range, in microseconds; a negative
   * value cuts off its beginning.
   */
  public long speechOffsetUs() {
    return speechOffsetUs;
  }

  /** When the voice track starts in the take: its offset, counted from the first range if any. */
  public long voiceOffsetUs() {
    return speechOffsetUs + ranges.stream().mapToLong(TakeRange::startUs).min().orElse(0);
  }

  /**
   * How far the mouth moves, 0 to {@value #MAX_STRENGTH}: 1 is the actor's own range, 0 keeps it at
   * rest.
   */
  public double strength() {
    return strength;
  }

  /**
   * Whether the take's own sound is kept as a second audio track that players do not play by
   * default.
   */
  public boolean keepOriginalAudio() {
    return keepOriginalAudio;
  }

  public EncoderSettings encoder() {
    return encoder;
  }

  /**
   * The actor in the take, with the project that stores what is learned; null to learn from this
   * take alone.
   */
  public @Nullable ActorInProject actor() {
    return actor;
  }

  /** How the camera moves over a still picture; must be {@link CameraMove#NONE} for a video. */
  public CameraMove cameraMove() {
    return cameraMove;
  }

  /** Which faces are dubbed. */
  public FaceLimits limits() {
    return limits;
  }

  /**
   * An empty or new folder for layers: every new mouth as a 16-bit PNG with alpha, and a JSON file
   * with transforms and landmarks, for compositing programs; null for none.
   */
  public @Nullable Path layers() {
    return layers;
  }

  /** Matte, blending and colour transfer of the new mouth. */
  public RenderSettings render() {
    return render;
  }

  /**
   * A mouth plan as {@code redub plan} writes it, possibly edited by hand; null to plan from the
   * voice track.
   */
  public @Nullable Path plan() {
    return plan;
  }

  /** The generator of the new mouths: {@code donor}, or {@code crop:MODEL}. */
  public String generator() {
    return generator;
  }

  /**
   * An older dub of the take, whose unchanged segments are copied; null to render every frame. It
   * may be the output file itself.
   */
  public @Nullable Path previous() {
    return previous;
  }

  /** The kind of file that is written. */
  public Delivery delivery() {
    return delivery;
  }

  /** How the take and the voice track are read. */
  public Reading reading() {
    return reading;
  }

  /**
   * The parts of the take that are dubbed; picture and sound elsewhere stay as they are. Empty for
   * the whole take.
   */
  public List<TakeRange> ranges() {
    return ranges;
  }

  @Override
  public List<Path> videos() {
    return List.of(video);
  }

  @Override
  public List<Path> sounds() {
    return List.of(speech);
  }

  @Override
  public List<Path> outputs() {
    return List.of(output);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RedubRequest request && values().equals(request.values());
  }

  @Override
  public int hashCode() {
    return values().hashCode();
  }

  @Override
  public String toString() {
    return RequestJson.write(this);
  }

  private List<@Nullable Object> values() {
    return Arrays.asList(
        video,
        speech,
        output,
        speechOffsetUs,
        strength,
        keepOriginalAudio,
        encoder,
        actor,
        cameraMove,
        limits,
        layers,
        render,
        plan,
        generator,
        previous,
        delivery,
        reading,
        ranges);
  }

  /** Collects a request; confined to one thread. */
  public static final class Builder {
    private @Nullable Path video;
    private @Nullable Path speech;
    private @Nullable Path output;
    private long speechOffsetUs;
    private double strength = 1;
    private boolean keepOriginalAudio;
    private EncoderSettings encoder = EncoderSettings.DEFAULT;
    private @Nullable ActorInProject actor;
    private CameraMove cameraMove = CameraMove.NONE;
    private FaceLimits limits = FaceLimits.DEFAULT;
    private @Nullable Path layers;
    private RenderSettings render = RenderSettings.DEFAULT;
    private @Nullable Path plan;
    private String generator = DEFAULT_GENERATOR;
    private @Nullable Path previous;
    private Delivery delivery = Delivery.BY_NAME;
    private Reading reading = Reading.DEFAULT;
    private List<TakeRange> ranges = List.of();

    private Builder() {}

    public Builder video(Path video) {
      this.video = video;
      return this;
    }

    public Builder speech(Path speech) {
      this.speech = speech;
      return this;
    }

    public Builder output(Path output) {
      this.output = output;
      return this;
    }

    public Builder speechOffsetUs(long speechOffsetUs) {
      this.speechOffsetUs = speechOffsetUs;
      return this;
    }

    public Builder strength(double strength) {
      this.strength = strength;
      return this;
    }

    public Builder keepOriginalAudio(boolean keepOriginalAudio) {
      this.keepOriginalAudio = keepOriginalAudio;
      return this;
    }

    public Builder encoder(EncoderSettings encoder) {
      this.encoder = encoder;
      return this;
    }

    public Builder actor(@Nullable ActorInProject actor) {
      this.actor = actor;
      return this;
    }

    public Builder cameraMove(CameraMove cameraMove) {
      this.cameraMove = cameraMove;
      return this;
    }

    public Builder limits(FaceLimits limits) {
      this.limits = limits;
      return this;
    }

    public Builder layers(@Nullable Path layers) {
      this.layers = layers;
      return this;
    }

    public Builder render(RenderSettings render) {
      this.render = render;
      return this;
    }

    public Builder plan(@Nullable Path plan) {
      this.plan = plan;
      return this;
    }

    public Builder generator(String generator) {
      this.generator = generator;
      return this;
    }

    public Builder previous(@Nullable Path previous) {
      this.previous = previous;
      return this;
    }

    public Builder delivery(Delivery delivery) {
      this.delivery = delivery;
      return this;
    }

    public Builder reading(Reading reading) {
      this.reading = reading;
      return this;
    }

    public Builder ranges(List<TakeRange> ranges) {
      this.ranges = ranges;
      return this;
    }

    /**
     * The request.
     *
     * @throws NullPointerException without a video, voice track or output
     * @throws IllegalArgumentException if a value lies outside its range
     */
    public RedubRequest build() {
      return new RedubRequest(this);
    }
  }
}
