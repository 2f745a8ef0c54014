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
 * Teaches a finished network one actor: the whole network learns from takes of theirs as it learned
 * from other people, half of each batch synthetic speech, so that it forgets no sound that the
 * takes lack. Used once, confined to one thread.
 */
public final class ActorTraining {
  /** What the actor's network is called: it takes the place of the one it started from. */
  public static final String ID = MouthShapeTraining.DEFAULT_ID;

  /** Batches until an actor is learned, as in our study; many more learn the take by heart. */
  public static final int STEPS = 60;

  /** Sentences for each synthesiser that keep the rest of what the network knows in its mind. */
  public static final int LINES = 150;

  private static final String STAGE = "actor";
  private final ModelStore start;
  private final Path work;
  private final Recipe recipe;
  private final Release release;
  private final Consumer<String> log;

  /**
   * A training.
   *
   * @param start where the network to start from is found, under {@link #ID}
   * @param work folder for tracks and the checkpoint
   * @param out folder for the model, its card and a plot
   * @param recipe how many lines and, of its stages, how many steps with takes
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
   * @param takes of the actor, with sound
   * @param scored folders of clips to score on before and after, by name; not learned from
   * @throws IOException if synthesisers are missing, files cannot be read or written, or no take
   *     can be used
   * @throws org.redub.models.ModelException if the network to start from is not there
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
        throw new IOException("none of the takes shows a face that talks");
      }
      Map<String, Validation> validations = Release.validations(library, List.of(), scored);
      release.scores(learner, "before", validations);
      // A checkpoint there is of other takes; so few steps are not worth going on from it.
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
