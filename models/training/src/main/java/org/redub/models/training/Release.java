package org.redub.models.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.redub.models.ModelCard;
import org.redub.models.training.fit.Learner;
import org.redub.models.training.report.LinePlot;
import org.redub.models.training.report.ModelFiles;
import org.redub.models.training.takes.ClipEntry;
import org.redub.models.training.takes.ClipLibrary;
import org.redub.models.training.takes.Speakers;
import org.redub.models.training.takes.TrackedClip;

/**
 * Writes the results of a training: the model with its card and scores on held-out speakers, and a
 * plot of the loss. Immutable, confined to one thread.
 *
 * @param madeBy the command, for the card's {@code madeBy}
 * @param out folder for models, cards and plots
 * @param seed seed of all random numbers, for the card
 */
record Release(String madeBy, Path out, long seed, Consumer<String> log) {

  /**
   * The speakers to score on: those of {@code tracked} that are held out of training, and whole
   * folders of others.
   */
  static Map<String, Validation> validations(
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

  /** Scores a network, logs each speaker's scores and returns the means for a card. */
  Map<String, Double> scores(Learner learner, String id, Map<String, Validation> validations) {
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
    return scores;
  }

  /**
   * Writes the model.
   *
   * @param title a one-line description
   * @param data the training data
   * @param steps number of batches by stage
   */
  void write(
      Learner learner,
      String id,
      String title,
      List<ModelCard.Data> data,
      Map<String, Integer> steps,
      Map<String, Validation> validations)
      throws IOException {
    Map<String, Double> scores = scores(learner, id, validations);
    String source =
        "trained by this project on "
            + String.join("; ", data.stream().map(ModelCard.Data::name).toList());
    ModelCard card =
        ModelFiles.write(
            out,
            new ModelFiles.Naming(id, title, source, madeBy),
            new ModelFiles.Trained(learner.network(), learner::predict),
            new ModelCard.Training(seed, steps, data, scores));
    log.accept("wrote %s (%s)".formatted(out.resolve(card.file()), card.sha256()));
  }

  /** Describes clips for a card, with an entry per licence. */
  static List<ModelCard.Data> dataOf(List<TrackedClip> clips) {
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
                    tenths(own.stream().mapToDouble(TrackedClip::seconds).sum() / 60))));
    return data;
  }

  /** The corpora: the part before the first dash of the speakers' names, such as grid. */
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

  static double tenths(double value) {
    return Math.round(value * 10) / 10.0;
  }

  /** Plots the losses that {@code stage} wrote to {@code work}. */
  void plotLoss(Path work, String stage) throws IOException {
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
