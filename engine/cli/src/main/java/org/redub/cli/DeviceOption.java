package org.redub.cli;

import org.redub.engine.Redubber;
import org.redub.models.DevicePreference;
import org.redub.models.ModelStore;
import picocli.CommandLine.Option;

/** What the networks run on. Confined to one thread. */
final class DeviceOption {
  @Option(
      names = "--device",
      paramLabel = "<device>",
      defaultValue = "auto",
      converter = OptionValues.Device.class,
      description =
          "Where the networks run: auto, cpu, gpu or gpu:N. Default: auto, a GPU if one can be used.")
  private DevicePreference device = DevicePreference.AUTO;

  /** The engine on that device; the caller closes it. */
  Redubber open() {
    return new Redubber(device);
  }

  /** The same with the networks of a store, one of which hears speech. */
  Redubber open(ModelStore store, String mouthModel) {
    return new Redubber(store, device, mouthModel);
  }
}
