# Writes mouth-shape-2-golden.txt: log-mel values of a synthetic signal by MelConfig.MOUTH_SHAPE_2, computed a second
# time, in double precision with NumPy, from the recipe's description and not from the Java code.
# Run once: python3 make_mouth_shape_2_golden.py > mouth-shape-2-golden.txt
# The signal is TestSignals.chirps; the Java test makes the same one.
import numpy as np

RATE, HOP, WINDOW, FFT, BANDS, LOW, HIGH = 16000, 200, 400, 512, 80, 50.0, 7600.0
FLOOR, TARGET, AHEAD, RELEASE_DB, LEAST, SMOOTH = 1e-5, 80.0, 80, 1.5 / 80, 1e-3, 25

n = 25637
t = np.arange(n) / RATE
x = np.zeros(n)
for amplitude, start_hz, hz_per_s in [(0.30, 110.0, 900.0), (0.12, 2500.0, -1300.0), (0.04, 7000.0, 350.0)]:
    x += amplitude * np.sin(2 * np.pi * (start_hz * t + 0.5 * hz_per_s * t * t))
x *= np.where(t < 0.25, 0.0, 0.55 + 0.45 * np.sin(2 * np.pi * 3.0 * t))

columns = n // HOP + 1
padded = np.concatenate([np.zeros(WINDOW // 2), x, np.zeros(WINDOW // 2 + HOP)])
emphasised = padded.copy()
emphasised[1:] -= 0.97 * padded[:-1]
hann = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(WINDOW) / WINDOW)
power = np.array([np.abs(np.fft.rfft(emphasised[i * HOP:i * HOP + WINDOW] * hann, FFT)) ** 2 for i in range(columns)])

to_mel = lambda hz: 2595 * np.log10(1 + hz / 700)
edges = 700 * (10 ** (np.linspace(to_mel(LOW), to_mel(HIGH), BANDS + 2) / 2595) - 1)
bins = np.arange(FFT // 2 + 1) * RATE / FFT
bank = np.zeros((BANDS, len(bins)))
for band in range(BANDS):
    left, centre, right = edges[band:band + 3]
    bank[band] = np.maximum(0, np.minimum((bins - left) / (centre - left), (right - bins) / (right - centre)))
    if bank[band].sum() < 1e-3:
        bank[band, int(round(centre / RATE * FFT))] = 1
    bank[band] /= bank[band].sum()
mel = power @ bank.T

# The level: a moving average, the largest within the second ahead, falling slowly.
sums = mel.sum(1)
average = np.array([sums[max(0, i - SMOOTH // 2):i + SMOOTH // 2 + 1].sum() / SMOOTH for i in range(columns)])
level, levels = LEAST, []
for i in range(columns):
    held = level * 10 ** (-RELEASE_DB / 10) if i else LEAST
    level = max(LEAST, held, average[i:i + AHEAD + 1].max())
    levels.append(level)
values = np.log(mel * TARGET / np.array(levels)[:, None] + FLOOR)

print("# columns bands; then per line: column, its 80 values. Made by make_mouth_shape_2_golden.py")
print(columns, BANDS)
for column in [0, 19, 20, 21, 40, 77, 100, 127, 128]:
    print(column, *("%.5f" % v for v in values[column]))
