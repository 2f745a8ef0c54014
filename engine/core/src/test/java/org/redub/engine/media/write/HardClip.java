package org.redub.engine.media.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A clip with properties that are easily lost: variable frame rate, first pts not 0, rotation by 90
 * degrees, a pixel aspect ratio of 4:3, full-range BT.709, two soundtracks with languages,
 * subtitles, chapters.
 */
public final class HardClip {
  static final int WIDTH = 320;
  static final int HEIGHT = 240;

  private HardClip() {}

  public static Path make(Path folder) throws IOException {
    Path subtitles = folder.resolve("words.srt");
    Files.writeString(
        subtitles,
        "1\n00:00:00,500 --> 00:00:01,500\nfirst words\n\n"
            + "2\n00:00:02,000 --> 00:00:03,000\nsecond words\n");
    Path chapters = folder.resolve("chapters.txt");
    Files.writeString(
        chapters,
        ";FFMETADATA1\ntitle=Hard clip\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=1500\ntitle=One\n"
            + "[CHAPTER]\nTIMEBASE=1/1000\nSTART=1500\nEND=4000\ntitle=Two\n");
    Path upright = folder.resolve("upright.mp4");
    Ffmpeg.run(
        "-f lavfi -i testsrc2=size=320x240:rate=25:duration=4 -f lavfi -i sine=440:duration=4 -f lavfi -i"
            + " sine=880:duration=4 -i "
            + subtitles
            + " -i "
            + chapters
            + " -map 0:v -map 1:a -map 2:a -map 3:s -map_metadata 4 -map_chapters 4 -vf"
            + " select='not(eq(n,1))*not(eq(mod(n,7),3))',settb=1/12800,setpts=PTS+507,setsar=4/3,"
            + "scale=out_color_matrix=bt709:out_range=full,format=yuv420p,setparams=color_primaries=bt709:color_trc=bt709"
            + " -fps_mode passthrough -enc_time_base 1/12800 -c:v libx264 -preset ultrafast -bf 2 -color_range pc"
            + " -colorspace bt709 -color_primaries bt709 -color_trc bt709 -c:a aac -c:s mov_text"
            + " -metadata:s:a:0 language=fra -metadata:s:a:1 language=deu -metadata:s:s:0 language=fra"
            + " -video_track_timescale 12800 -movie_timescale 12800",
        upright);
    Path turned = folder.resolve("hard.mp4");
    Ffmpeg.run(
        "-display_rotation:v:0 -90 -i "
            + upright
            + " -map 0 -c copy -video_track_timescale 12800 -movie_timescale 12800",
        turned);
    return turned;
  }
}
