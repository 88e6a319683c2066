"""Figures of scikit-learn by which ours are judged: pip install scikit-learn numpy; python make.py > golden.json"""

import json
import warnings

import numpy as np
from sklearn import metrics as m

warnings.filterwarnings("ignore")
random = np.random.default_rng(7)


def classes(count, kinds):
    truth = random.integers(0, kinds, count)
    logits = random.normal(size=(count, kinds)) + 1.2 * np.eye(kinds)[truth]
    # Coarse, so that there are ties.
    said = np.exp(np.round(logits, 1)).astype(np.float32)
    said = said / said.sum(1, keepdims=True)
    said = np.round(said, 3).astype(np.float32)
    best = said.argmax(1)
    onehot = np.eye(kinds)[truth]
    return {
        "kind": "one",
        "truth": truth.tolist(),
        "said": said.astype(float).tolist(),
        "confusion": m.confusion_matrix(truth, best).tolist(),
        "byClass": [list(map(float, each)) for each in zip(*m.precision_recall_fscore_support(truth, best)[:3])],
        "figures": {
            "accuracy": m.accuracy_score(truth, best),
            "macro-precision": m.precision_score(truth, best, average="macro"),
            "macro-recall": m.recall_score(truth, best, average="macro"),
            "macro-f1": m.f1_score(truth, best, average="macro"),
            "roc-auc": np.mean([m.roc_auc_score(onehot[:, c], said[:, c]) for c in range(kinds)]),
            "average-precision": np.mean([m.average_precision_score(onehot[:, c], said[:, c]) for c in range(kinds)]),
            "log-loss": float(np.mean(-np.log(np.maximum(1e-7, said[np.arange(count), truth].astype(float))))),
        },
    }


def labels(count, kinds):
    truth = random.integers(0, 2, (count, kinds))
    said = np.round(1 / (1 + np.exp(-random.normal(size=(count, kinds)) - 2 * truth + 1)), 2).astype(np.float32)
    decided = (said >= 0.5).astype(int)
    return {
        "kind": "several",
        "truth": truth.tolist(),
        "said": said.astype(float).tolist(),
        "figures": {
            "hamming-loss": m.hamming_loss(truth, decided),
            "micro-f1": m.f1_score(truth, decided, average="micro"),
            "subset-accuracy": m.accuracy_score(truth, decided),
            "macro-precision": m.precision_score(truth, decided, average="macro"),
            "macro-recall": m.recall_score(truth, decided, average="macro"),
            "macro-f1": m.f1_score(truth, decided, average="macro"),
            "roc-auc": m.roc_auc_score(truth, said, average="macro"),
            "average-precision": m.average_precision_score(truth, said, average="macro"),
        },
    }


def numbers(count, kinds):
    truth = random.normal(size=(count, kinds)).astype(np.float32)
    said = (0.7 * truth + 0.4 * random.normal(size=(count, kinds))).astype(np.float32)
    return {
        "kind": "numbers",
        "truth": truth.astype(float).tolist(),
        "said": said.astype(float).tolist(),
        "figures": {
            "r2": m.r2_score(truth, said),
            "mae": m.mean_absolute_error(truth, said),
            "mse": m.mean_squared_error(truth, said),
        },
    }


print(json.dumps([classes(120, 4), classes(40, 7), labels(90, 5), numbers(60, 2)]))
