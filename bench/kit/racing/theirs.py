"""One task of a race by `implicit` or numpy: runs it for each line on standard input, and answers with a line of JSON."""
import json
import logging
import resource
import sys
import time

import numpy as np
import scipy.linalg
import scipy.sparse as sparse

logging.disable(logging.WARNING)


def read(folder, name):
    with open(f"{folder}/{name}.json") as file:
        size = json.load(file)
    part = lambda which, kind: np.fromfile(f"{folder}/{name}.{which}", dtype=kind)
    arrays = part("values", np.float32), part("indices", np.int32), part("indptr", np.int32)
    return sparse.csr_matrix(arrays, shape=(size["rows"], size["cols"]))


def als(plays, wish, seed):
    from implicit.cpu.als import AlternatingLeastSquares

    confidence = plays.copy()
    confidence.data = 1 + wish["alpha"] * confidence.data
    model = AlternatingLeastSquares(
        factors=wish["factors"],
        iterations=wish["iterations"],
        regularization=wish["regularization"],
        alpha=1.0,
        num_threads=wish["threads"],
        random_state=seed,
    )
    begun = time.perf_counter()
    model.fit(confidence, show_progress=False)
    return model, time.perf_counter() - begun


def neighbours(plays, wish, _seed):
    from implicit.nearest_neighbours import CosineRecommender

    model = CosineRecommender(K=wish["neighbours"], num_threads=wish["threads"])
    begun = time.perf_counter()
    model.fit(plays, show_progress=False)
    return model, time.perf_counter() - begun


def bpr(plays, wish, seed):
    from implicit.cpu.bpr import BayesianPersonalizedRanking

    model = BayesianPersonalizedRanking(
        factors=wish["factors"],
        iterations=wish["iterations"],
        learning_rate=wish["learningRate"],
        regularization=wish["regularization"],
        num_threads=wish["threads"],
        random_state=seed,
    )
    begun = time.perf_counter()
    model.fit(plays, show_progress=False)
    return model, time.perf_counter() - begun


def ease(plays, wish, _seed):
    begun = time.perf_counter()
    # Many tracks have a listener in common: the product of full matrices is faster than that of sparse ones, and takes a ninth of the memory.
    full = plays.toarray().astype(np.float32)
    gram = full.T @ full
    gram[np.diag_indices_from(gram)] += wish["regularization"]
    # numpy's own inverse would go through doubles.
    weights = scipy.linalg.inv(gram, overwrite_a=True, check_finite=False)
    weights /= -np.diag(weights)
    np.fill_diagonal(weights, 0)
    return None, time.perf_counter() - begun


def recommend(model, plays, wish, rows):
    begun = time.perf_counter()
    ids, _ = model.recommend(rows, plays[rows], N=wish["n"], filter_already_liked_items=True)
    return ids, time.perf_counter() - begun


folder, task, wish = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
plays = read(folder, "train")
trained = None
print("ready", flush=True)
for line in sys.stdin:
    ask = json.loads(line)
    answer = {}
    if ask["do"] == "train":
        trained, answer["seconds"] = {"als": als, "bpr": bpr, "item-knn": neighbours, "ease": ease}[task](plays, wish, ask["seed"])
    else:
        rows = np.fromfile(f"{folder}/rows", dtype=np.int32) if ask["do"] == "judge" else np.arange(plays.shape[0])
        ids, answer["seconds"] = recommend(trained, plays, wish, rows)
        if ask["do"] == "judge":
            ids.astype(np.int32).tofile(f"{folder}/theirs")
    answer["megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(answer), flush=True)
