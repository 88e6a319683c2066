"""Features of four drawn pictures by numpy, scipy and scikit-image in float64, for test/features/image/golden.test.ts. Writes golden.json beside itself.

pip install numpy==2.4.6 scipy==1.17.1 scikit-image==0.26.0; python make.py
"""

import json
import pathlib

import numpy as np
import scipy
import skimage
from scipy.fft import dctn
from skimage.color import rgb2hsv, rgb2lab

SIDE = 128


def main():
    golden = {name: features(*how) for name, how in PICTURES.items()}
    golden["versions"] = {"numpy": np.__version__, "scipy": scipy.__version__, "scikit-image": skimage.__version__}
    pathlib.Path(__file__).with_name("golden.json").write_text(json.dumps(golden) + "\n")


# As in pictures.ts: width, height, red, green and blue of a dot.
PICTURES = {
    "slopes": (256, 256, lambda x, y: (x, y, (x + y) >> 1)),
    "stripes": (200, 150, lambda x, y: (230, 40, 30) if ((x + y) >> 4) % 2 == 0 else (20, 60 + (y % 90), 200)),
    "small": (37, 53, lambda x, y: ((x * 37 + y * 11) % 256, (x * y) % 256, (x * 5 + y * 97) % 256)),
    "greys": (300, 300, lambda x, y: (((x >> 5) * 29 + (y >> 6) * 53) % 256,) * 3),
}


def features(width, height, at):
    picture = np.array([[at(x, y) for x in range(width)] for y in range(height)], dtype=float) / 255
    seen = np.einsum("ay,yxc,bx->abc", averages(height), picture, averages(width))
    return {
        "pixels": every(means(seen, 32).transpose(2, 0, 1).ravel(), 41),
        "colour": colour(seen),
        "colour-histogram": sparse(histogram(seen)),
        "layout": layout(seen),
        "edges": edges(seen),
    }


def averages(length):
    """Each of 128 dots as the mean of those beneath it: 128 x length."""
    at = np.arange(SIDE)[:, None] * length / SIDE
    to = at + length / SIDE
    dots = np.arange(length)[None, :]
    return np.clip(np.minimum(to, dots + 1) - np.maximum(at, dots), 0, None) * SIDE / length


def means(picture, side):
    together = SIDE // side
    return picture.reshape(side, together, side, together, -1).mean(axis=(1, 3))


def colour(seen):
    lab = rgb2lab(seen).reshape(-1, 3)
    about = lab - lab.mean(axis=0)
    moments = np.stack([lab.mean(axis=0), lab.std(axis=0), np.cbrt((about**3).mean(axis=0))], axis=1).ravel()
    red, green, blue = 255 * seen.reshape(-1, 3).T
    one, other = red - green, (red + green) / 2 - blue
    colourful = np.hypot(one.std(), other.std()) + 0.3 * np.hypot(one.mean(), other.mean())
    grey = np.hypot(lab[:, 1], lab[:, 2]) < 10
    angles = np.degrees(np.arctan2(lab[:, 2], lab[:, 1])) % 360
    hues = np.bincount((angles[~grey] // 30).astype(int), minlength=12) / len(lab)
    return [*moments, colourful, *hues, grey.mean()]


def histogram(seen):
    hue, saturation, value = rgb2hsv(seen).reshape(-1, 3).T
    rows = np.zeros(166)
    for h, s, v in zip(hue, saturation, value):
        if s < 0.1 or v < 0.1:
            rows[162 + min(3, int(v * 4))] += 1
        else:
            rows[(round(h * 18) % 18) * 9 + min(2, int((s - 0.1) / 0.3)) * 3 + min(2, int((v - 0.1) / 0.3))] += 1
    return rows / len(hue)


def layout(seen):
    small = means(seen, 8)
    red, green, blue = small.transpose(2, 0, 1)
    y = 0.299 * red + 0.587 * green + 0.114 * blue
    planes = [(y, 28), ((blue - y) / 1.772, 15), ((red - y) / 1.402, 15)]
    places = sorted(np.ndindex(8, 8), key=lambda p: (sum(p), p[0] if sum(p) % 2 else p[1]))
    return [dctn(plane, norm="ortho")[place] for plane, kept in planes for place in places[:kept]]


def edges(seen):
    y = 255 * seen @ np.array([0.299, 0.587, 0.114])
    quarters = means(y[:, :, None], 64)[:, :, 0].reshape(32, 2, 32, 2).transpose(0, 2, 1, 3).reshape(32, 32, 4)
    root = np.sqrt(2)
    filters = np.array([[1, -1, 1, -1], [1, 1, -1, -1], [root, 0, 0, -root], [0, root, -root, 0], [2, -2, -2, 2]])
    strengths = np.abs(quarters @ filters.T)
    kinds = np.where(strengths.max(axis=2) > 11, strengths.argmax(axis=2), 5)
    parts = kinds.reshape(4, 8, 4, 8).transpose(0, 2, 1, 3).reshape(16, 64)
    return [float((part == kind).mean()) for part in parts for kind in range(5)]


def every(values, step):
    return [float(value) for value in values[::step]]


def sparse(values):
    return {str(i): float(value) for i, value in enumerate(values) if value > 0}


main()
