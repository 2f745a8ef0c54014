package org.redub.engine.media.file;

import static org.bytedeco.ffmpeg.global.avcodec.AV_INPUT_BUFFER_PADDING_SIZE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_CONTENT_LIGHT_LEVEL;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_MASTERING_DISPLAY_METADATA;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_get;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_new;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_DEFAULT;
import static org.bytedeco.ffmpeg.global.avformat.av_disposition_to_string;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_free;
import static org.bytedeco.ffmpeg.global.avutil.av_mallocz;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVChapter;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.redub.engine.api.ErrorCode;
import org.redub.engine.api.RedubException;

/** Copies the metadata of containers and streams. Stateless. */
public final class Metadata {
  /** Side data that describes the picture and not the old codec. */
  private static final int[] LIGHT = {
    AV_PKT_DATA_MASTERING_DISPLAY_METADATA, AV_PKT_DATA_CONTENT_LIGHT_LEVEL
  };

  private Metadata() {}

  /** Copies language, title and handler of a stream. */
  public static void copy(AVStream from, AVStream to) {
    to.metadata(copyOf(from.metadata()));
  }

  /** Copies the tags of a stream that describe its content and not the file that it was in. */
  public static void copyContent(AVStream from, AVStream to) {
    to.metadata(KeptTags.copyOfContent(from.metadata()));
  }

  /** Copies the titles and chapters of a file; chapters are moved {@code shiftUs} earlier. */
  public static void copy(AVFormatContext from, AVFormatContext to, long shiftUs) {
    to.metadata(copyOf(from.metadata()));
    int count = from.nb_chapters();
    if (count == 0) {
      return;
    }
    // FFmpeg frees the table and the chapters with the context, so its allocator must provide them.
    PointerPointer<AVChapter> table =
        new PointerPointer<>(allocate((long) count * Loader.sizeof(Pointer.class)));
    for (int i = 0; i < count; i++) {
      table.put(i, copyOf(from.chapters(i), shiftUs));
    }
    to.chapters(table);
    to.nb_chapters(count);
  }

  /** The names of dispositions, without the default one, which a copied stream may lose. */
  public static List<String> dispositions(int flags) {
    List<String> names = new ArrayList<>();
    for (int bit = 0; bit < Integer.SIZE - 1; bit++) {
      int flag = flags & 1 << bit & ~AV_DISPOSITION_DEFAULT;
      BytePointer name = flag == 0 ? null : av_disposition_to_string(flag);
      if (name != null) {
        names.add(name.getString());
      }
    }
    return names;
  }

  /** Sets one tag of a stream. */
  public static void set(AVStream stream, String name, String value) {
    AVDictionary old = stream.metadata();
    AVDictionary tags = copyOf(old);
    av_dict_set(tags, name, value, 0);
    stream.metadata(tags);
    if (old != null) {
      av_dict_free(old);
    }
  }

  /** Removes the tags of a container that describe a file that is gone. */
  static void keepContent(AVFormatContext context) {
    AVDictionary old = context.metadata();
    context.metadata(KeptTags.copyOfContent(old));
    if (old != null) {
      av_dict_free(old);
    }
  }

  /** Makes {@code content} the extra data of a stream, as an attachment has it. */
  public static void setExtraData(AVCodecParameters parameters, BytePointer content, long bytes) {
    if (parameters.extradata() != null) {
      av_free(parameters.extradata());
    }
    Pointer memory = allocate(bytes + AV_INPUT_BUFFER_PADDING_SIZE);
    Pointer.memcpy(memory, content, bytes);
    parameters.extradata(new BytePointer(memory)).extradata_size((int) bytes);
  }

  private static AVChapter copyOf(AVChapter chapter, long shiftUs) {
    Rational timeBase = new Rational(chapter.time_base().num(), chapter.time_base().den());
    long shift = timeBase.fromUs(shiftUs);
    AVChapter copy = new AVChapter(allocate(Loader.sizeof(AVChapter.class)));
    copy.id(chapter.id()).start(chapter.start() - shift).end(chapter.end() - shift);
    copy.time_base(chapter.time_base());
    copy.metadata(copyOf(chapter.metadata()));
    return copy;
  }

  private static AVDictionary copyOf(AVDictionary dictionary) {
    AVDictionary copy = new AVDictionary(null);
    if (dictionary != null) {
      av_dict_copy(copy, dictionary, 0);
    }
    return copy;
  }

  private static Pointer allocate(long bytes) {
    Pointer memory = av_mallocz(bytes);
    if (memory == null) {
      throw new RedubException(ErrorCode.INTERNAL, "no memory for the output's chapters");
    }
    return memory;
  }

  /** Sets the display matrix of {@code orientation}, if it has one. */
  public static void setOrientation(AVCodecParameters parameters, Orientation orientation) {
    List<Integer> matrix = orientation.displayMatrix();
    if (!matrix.isEmpty()) {
      long bytes = (long) matrix.size() * Integer.BYTES;
      IntPointer numbers = new IntPointer(add(parameters, AV_PKT_DATA_DISPLAYMATRIX, bytes));
      for (int i = 0; i < matrix.size(); i++) {
        numbers.put(i, matrix.get(i));
      }
    }
  }

  /** Copies the mastering display and light level of a high-dynamic-range take. */
  public static void copyLight(AVCodecParameters from, AVCodecParameters to) {
    AVPacketSideData all = from.coded_side_data();
    for (int type : LIGHT) {
      AVPacketSideData found =
          all == null ? null : av_packet_side_data_get(all, from.nb_coded_side_data(), type);
      if (found != null) {
        Pointer.memcpy(add(to, type, found.size()), found.data(), found.size());
      }
    }
  }

  private static BytePointer add(AVCodecParameters parameters, int type, long bytes) {
    AVPacketSideData list = parameters.coded_side_data();
    if (list == null) {
      list = new AVPacketSideData((Pointer) null);
    }
    int[] count = {parameters.nb_coded_side_data()};
    AVPacketSideData added = av_packet_side_data_new(list, count, type, bytes, 0);
    if (added == null) {
      throw new RedubException(ErrorCode.INTERNAL, "no memory for stream metadata");
    }
    parameters.coded_side_data(list);
    parameters.nb_coded_side_data(count[0]);
    return added.data();
  }
}
