# SPDX-License-Identifier: Apache-2.0
"""One job of a peer, timed: peer.py JOB THREADS INPUT [ARGUMENTS]. Prints JSON.

A process of its own for each, so that thread counts are set before any library is loaded.
"""

import json
import os
import sys
import time

job, threads, path = sys.argv[1], sys.argv[2], sys.argv[3]
arguments = sys.argv[4:]
for variable in ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"]:
    os.environ[variable] = threads

import numpy as np

from quality import inertia, nearest


def timed(body, runs):
    result = body()
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        result = body()
        seconds.append(time.perf_counter() - start)
    return sorted(seconds)[len(seconds) // 2], max(seconds) / min(seconds), result


def once(body):
    start = time.perf_counter()
    result = body()
    return time.perf_counter() - start, 1.0, result


def flat_index(rows):
    import faiss

    faiss.omp_set_num_threads(int(threads))
    index = faiss.IndexFlatIP(rows.shape[1])
    index.add(rows)
    return index


def documents():
    texts = []
    for line in open(path, encoding="utf-8"):
        paper = json.loads(line)
        title, abstract = paper["title"] or "", paper.get("abstract") or ""
        texts.append(f"{title} {title} {abstract}")
    return texts


def vectorizer():
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(
        strip_accents="unicode", token_pattern=r"[^\W_]{2,}", sublinear_tf=True)


quality = {}
if job in ("graph", "query", "queries"):
    rows = np.load(path)
    index = flat_index(rows)
    if job == "graph":
        # One more, since every row finds itself.
        seconds, spread, (_, found) = once(lambda: index.search(rows, 11))
    elif job == "query":
        one = rows[len(rows) // 2:][:1]
        seconds, spread, (_, found) = timed(lambda: index.search(one, 10), 15)
    else:
        some = rows[np.arange(1000) * len(rows) // 1000]
        seconds, spread, (_, found) = timed(lambda: index.search(some, 10), 5)
    np.save(arguments[0], found)
elif job == "queries-usearch":
    from usearch.index import search

    rows = np.load(path)
    some = rows[np.arange(1000) * len(rows) // 1000]
    seconds, spread, matches = timed(
        lambda: search(rows, some, 10, metric="ip", exact=True, threads=int(threads)), 5)
    np.save(arguments[0], matches.keys.astype(np.int64))
elif job in ("kmeans-superkmeans", "kmeans-superfaiss"):
    # These choose their first centroids themselves, and prune by a statistical test.
    rows, count = np.load(path), int(arguments[0])
    if job == "kmeans-superkmeans":
        from superkmeans import SuperKMeans

        def fit():
            return SuperKMeans(
                count, rows.shape[1], iters=20, hierarchical=False, sampling_fraction=1.0,
                max_points_per_cluster=len(rows), n_threads=int(threads), angular=True,
                early_termination=False).train(rows)
    else:
        import faiss

        faiss.omp_set_num_threads(int(threads))

        def fit():
            kmeans = faiss.SuperKmeans(
                rows.shape[1], count, niter=20, spherical=True,
                max_points_per_centroid=len(rows), min_points_per_centroid=1)
            kmeans.train(rows)
            return kmeans.centroids

    seconds, spread, centroids = timed(fit, 2)
    quality["inertia"] = inertia(rows, nearest(rows, centroids), count)
elif job in ("kmeans-faiss", "kmeans-sklearn"):
    rows, start = np.load(path), np.load(arguments[0])
    count = len(start)
    if job == "kmeans-faiss":
        import faiss

        faiss.omp_set_num_threads(int(threads))

        def fit():
            kmeans = faiss.Kmeans(
                rows.shape[1], count, niter=20, spherical=True,
                max_points_per_centroid=len(rows), min_points_per_centroid=1)
            kmeans.train(rows, init_centroids=start)
            return kmeans

        seconds, spread, kmeans = timed(fit, 2)
        labels = kmeans.index.search(rows, 1)[1].ravel()
    else:
        from sklearn.cluster import KMeans

        seconds, spread, kmeans = timed(
            lambda: KMeans(
                count, init=start, n_init=1, max_iter=20, tol=0, algorithm="lloyd").fit(rows), 2)
        labels = kmeans.labels_
    quality["inertia"] = inertia(rows, labels, count)
elif job == "text":
    texts = documents()
    seconds, spread, matrix = once(lambda: vectorizer().fit_transform(texts))
    quality["terms"], quality["nonzeros"] = matrix.shape[1], matrix.nnz
elif job == "projection":
    from sklearn.decomposition import TruncatedSVD

    matrix = vectorizer().fit_transform(documents())
    seconds, spread, model = once(
        lambda: TruncatedSVD(int(arguments[0]), random_state=0).fit(matrix))
    quality["captured"] = float((model.singular_values_ ** 2).sum() / matrix.power(2).sum())
else:
    sys.exit(f"no job {job}")
print(json.dumps({"seconds": seconds, "spread": spread, **quality}))
