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
import org.redub.models.training.report.LinePlot;
import org.redub.models.training.report.ModelFiles;
import org.redub.models.training.takes.ClipEntry;
import org.redub.models.training.takes.ClipLibrary;
import org.redub.models.training.takes.Speakers;
import org.redub.models.training.takes.TrackedClip;

/**
 * The whole training, in the order it runs: corpus, synthetic stage, its model, clips tracked, take
 * stage, its model. What is done is kept in the working folder, so that a run which was killed goes
 * on where it was. Used once, confined to one thread.
 */
public final class MouthShapeTraining {
  /** The model that heard synthetic speech only. */
  public static final String SYNTHETIC_ID = "mouth-shape-2-synthetic";

  /** The model that saw people too. */
  public static final String DEFAULT_ID = "mouth-shape-2";

  private static final String TITLE = "How the mouth moves, from speech in any language";

  private final Path work;
  private final Path out;
  private final Recipe recipe;
  private final Consumer<String> log;

  /**
   * A training.
   *
   * @param work folder for the corpus, tracks and checkpoints
   * @param out folder for models, cards and plots
   */
  public MouthShapeTraining(Path work, Path out, Recipe recipe, Consumer<String> log) {
    this.work = work;
    this.out = out;
    this.recipe = recipe;
    this.log = log;
  }

  /**
   * Trains.
   *
   * @param clips people to learn from; without any only the synthetic model is made
   * @param scored folders of further people to score on, by name; nobody learns from them
   * @param curve whether to find out what fewer speakers would have given, too
   * @throws IOException if synthesisers are missing or files cannot be read or written
   */
  public void run(List<ClipEntry> clips, Map<String, List<ClipEntry>> scored, boolean curve)
      throws IOException {
    Files.createDirectories(work);
    Files.createDirectories(out);
    Recipe.Synthetic corpus = Recipe.Synthetic.of(corpus());
    try (Learner learner = new Learner(Engine.getEngine("PyTorch"), (int) recipe.seed())) {
      log.accept("learning on " + learner.device());
      recipe.synthetic(corpus).run(learner, work, log);
      plotLoss("synthetic");
      ClipLibrary library = new ClipLibrary(work.resolve("tracks"), log);
      List<TrackedClip> tracked = library.track(clips);
      Map<String, Validation> validations = validations(library, tracked, scored);
      release(
          learner,
          SYNTHETIC_ID,
          syntheticData(corpus),
          Map.of("synthetic", recipe.steps()),
          validations);
      if (!tracked.isEmpty()) {
        trainOnTakes(learner, corpus, tracked, validations, curve);
      }
    }
  }

  private static Map<String, Validation> validations(
      ClipLibrary library, List<TrackedClip> tracked, Map<String, List<ClipEntry>> scored)
      throws IOException {
    Map<String, Validation> validations = new TreeMap<>();
    Validation kept =
        new Validation(tracked.stream().filter(clip -> clip.clip().validation()).toList());
    if (!kept.empty()) {
      validations.put("validation", kept);
    }
    for (Map.Entry<String, List<ClipEntry>> folder : scored.entrySet()) {
      validations.put(folder.getKey(), new Validation(library.track(folder.getValue())));
    }
    return validations;
  }

  private void trainOnTakes(
      Learner learner,
      Recipe.Synthetic corpus,
      List<TrackedClip> tracked,
      Map<String, Validation> validations,
      boolean curve)
      throws IOException {
    List<TrackedClip> learned = tracked.stream().filter(clip -> !clip.clip().validation()).toList();
    List<Utterance> people = Speakers.utterances(learned, new SpeakerOffset(learner, log));
    recipe.takes("takes", corpus, people).run(learner, work, log);
    plotLoss("takes");
    List<ModelCard.Data> data = new ArrayList<>(syntheticData(corpus));
    data.addAll(takeData(learned));
    release(
        learner,
        DEFAULT_ID,
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
      log.accept("making synthetic speech");
      CorpusFile.write(
          file, new SyntheticCorpus(work, true, recipe.seed(), log).build(recipe.lines()));
    }
    return CorpusFile.read(file);
  }

  private void release(
      Learner learner,
      String id,
      List<ModelCard.Data> data,
      Map<String, Integer> steps,
      Map<String, Validation> validations)
      throws IOException {
    Map<String, Double> scores = new TreeMap<>();
    for (Map.Entry<String, Validation> validation : validations.entrySet()) {
      validation
          .getValue()
          .bySpeaker(learner)
          .forEach((speaker, score) -> log.accept("%s: %s %s".formatted(id, speaker, score)));
      Validation.Score score = validation.getValue().score(learner);
      scores.put(validation.getKey() + " opening r detrended", hundredths(score.opening()));
      scores.put(validation.getKey() + " width r detrended", hundredths(score.width()));
      scores.put(validation.getKey() + " velocity ratio", hundredths(score.velocityRatio()));
    }
    String source =
        "trained by this project on "
            + String.join("; ", data.stream().map(ModelCard.Data::name).toList());
    ModelCard card =
        ModelFiles.write(
            out,
            id,
            TITLE,
            source,
            new ModelFiles.Trained(learner.network(), learner::predict),
            new ModelCard.Training(recipe.seed(), steps, data, scores));
    log.accept("wrote %s (%s)".formatted(out.resolve(card.file()), card.sha256()));
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
                    rounded(m))));
    return data;
  }

  private static List<ModelCard.Data> takeData(List<TrackedClip> clips) {
    Map<String, List<TrackedClip>> byLicence = new TreeMap<>();
    for (TrackedClip clip : clips) {
      String licence = clip.clip().licence().isEmpty() ? "unstated" : clip.clip().licence();
      byLicence.computeIfAbsent(licence, l -> new ArrayList<>()).add(clip);
    }
    List<ModelCard.Data> data = new ArrayList<>();
    byLicence.forEach(
        (licence, own) ->
            data.add(
                new ModelCard.Data(
                    "video of people who talk (%s)".formatted(corpora(own)),
                    licence,
                    Speakers.of(own).size(),
                    rounded(own.stream().mapToDouble(TrackedClip::seconds).sum() / 60))));
    return data;
  }

  /** What comes before the first dash of the speakers' names, such as grid. */
  private static String corpora(List<TrackedClip> clips) {
    return String.join(
        ", ",
        clips.stream()
            .map(clip -> clip.clip().speaker().split("-", -1)[0])
            .distinct()
            .sorted()
            .toList());
  }

  private static double hundredths(double value) {
    return Math.round(value * 100) / 100.0;
  }

  private static double rounded(double minutes) {
    return Math.round(minutes * 10) / 10.0;
  }

  private void plotLoss(String stage) throws IOException {
    List<String> rows = Files.readAllLines(work.resolve(stage + "-loss.csv"));
    double[] x = new double[rows.size() - 1];
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      String[] cells = rows.get(i + 1).split(",", -1);
      x[i] = Double.parseDouble(cells[0]);
      y[i] = Math.log10(Double.parseDouble(cells[1]));
    }
    new LinePlot("Loss of the %s stage".formatted(stage), "step", "log10 loss")
        .add("loss", x, y)
        .write(out.resolve(stage + "-loss.png"));
  }
}
