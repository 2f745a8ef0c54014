#!/bin/sh
# Adds up a CPU profile of a dub by area: docs/PERFORMANCE.md, section "Where the time goes".
#   cpu-areas.sh PROFILE      PROFILE is a file of collapsed stacks that async-profiler wrote with
#                             event=itimer,interval=5ms,threads,cstack=fp
set -eu
if [ $# -ne 1 ]; then
  sed -n '2,4s/^# *//p' "$0" >&2
  exit 2
fi
# The stacks are read twice: FFmpeg's threads have no names, and those that live long decode.
awk '
  { count = $NF; thread = $0; sub(/;.*/, "", thread) }
  NR == FNR { samples[thread] += count; next }
  /^\[C[12] / { area = "compiling" }
  /^\[tid/ { area = samples[thread] > 400 ? "decoding" : "encoding" }
  /^\[(main|redub)/ { area = "rest" }
  /RenderPass|DonorGatherer/ { area = "reading and passing on frames" }
  /DonorPlanner|DubPlan/ { area = "planning" }
  /MouthComposer/ { area = "other compositing" }
  /matchColours/ { area = "matching colours" }
  /MouthWarp/ { area = "morphing donors" }
  /PlateWarp/ { area = "moving jaw and cheeks" }
  /TakeTracker|TakeAnalyser/ { area = "tracking without networks" }
  /OrtSession/ { area = "networks" }
  /avcodec_send_frame/ { area = "encoding" }
  { sum[area == "" ? "rest" : area] += count; all += count; area = "" }
  END {
    for (area in sum) printf "%7.1f s  %5.1f %%  %s\n", sum[area] * .005, 100 * sum[area] / all, area
    printf "%7.1f s           all\n", all * .005
  }
' "$1" "$1" | sort -rn
