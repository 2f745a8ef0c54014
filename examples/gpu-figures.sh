#!/bin/sh
# Measures Redub on a machine with an NVIDIA GPU: docs/PERFORMANCE.md, section "GPU".
#   gpu-figures.sh CLIP SPEECH OUT      OUT is a folder for the figures, which are also printed
# About three minutes with 16 processors and a clip of 1080x1920. The most important figures come
# first, so that a run that is cut off has those.
#   REDUB     the command to measure                     (default: ./redub)
#   LENGTH    seconds of the clip, which is looped       (default: 20)
#   ONE       seconds of it for runs with one thread     (default: 10)
#   LIMIT     seconds after which a command is stopped   (default: 120)
set -u

if [ $# -ne 3 ]; then
  sed -n '2,9s/^# *//p' "$0" >&2
  exit 2
fi
clip=$1 speech=$2 out=$3
redub=${REDUB:-./redub} length=${LENGTH:-20} one=${ONE:-10} limit=${LIMIT:-120}
mkdir -p "$out" || exit 1
failed=0

# figure NAME ARGUMENTS: runs Redub and keeps what it prints as OUT/NAME.txt.
figure() {
  name=$1
  shift
  echo
  echo "== $name: redub $*"
  begin=$(date +%s)
  timeout "$limit" "$redub" "$@" --progress none >"$out/$name.txt" 2>"$out/$name.err"
  code=$?
  cat "$out/$name.txt" "$out/$name.err"
  echo "($(($(date +%s) - begin)) s, exit code $code)"
  [ $code -eq 0 ] || failed=1
}

# seconds NAME STAGE: the seconds of a stage in the table of a bench.
seconds() {
  awk -v stage="$2" '$1 == stage { print $2; exit }' "$out/$1.txt"
}

# faster WHAT NAME OTHER: how many times faster the stages of NAME are than those of OTHER.
faster() {
  for stage in track render; do
    awk -v what="$1" -v stage="$stage" -v a="$(seconds "$2" "$stage")" -v b="$(seconds "$3" "$stage")" \
      'BEGIN { if (a > 0 && b > 0) printf "%-44s %-7s %5.2f times\n", what, stage, b / a }'
  done
}

echo "== machine"
{
  date
  uname -srm
  nproc
  grep -m 1 'model name' /proc/cpuinfo
  nvidia-smi --query-gpu=name,driver_version,memory.total --format=csv,noheader
} 2>&1 | tee "$out/machine.txt"

started=$(date +%s)
echo
echo "== doctor"
timeout "$limit" "$redub" doctor --device gpu 2>&1 | tee "$out/doctor.txt"
figure all-gpu bench --video "$clip" --speech "$speech" --length "$length" --runs 3 --device gpu
figure all-cpu bench --video "$clip" --speech "$speech" --length "$length" --runs 3 --device cpu
for device in cpu gpu; do
  figure "dub-$device" dub --video "$clip" --speech "$speech" --out "$out/$device.mp4" --device "$device" --cache off
done
figure pictures compare "$out/cpu.mp4" "$out/gpu.mp4"
figure short-cpu bench --video "$clip" --speech "$speech" --length "$one" --runs 2 --device cpu
figure one-cpu bench --video "$clip" --speech "$speech" --length "$one" --device cpu --threads 1
figure one-gpu bench --video "$clip" --speech "$speech" --length "$one" --device gpu --threads 1

echo
echo "== summary"
{
  cat "$out/pictures.txt"
  faster "GPU against CPU, all threads" all-gpu all-cpu
  faster "all threads against one, CPU" short-cpu one-cpu
  faster "GPU against CPU, one thread" one-gpu one-cpu
  for name in all-gpu all-cpu; do
    awk -v name="$name" '/^real-time factor/ { print name ": " $3 " times real time" }' "$out/$name.txt"
  done
  echo "$(($(date +%s) - started)) s in all"
} | tee "$out/summary.txt"
exit $failed
