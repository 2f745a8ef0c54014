# Writes mouth-shape-1-golden.txt: log-mel values of a synthetic signal, computed in double precision by the program
# that made the training data of the first mouth-shape network (its module art.py, NumPy and SciPy).
# Run once: python3 make_mouth_shape_1_golden.py FOLDER_OF_ART_PY > mouth-shape-1-golden.txt
# The signal is TestSignals.chirps; the Java test makes the same one.
import sys

sys.path.insert(0, sys.argv[1])
import art
import numpy as np

n = 25637
t = np.arange(n) / 16000.0
x = np.zeros(n)
for amplitude, start_hz, hz_per_s in [(0.30, 110.0, 900.0), (0.12, 2500.0, -1300.0), (0.04, 7000.0, 350.0)]:
    x += amplitude * np.sin(2 * np.pi * (start_hz * t + 0.5 * hz_per_s * t * t))
x *= np.where(t < 0.25, 0.0, 0.55 + 0.45 * np.sin(2 * np.pi * 3.0 * t))
mel = art.logmel(x)
print("# columns bands; then per line: column, its 80 values. Made by make_mouth_shape_1_golden.py")
print(len(mel), mel.shape[1])
for column in [0, 19, 20, 21, 40, 77, 100, 127, 128]:
    print(column, *("%.5f" % v for v in mel[column]))
