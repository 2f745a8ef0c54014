package org.redub.models.training.takes;

import java.nio.file.Path;

/**
 * A clip of someone who talks. Immutable.
 *
 * @param file video with sound
 * @param speaker who talks; clips of one speaker share what is usual for them
 * @param language of the speech, empty if not known
 * @param licence under which the clip may be used
 * @param validation whether the speaker is kept out of training
 */
public record ClipEntry(
    Path file, String speaker, String language, String licence, boolean validation) {}
