package org.redub.engine.media.file;

import static org.bytedeco.ffmpeg.global.avutil.av_dict_iterate;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.jspecify.annotations.Nullable;

/**
 * Tags of containers and streams as text, and which of them describe content instead of the file
 * that they were in. Stateless.
 */
public final class KeptTags {
  /** Tags that a muxer writes by itself, or that describe an encoding that is gone. */
  private static final Set<String> OF_FILE =
      Set.of(
          "major_brand",
          "minor_version",
          "compatible_brands",
          "encoder",
          "handler_name",
          "vendor_id",
          "duration",
          "number_of_frames",
          "number_of_bytes",
          "mimetype",
          "filename");

  /** Tags that FFmpeg writes to an MP4 in the form of iTunes. */
  private static final Set<String> OF_MP4 =
      Set.of(
          "title",
          "artist",
          "album_artist",
          "composer",
          "album",
          "date",
          "comment",
          "genre",
          "copyright",
          "grouping",
          "lyrics",
          "description",
          "synopsis",
          "show",
          "episode_id",
          "network",
          "keywords",
          "track",
          "disc",
          "compilation",
          "gapless_playback",
          "hd_video",
          "media_type",
          "season_number",
          "episode_sort",
          "location",
          "timecode");

  private KeptTags() {}

  /** Name and value of each tag. */
  public static Map<String, String> of(@Nullable AVDictionary dictionary) {
    Map<String, String> tags = new LinkedHashMap<>();
    AVDictionaryEntry entry = dictionary == null ? null : av_dict_iterate(dictionary, null);
    while (entry != null && !entry.isNull()) {
      tags.put(entry.key().getString(), entry.value().getString());
      entry = av_dict_iterate(dictionary, entry);
    }
    return tags;
  }

  /** The tags that describe content. */
  public static Map<String, String> ofContent(@Nullable AVDictionary dictionary) {
    Map<String, String> tags = of(dictionary);
    tags.keySet().removeIf(KeptTags::describesFile);
    return tags;
  }

  private static boolean describesFile(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return OF_FILE.contains(lower)
        || lower.startsWith("_statistics")
        || lower.startsWith("bps")
        || OF_FILE.contains(lower.replaceFirst("-[a-z]{3}$", ""));
  }

  /** Whether an MP4 holds all tags of a file in their usual form. */
  public static boolean fitMp4(Map<String, String> tags) {
    return OF_MP4.containsAll(tags.keySet());
  }

  /** A copy of tags without those that describe a file that is gone; its new owner frees it. */
  static AVDictionary copyOfContent(@Nullable AVDictionary dictionary) {
    AVDictionary copy = new AVDictionary(null);
    ofContent(dictionary).forEach((name, value) -> av_dict_set(copy, name, value, 0));
    return copy;
  }
}
