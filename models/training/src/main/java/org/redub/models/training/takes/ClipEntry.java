package org.redub.models.training.takes;

import java.nio.file.Path;

/**
 * A clip of a speaker. Immutable.
 *
 * @param file video with sound
 * @param speaker name of the speaker; clips of one speaker share their mean and deviation
 * @param language language of the speech, empty if not known
 * @param licence licence of the clip
 * @param validation whether the speaker is held out of training
 */
public record ClipEntry(
    Path file, String speaker, String language, String licence, boolean validation) {}
