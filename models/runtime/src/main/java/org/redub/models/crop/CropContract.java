package org.redub.models.crop;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.redub.audio.mel.MelConfig;
import org.redub.audio.mel.MelWindow;
import org.redub.models.FaceCrop;
import org.redub.models.FaceCrop.ChannelOrder;
import org.redub.models.FaceCrop.MaskedHalf;
import org.redub.models.FaceCrop.Padding;
import org.redub.models.FaceCrop.ValueRange;
import org.redub.models.GraphTensors;
import org.redub.models.ModelCard;
import org.redub.models.ModelException;
import org.redub.models.TensorContract;
import org.redub.models.TensorSpec;

/**
 * The complete conventions of a network's inputs and outputs. Immutable.
 *
 * @param melInput name of the tensor of mel columns, [batch, 1, bands, columns]
 * @param faceInput name of the tensor of crops, [batch, 6, size, size]
 * @param output name of the tensor of new crops, [batch, 3, size, size]
 * @param sizePx width and height of a crop
 * @param batch number of crops in a batch
 * @param masked the half of the crop that is masked
 * @param maskedFirst whether the masked crop precedes the whole one
 * @param channels order of the colour channels
 * @param range range of the pixels
 * @param mel recipe of the mel spectrogram
 * @param window the mel window of a frame
 * @param padding margins of the crop around the face
 */
public record CropContract(
    String melInput,
    String faceInput,
    String output,
    int sizePx,
    int batch,
    MaskedHalf masked,
    boolean maskedFirst,
    ChannelOrder channels,
    ValueRange range,
    MelConfig mel,
    MelWindow window,
    Padding padding) {

  /** The task in the card of such a network. */
  public static final String TASK = "face-crop";

  /** The masked crop and the whole one, three colours each. */
  static final int FACE_CHANNELS = 6;

  static final int COLOURS = 3;

  /** Duration of a frame in Wav2Lip's training. */
  private static final double TRAINED_FRAME_US = 40_000;

  private static final int RANK = 4;

  /**
   * The conventions in a card, completed by the graph.
   *
   * @throws ModelException INCOMPATIBLE if they contradict each other or leave a value open
   */
  static CropContract of(ModelCard card, GraphTensors graph) {
    FaceCrop declared = card.crop() == null ? FaceCrop.INFERRED : card.crop();
    MelConfig mel = card.mel() == null ? MelConfig.WAV2LIP : card.mel();
    FaceCrop.Tensors names =
        declared.tensors() == null ? new FaceCrop.Tensors(null, null, null) : declared.tensors();
    String id = card.id();
    TensorSpec melInput =
        find(
            id,
            "input of mel columns, [N,1,%d,T]".formatted(mel.bands()),
            names.mel(),
            graph.inputs(),
            t -> isMel(t, mel.bands()));
    TensorSpec face =
        find(
            id,
            "input of faces, [N,6,S,S]",
            names.face(),
            graph.inputs(),
            t -> hasChannels(t, FACE_CHANNELS));
    TensorSpec output =
        find(
            id,
            "output of faces, [N,3,S,S]",
            names.output(),
            graph.outputs(),
            t -> hasChannels(t, COLOURS));
    CropContract contract =
        new CropContract(
            melInput.name(),
            face.name(),
            output.name(),
            agreed(id, "sizePx", declared.sizePx(), face.shape().get(3), null),
            agreed(id, "batch", declared.batch(), face.shape().get(0), 1),
            declared.masked() == null ? MaskedHalf.LOWER : declared.masked(),
            declared.maskedFirst() == null || declared.maskedFirst(),
            declared.channels() == null ? ChannelOrder.BGR : declared.channels(),
            declared.range() == null ? ValueRange.UNIT : declared.range(),
            mel,
            new MelWindow(
                agreed(
                    id,
                    "melColumns",
                    declared.melColumns(),
                    melInput.shape().get(3),
                    MelWindow.WAV2LIP.columns()),
                declared.melOffsetFrames() == null
                    ? MelWindow.WAV2LIP.offsetUs()
                    : Math.round(declared.melOffsetFrames() * TRAINED_FRAME_US)),
            declared.padding() == null ? Padding.WAV2LIP : declared.padding());
    contract.requireSize(id);
    return contract;
  }

  private void requireSize(String id) {
    if (sizePx < FaceCrop.MIN_SIZE_PX || sizePx > FaceCrop.MAX_SIZE_PX) {
      throw incompatible(
          "model %s works on crops of %d pixels, Redub supports %d to %d"
              .formatted(id, sizePx, FaceCrop.MIN_SIZE_PX, FaceCrop.MAX_SIZE_PX));
    }
  }

  /** The section of a card with all of these values. */
  public FaceCrop toCard() {
    return new FaceCrop(
        new FaceCrop.Tensors(melInput, faceInput, output),
        sizePx,
        batch,
        masked,
        maskedFirst,
        channels,
        range,
        window.columns(),
        window.offsetUs() / TRAINED_FRAME_US,
        padding);
  }

  /** The tensors of these conventions. */
  TensorContract tensors() {
    TensorSpec melSpec = TensorSpec.float32(melInput, batch, 1, mel.bands(), window.columns());
    TensorSpec faceSpec = TensorSpec.float32(faceInput, batch, FACE_CHANNELS, sizePx, sizePx);
    return new TensorContract(
        List.of(melSpec, faceSpec),
        List.of(TensorSpec.float32(output, batch, COLOURS, sizePx, sizePx)));
  }

  private static TensorSpec find(
      String id,
      String what,
      @Nullable String name,
      List<TensorSpec> tensors,
      Predicate<TensorSpec> fits) {
    Optional<TensorSpec> found =
        tensors.stream()
            .filter(t -> name == null ? fits.test(t) : t.name().equals(name))
            .findFirst();
    TensorSpec tensor =
        found.orElseThrow(
            () ->
                incompatible(
                    "model %s needs an %s%s, its graph has %s"
                        .formatted(
                            id,
                            what,
                            name == null ? "" : ", named '" + name + "'",
                            describe(tensors))));
    if (tensor.shape().size() != RANK) {
      throw incompatible(
          "model %s needs an %s, its '%s' has shape %s"
              .formatted(id, what, tensor.name(), TensorSpec.describe(tensor.shape())));
    }
    return tensor;
  }

  private static String describe(List<TensorSpec> tensors) {
    return tensors.stream().map(TensorSpec::toString).collect(Collectors.joining(", "));
  }

  private static boolean isMel(TensorSpec tensor, int bands) {
    List<Long> shape = tensor.shape();
    return shape.size() == RANK && shape.get(2) == bands && shape.get(1) <= 1;
  }

  private static boolean hasChannels(TensorSpec tensor, int channels) {
    return tensor.shape().size() == RANK && tensor.shape().get(1) == channels;
  }

  /** A dimension that the card or the graph states; either may leave it open. */
  private static int agreed(
      String id, String what, @Nullable Integer card, long graph, @Nullable Integer otherwise) {
    if (graph == TensorSpec.ANY) {
      Integer declared = card == null ? otherwise : card;
      if (declared == null) {
        throw incompatible(
            "model %s leaves %s open: its card must state it (crop.%s)".formatted(id, what, what));
      }
      return declared;
    }
    if (card != null && card != graph) {
      throw incompatible(
          "model %s has %s %d in its graph, its card says %d".formatted(id, what, graph, card));
    }
    return Math.toIntExact(graph);
  }

  private static ModelException incompatible(String message) {
    return new ModelException(ModelException.Code.INCOMPATIBLE, message);
  }
}
