package org.redub.models.training;

import ai.djl.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.redub.models.ModelCard;
import org.redub.models.training.corpus.SyntheticCorpus;
import org.redub.models.training.data.CorpusFile;
import org.redub.models.training.data.Utterance;
import org.redub.models.training.fit.Learner;
import org.redub.models.training.takes.ClipEntry;
import org.redub.models.training.takes.ClipLibrary;
import org.redub.models.training.takes.Speakers;
import org.redub.models.training.takes.TrackedClip;

/**
 * The whole training in order: corpus, synthetic stage, its model, tracking of the clips, take
 * stage, its model. Finished steps are kept in the working folder, so that a killed run resumes.
 * Used once, confined to one thread.
 */
public final class MouthShapeTraining {
  /** The model that is trained on synthetic speech only. */
  public static final String SYNTHETIC_ID = "mouth-shape-2-synthetic";

  /** The model that is also trained on real speakers. */
  public static final String DEFAULT_ID = "mouth-shape-2";

  private static final String TITLE = "How the mouth moves, from speech in any language";

  private final Path work;
  private final Path out;
  private final Recipe recipe;
  private final Release release;
  private final Consumer<String> log;

  /**
   * A training.
   *
   * @param work folder for the corpus, face tracks and checkpoints
   * @param out folder for models, cards and plots
   */
  public MouthShapeTraining(Path work, Path out, Recipe recipe, Consumer<String> log) {
    this.work = work;
    this.out = out;
    this.recipe = recipe;
    this.release = new Release("redub train mouth-shape", out, recipe.seed(), log);
    this.log = log;
  }

  /**
   * Trains.
   *
   * @param clips clips of speakers to train on; if empty, only the synthetic model is made
   * @param scored folders of held-out speakers to score on, by name
   * @param curve whether to compute the learning curve
   * @throws IOException if synthesisers are missing or files cannot be read or written
   */
  public void run(List<ClipEntry> clips, Map<String, List<ClipEntry>> scored, boolean curve)
      throws IOException {
    Files.createDirectories(work);
    Files.createDirectories(out);
    Recipe.Synthetic corpus = Recipe.Synthetic.of(corpus());
    try (Learner learner = new Learner(Engine.getEngine("PyTorch"), (int) recipe.seed())) {
      log.accept("training on " + learner.device());
      recipe.synthetic(corpus).run(learner, work, log);
      release.plotLoss(work, "synthetic");
      ClipLibrary library = new ClipLibrary(work.resolve("tracks"), log);
      List<TrackedClip> tracked = library.track(clips);
      Map<String, Validation> validations = Release.validations(library, tracked, scored);
      release.write(
          learner,
          SYNTHETIC_ID,
          TITLE,
          syntheticData(corpus),
          Map.of("synthetic", recipe.steps()),
          validations);
      if (!tracked.isEmpty()) {
        trainOnTakes(learner, corpus, tracked, validations, curve);
      }
    }
  }

  private void trainOnTakes(
      Learner learner,
      Recipe.Synthetic corpus,
      List<TrackedClip> tracked,
      Map<String, Validation> validations,
      boolean curve)
      throws IOException {
    List<TrackedClip> trained = tracked.stream().filter(clip -> !clip.clip().validation()).toList();
    List<Utterance> people = Speakers.utterances(trained, new SpeakerOffset(learner, log));
    recipe.takes("takes", corpus, people).run(learner, work, log);
    release.plotLoss(work, "takes");
    List<ModelCard.Data> data = new ArrayList<>(syntheticData(corpus));
    data.addAll(Release.dataOf(trained));
    release.write(
        learner,
        DEFAULT_ID,
        TITLE,
        data,
        Map.of("synthetic", recipe.steps(), "takes", recipe.takeSteps()),
        validations);
    if (curve) {
      new LearningCurve(work, out, recipe, log).run(learner, corpus, people, validations);
    }
  }

  private List<Utterance> corpus() throws IOException {
    Path file = work.resolve("synthetic.corpus");
    if (!Files.exists(file)) {
      log.accept("synthesising speech");
      CorpusFile.write(
          file, new SyntheticCorpus(work, true, recipe.seed(), log).build(recipe.lines()));
    }
    return CorpusFile.read(file);
  }

  private static List<ModelCard.Data> syntheticData(Recipe.Synthetic corpus) {
    Map<String, Double> minutes = new TreeMap<>();
    Map<String, Integer> voices = new TreeMap<>();
    Map<String, Boolean> seen = new TreeMap<>();
    for (Utterance u : corpus.speech()) {
      String maker = u.speaker().contains("+") ? "espeak-ng" : "flite";
      minutes.merge(maker, u.seconds() / 60, Double::sum);
      if (seen.put(u.speaker(), true) == null) {
        voices.merge(maker, 1, Integer::sum);
      }
    }
    List<ModelCard.Data> data = new ArrayList<>();
    minutes.forEach(
        (maker, m) ->
            data.add(
                new ModelCard.Data(
                    "synthetic speech of " + maker,
                    maker.equals("flite") ? "BSD-style" : "GPL-3.0-or-later",
                    voices.getOrDefault(maker, 0),
                    Release.tenths(m))));
    return data;
  }
}
