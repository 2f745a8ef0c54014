package org.redub.models.converter.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.redub.files.Sha256;
import org.redub.models.converter.face.CanonicalFace;
import org.redub.models.converter.face.FaceModel;
import org.redub.models.converter.io.ConversionException;
import org.redub.models.converter.io.OutputFolder;
import org.redub.models.converter.npm.NpmPackage;
import org.redub.models.converter.npm.NpmTarball;
import org.redub.models.converter.npm.SourceFile;

/**
 * The command that makes Redub's face models: {@code --face-mesh TGZ --face-detection TGZ --out
 * DIR}. Prints each file's SHA-256, size and name. The exit status is 0, or 1 if the conversion
 * fails, or 2 for wrong arguments. Stateless.
 */
public final class ConvertFaceModels {
  private static final String FACE_MESH = "--face-mesh";
  private static final String FACE_DETECTION = "--face-detection";
  private static final String OUT = "--out";
  private static final String USAGE =
      "usage: ConvertFaceModels "
          + FACE_MESH
          + " FACE_MESH.tgz "
          + FACE_DETECTION
          + " FACE_DETECTION.tgz "
          + OUT
          + " DIR";

  private ConvertFaceModels() {}

  public static void main(String[] args) {
    System.exit(run(args, System.out, System.err));
  }

  /** Like {@link #main}, but returns the exit status. */
  static int run(String[] args, PrintStream out, PrintStream err) {
    try {
      Map<String, Path> options = parse(args);
      Map<String, byte[]> results = convert(options);
      OutputFolder folder = OutputFolder.create(option(options, OUT));
      results.forEach(
          (fileName, content) -> {
            Path written = folder.write(fileName, content);
            out.println(Sha256.of(content) + "  " + content.length + "  " + written);
          });
      return 0;
    } catch (ConversionException e) {
      err.println("error: " + e.getMessage());
      return e.code() == ConversionException.Code.USAGE ? 2 : 1;
    }
  }

  /** Converts everything before anything is written. */
  private static Map<String, byte[]> convert(Map<String, Path> options) {
    Map<NpmPackage, NpmTarball> tarballs =
        Map.of(
            NpmPackage.FACE_MESH,
            NpmTarball.open(option(options, FACE_MESH), NpmPackage.FACE_MESH),
            NpmPackage.FACE_DETECTION,
            NpmTarball.open(option(options, FACE_DETECTION), NpmPackage.FACE_DETECTION));
    Map<String, byte[]> results = new LinkedHashMap<>();
    for (FaceModel model : FaceModel.values()) {
      results.put(model.onnxFileName(), model.convert(read(tarballs, model.source())));
    }
    SourceFile face = SourceFile.CANONICAL_FACE;
    results.put(
        CanonicalFace.OBJ_FILE_NAME, CanonicalFace.toObj(face.fileName(), read(tarballs, face)));
    return results;
  }

  private static byte[] read(Map<NpmPackage, NpmTarball> tarballs, SourceFile source) {
    NpmTarball tarball = tarballs.get(source.npmPackage());
    if (tarball == null) {
      throw new IllegalStateException("no option provides " + source.npmPackage());
    }
    return tarball.read(source);
  }

  private static Map<String, Path> parse(String[] args) {
    Map<String, Path> options = new HashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      boolean known =
          args[i].equals(FACE_MESH) || args[i].equals(FACE_DETECTION) || args[i].equals(OUT);
      if (!known || i + 1 == args.length) {
        throw usage("'" + args[i] + "' is " + (known ? "missing its value" : "not an option"));
      }
      options.put(args[i], Path.of(args[i + 1]));
    }
    return options;
  }

  private static Path option(Map<String, Path> options, String name) {
    Path value = options.get(name);
    if (value == null) {
      throw usage(name + " is missing");
    }
    return value;
  }

  private static ConversionException usage(String problem) {
    return new ConversionException(
        ConversionException.Code.USAGE, problem + System.lineSeparator() + USAGE);
  }
}
