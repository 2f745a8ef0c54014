package org.redub.models.training;

import ai.djl.engine.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.redub.models.ModelCard;
import org.redub.models.ModelStore;
import org.redub.models.training.corpus.SyntheticCorpus;
import org.redub.models.training.data.Utterance;
import org.redub.models.training.fit.Learner;
import org.redub.models.training.net.NetworkImporter;
import org.redub.models.training.takes.ClipEntry;
import org.redub.models.training.takes.ClipLibrary;
import org.redub.models.training.takes.Speakers;
import org.redub.models.training.takes.TrackedClip;

/**
 * Fine-tunes a trained network for one actor. The whole network is trained on the actor's takes;
 * half of each batch is synthetic speech, so that the network does not forget phones that the takes
 * lack. Used once, confined to one thread.
 */
public final class ActorTraining {
  /** The id of the actor's network, which replaces the network it was fine-tuned from. */
  public static final String ID = MouthShapeTraining.DEFAULT_ID;

  /** Number of batches, as in the project's study; many more overfit the take. */
  public static final int STEPS = 60;

  /** Sentences per synthesiser, which keep the network from forgetting. */
  public static final int LINES = 150;

  private static final String STAGE = "actor";
  private final ModelStore start;
  private final Path work;
  private final Recipe recipe;
  private final Release release;
  private final Consumer<String> log;

  /**
   * Prepares a training.
   *
   * @param start the store with the network to start from, under {@link #ID}
   * @param work folder for face tracks and the checkpoint
   * @param out folder for the model, its card and a plot
   * @param recipe the number of lines and of steps with takes
   */
  public ActorTraining(ModelStore start, Path work, Path out, Recipe recipe, Consumer<String> log) {
    this.start = start;
    this.work = work;
    this.recipe = recipe;
    this.release = new Release("redub train actor", out, recipe.seed(), log);
    this.log = log;
  }

  /**
   * Trains.
   *
   * @param takes takes of the actor, with sound
   * @param scored folders of held-out clips to score on before and after, by name
   * @throws IOException if synthesisers are missing, files cannot be read or written, or no take
   *     can be used
   * @throws org.redub.models.ModelException if the network to start from does not exist
   */
  public void run(List<ClipEntry> takes, Map<String, List<ClipEntry>> scored) throws IOException {
    Files.createDirectories(work);
    Files.createDirectories(release.out());
    ModelCard card = start.card(ID);
    try (Learner learner = new Learner(Engine.getEngine("PyTorch"), (int) recipe.seed())) {
      NetworkImporter.read(card.file(), bytes(), learner.network());
      ClipLibrary library = new ClipLibrary(work.resolve("tracks"), log);
      List<TrackedClip> tracked = library.track(takes);
      List<Utterance> people = Speakers.utterances(tracked, new SpeakerOffset(learner, log));
      if (people.isEmpty()) {
        throw new IOException("no take shows a face that speaks");
      }
      Map<String, Validation> validations = Release.validations(library, List.of(), scored);
      release.scores(learner, "before", validations);
      // An existing checkpoint belongs to other takes, and so few steps are not worth resuming.
      Files.deleteIfExists(work.resolve(STAGE + ".checkpoint"));
      recipe.takes(STAGE, Recipe.Synthetic.of(corpus()), people).run(learner, work, log);
      release.plotLoss(work, STAGE);
      release.write(
          learner,
          ID,
          "How one actor's mouth moves, from speech in any language",
          data(card, tracked),
          steps(card),
          validations);
    }
  }

  private List<Utterance> corpus() throws IOException {
    return new SyntheticCorpus(work, true, recipe.seed(), log).build(recipe.lines());
  }

  private byte[] bytes() throws IOException {
    try (InputStream in = start.open(ID).open()) {
      return in.readAllBytes();
    }
  }

  private static List<ModelCard.Data> data(ModelCard card, List<TrackedClip> takes) {
    List<ModelCard.Data> data = new ArrayList<>();
    if (card.training() != null) {
      data.addAll(card.training().data());
    }
    data.addAll(Release.dataOf(takes));
    return data;
  }

  private Map<String, Integer> steps(ModelCard card) {
    Map<String, Integer> all = new TreeMap<>();
    if (card.training() != null) {
      all.putAll(card.training().steps());
    }
    all.put(STAGE, recipe.takeSteps());
    return all;
  }
}
