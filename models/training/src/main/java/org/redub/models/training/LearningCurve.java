package org.redub.models.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.redub.files.AtomicFile;
import org.redub.models.training.data.Utterance;
import org.redub.models.training.fit.Learner;
import org.redub.models.training.fit.Stage;
import org.redub.models.training.report.LinePlot;

/**
 * The benefit of more speakers: repeats the take stage with fewer speakers, each time from the
 * network that was trained on synthetic speech only. Used once, confined to one thread.
 */
final class LearningCurve {
  private static final double[] SHARES = {0, 0.1, 0.3, 0.6, 1};

  private final Path work;
  private final Path out;
  private final Recipe recipe;
  private final Consumer<String> log;

  LearningCurve(Path work, Path out, Recipe recipe, Consumer<String> log) {
    this.work = work;
    this.out = out;
    this.recipe = recipe;
    this.log = log;
  }

  /** Plots the curve and writes its numbers. The learner keeps the weights of the last point. */
  void run(
      Learner learner,
      Recipe.Synthetic corpus,
      List<Utterance> people,
      Map<String, Validation> validations)
      throws IOException {
    List<String> speakers =
        new ArrayList<>(new TreeSet<>(people.stream().map(Utterance::speaker).toList()));
    StringBuilder csv = new StringBuilder("clips,speakers,minutes,opening,width,velocity_ratio\n");
    double[] x = new double[SHARES.length];
    double[][] lines = new double[2 * validations.size()][SHARES.length];
    for (int i = 0; i < SHARES.length; i++) {
      int count = (int) Math.ceil(SHARES[i] * speakers.size());
      List<String> some = speakers.subList(speakers.size() - count, speakers.size());
      List<Utterance> examples = people.stream().filter(u -> some.contains(u.speaker())).toList();
      learner.load(work.resolve("synthetic.checkpoint"));
      if (!examples.isEmpty()) {
        Stage stage = recipe.takes("curve-%d-speakers".formatted(count), corpus, examples);
        stage.run(learner, work, line -> {});
      }
      x[i] = count;
      int line = 0;
      for (Map.Entry<String, Validation> validation : validations.entrySet()) {
        Validation.Score score = validation.getValue().score(learner);
        lines[line++][i] = score.opening();
        lines[line++][i] = score.width();
        String row =
            String.format(
                Locale.ROOT,
                "%s,%d,%.2f,%.3f,%.3f,%.2f",
                validation.getKey(),
                count,
                examples.stream().mapToDouble(Utterance::seconds).sum() / 60,
                score.opening(),
                score.width(),
                score.velocityRatio());
        csv.append(row).append('\n');
        log.accept("learning curve: " + row);
      }
    }
    AtomicFile.writeText(out.resolve("learning-curve.csv"), csv);
    plot(x, lines, List.copyOf(validations.keySet()));
  }

  private void plot(double[] x, double[][] lines, List<String> names) throws IOException {
    LinePlot plot =
        new LinePlot(
            "Correlation on held-out people by number of training speakers",
            "speakers",
            "r (detrended)");
    for (int i = 0; i < lines.length; i++) {
      plot.add(names.get(i / 2) + (i % 2 == 0 ? ": opening" : ": width"), x, lines[i]);
    }
    plot.write(out.resolve("learning-curve.png"));
  }
}
