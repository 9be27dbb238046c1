# SPDX-License-Identifier: Apache-2.0
"""Makes the golden files that the Swift tests read.

Every file holds an input and what scikit-learn, numpy or scipy make of it. Inputs are drawn from
seeds and stored with the results, so that the tests need nothing but the files.
"""

import json
import math
import pathlib

import numpy as np
import pytrec_eval
import scipy.optimize
import scipy.sparse
import scipy.sparse.linalg
import sklearn
from sklearn import metrics
from sklearn.cluster import KMeans
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.manifold import trustworthiness
from sklearn.neighbors import NearestNeighbors

FOLDER = pathlib.Path(__file__).parent
TOKEN_PATTERN = r"[^\W_]{2,}"


def write(name, value):
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    (FOLDER / f"{name}.json").write_text(text.replace('],"', '],\n"') + "\n", encoding="utf-8")


def listed(array, digits=9):
    """Numbers as lists, rounded so that another processor writes the same file."""
    return np.round(np.asarray(array, dtype=np.float64), digits).tolist()


def single(array):
    """Values as the Swift side will hold them, in double precision."""
    return np.asarray(array, dtype=np.float32).astype(np.float64)


def unit_rows(array):
    return single(array / np.linalg.norm(array, axis=1, keepdims=True))


# MARK: texts

SYLLABLES = "ka lo mi ren tu sha vel dor pi nos gra fe".split()


def invented_words(random, count):
    words = {"".join(random.choice(SYLLABLES, size=random.integers(1, 4))) for _ in range(4 * count)}
    return sorted(word for word in words if len(word) > 1)[:count]


def tokens():
    texts = [
        "",
        "a b c 1 2 3",
        "Plain words, and MORE words: 42 of them; x1 y_2 snake_case_name.",
        "hyphen-ated co-operation e.g. U.S.A. don't it's 3D 2024-06-05",
        "naïve café Ångström coöperate São Tomé Erdős Réunion",
        "Greek λόγος Ωμέγα ΑΣΤΡΑ and Cyrillic Ёлка Йод",
        "ﬁne eﬀect ⅷ ＦＵＬＬ width １２３",
        "𝓍𝓎 bold 𝐚𝐛𝐜 script 𝓈𝓅𝒶𝒸𝑒",
        "e\u0301te\u0301 nai\u0308ve combining marks",
        "tabs\tand\nlines\r\nand\u00a0no-break\u2009thin\u3000wide spaces",
        "“quotes” — dashes – and … dots £100 100% #tag @name",
        "emoji 🙂between words🙂 and ➜arrows",
    ]
    analyze = TfidfVectorizer(
        strip_accents="unicode", token_pattern=TOKEN_PATTERN
    ).build_analyzer()
    write("tokens", [{"text": text, "tokens": analyze(text)} for text in texts])


def documents(random, count, topic_count=5):
    words = invented_words(random, 160)
    papers = []
    for index in range(count):
        own = words[20 + 25 * (index % topic_count):][:25]
        draw = lambda size: " ".join(
            random.choice(own if random.random() < 0.6 else words) for _ in range(size))
        papers.append({"title": draw(6), "abstract": draw(int(random.integers(10, 60)))})
    return papers


def tfidf():
    papers = documents(np.random.default_rng(1), 40)
    papers.append({"title": "Ünïcode λόγος λόγος", "abstract": "ﬁne Ёлка 3D 3D 3D"})
    papers.append({"title": "a", "abstract": ""})
    vectorizer = TfidfVectorizer(
        strip_accents="unicode", token_pattern=TOKEN_PATTERN, sublinear_tf=True)
    matrix = vectorizer.fit_transform(
        f"{paper['title']} {paper['title']} {paper['abstract']}" for paper in papers)
    matrix.sort_indices()
    write("tfidf", {
        "documents": papers,
        "terms": vectorizer.get_feature_names_out().tolist(),
        "rowOffsets": matrix.indptr.tolist(),
        "columnIndices": matrix.indices.tolist(),
        "values": listed(matrix.data),
        "singularValues": listed(np.linalg.svd(single(matrix.toarray()), compute_uv=False)),
    })


# MARK: projections

def split_mix(state):
    mask = (1 << 64) - 1
    state = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & mask
    state = ((state ^ (state >> 27)) * 0x94D049BB133111EB) & mask
    return state ^ (state >> 31)


def generator(seed, name):
    """The documented number sequence of a seed and a name, as uniform numbers in [0, 1)."""
    mask = (1 << 64) - 1
    key = 0xCBF29CE484222325
    for byte in name.encode():
        key = ((key ^ byte) * 0x100000001B3) & mask
    state = split_mix(key ^ split_mix(seed))
    while True:
        state = (state + 0x9E3779B97F4A7C15) & mask
        yield (split_mix(state) >> 11) / (1 << 53)


def gaussian_row(seed, term, dimension):
    uniform = generator(seed, term)
    row = []
    while len(row) < dimension:
        radius = math.sqrt(-2 * math.log(1 - next(uniform)))
        angle = 2 * math.pi * next(uniform)
        row += [radius * math.cos(angle), radius * math.sin(angle)]
    return [value / math.sqrt(dimension) for value in row[:dimension]]


def sparse_row(seed, term, dimension, sparsity):
    entry = math.sqrt(sparsity / dimension)
    row = []
    for _, draw in zip(range(dimension), generator(seed, term)):
        row.append(entry if draw < 0.5 / sparsity else -entry if draw < 1 / sparsity else 0.0)
    return row


def random_projection():
    cases = []
    for seed, term, dimension in [
        (0, "coral", 8), (0, "reef", 7), (7, "coral", 8), (2**63 + 5, "λόγος", 5), (1, "x", 1)
    ]:
        cases.append({
            "seed": str(seed), "term": term, "dimension": dimension, "sparsity": 3,
            "gaussian": listed(gaussian_row(seed, term, dimension)),
            "sparse": listed(sparse_row(seed, term, dimension, 3)),
        })
    write("random-projection", cases)


def refined_projection():
    """A sparse matrix with twelve strong directions and noise, and its leading singular vectors."""
    random = np.random.default_rng(2)
    rows, columns, strong = 600, 400, 12
    dense = np.zeros((rows, columns))
    for row in range(rows):
        topic = row % strong
        own = np.arange(topic * 30, topic * 30 + 10)
        dense[row, own] = random.uniform(0.9, 1.1) * (1 + topic / 4) / (1 + np.arange(10))
        dense[row, random.choice(columns, size=3, replace=False)] += random.uniform(0, 0.1, size=3)
    matrix = scipy.sparse.csr_matrix(single(dense))
    _, values, vectors = scipy.sparse.linalg.svds(matrix, k=strong, random_state=0)
    order = np.argsort(-values)
    write("refined-projection", {
        "columnCount": columns,
        "rowOffsets": matrix.indptr.tolist(),
        "columnIndices": matrix.indices.tolist(),
        "values": listed(matrix.data),
        "singularValues": listed(values[order]),
        "rightVectors": listed(vectors[order], 7),
    })


# MARK: neighbors and clusters

def blobs(random, count, dimension, centers, spread):
    middles = random.normal(size=(centers, dimension))
    labels = random.integers(centers, size=count)
    points = middles[labels] / np.linalg.norm(middles[labels], axis=1, keepdims=True)
    return unit_rows(points + spread * random.normal(size=points.shape) / math.sqrt(dimension)), labels


def neighbors():
    random = np.random.default_rng(3)
    corpus, _ = blobs(random, 300, 24, 10, 1.0)
    corpus[250:260] = corpus[20:30]  # equal rows: the lower row comes first
    queries = corpus[:40]
    scores = queries @ corpus.T
    order = np.argsort(-scores.round(7), axis=1, kind="stable")[:, :5]
    write("neighbors", {
        "corpus": listed(corpus),
        "queryCount": 40,
        "rows": order.tolist(),
        "similarities": listed(np.take_along_axis(scores, order, axis=1)),
    })


def spherical_inertia(rows, labels, count):
    sums = np.stack([rows[labels == label].sum(axis=0) for label in range(count)])
    return len(rows) - np.linalg.norm(sums, axis=1).sum()


def spherical_lloyd(rows, labels, count):
    """Assign to the nearest mean direction, update, until nothing moves."""
    for _ in range(500):
        sums = np.stack([rows[labels == label].sum(axis=0) for label in range(count)])
        centroids = sums / np.linalg.norm(sums, axis=1, keepdims=True)
        nearest = np.argmax(rows @ centroids.T, axis=1)
        if (nearest == labels).all():
            return labels
        labels = nearest
    raise RuntimeError("Lloyd did not come to rest")


def kmeans():
    random = np.random.default_rng(4)
    cases = []
    for count, dimension, clusters, spread in [(60, 8, 6, 0.9), (200, 16, 9, 1.2), (400, 12, 24, 1.5)]:
        rows, _ = blobs(random, count, dimension, clusters, spread)
        inertias = []
        for run in range(10):
            labels = KMeans(clusters, n_init=1, random_state=run).fit(rows).labels_
            inertias.append(spherical_inertia(rows, labels, clusters))
            polished = spherical_lloyd(rows, labels, clusters)
            inertias.append(spherical_inertia(rows, polished, clusters))
        start = rows[:clusters]
        labels = spherical_lloyd(rows, np.argmax(rows @ start.T, axis=1), clusters)
        cases.append({
            "rows": listed(rows),
            "clusterCount": clusters,
            "bestInertia": round(min(inertias), 6),
            "fromFirstRows": {
                "assignments": labels.tolist(),
                "inertia": round(spherical_inertia(rows, labels, clusters), 6),
            },
        })
    write("kmeans", cases)


def silhouette():
    random = np.random.default_rng(5)
    rows, labels = blobs(random, 120, 10, 5, 1.0)
    labels[labels == 4] = 3
    labels[7] = 4  # alone in its cluster
    values = metrics.silhouette_samples(rows, labels, metric="cosine")
    write("silhouette", {
        "rows": listed(rows), "assignments": labels.tolist(), "values": listed(values)})


def external_scores():
    random = np.random.default_rng(6)
    truth = random.integers(6, size=150)
    noisy = np.where(random.random(150) < 0.7, truth, random.integers(6, size=150))
    pairs = [
        (truth, truth), (truth, (truth + 2) % 6), (truth, noisy), (truth, random.integers(9, size=150)),
        (truth, np.zeros(150, dtype=int)), (np.zeros(150, dtype=int), noisy),
        (truth, np.arange(150)), (np.arange(20), np.arange(20)),
        (np.zeros(4, dtype=int), np.zeros(4, dtype=int)), ([0, 0, 1, 1], [0, 1, 0, 1]), ([5], [9]),
    ]
    write("external-scores", [{
        "truth": np.asarray(first).tolist(),
        "found": np.asarray(second).tolist(),
        "adjustedMutualInformation": metrics.adjusted_mutual_info_score(first, second),
        "adjustedRand": metrics.adjusted_rand_score(first, second),
        "vMeasure": metrics.v_measure_score(first, second),
        "homogeneity": metrics.homogeneity_score(first, second),
        "completeness": metrics.completeness_score(first, second),
    } for first, second in pairs])


# MARK: ranking

def ranking():
    """Rankings judged by TREC's evaluation program; nDCG also by scikit-learn."""
    random = np.random.default_rng(8)
    cases = []
    for count, graded, depth in [(300, 40, 300), (300, 3, 150), (30, 12, 7), (12, 12, 12), (40, 1, 39)]:
        order = random.permutation(count)[:depth]
        judged = random.choice(count, size=graded, replace=False)
        grades = {int(row): int(random.integers(0, 6)) for row in judged}
        grades[int(judged[0])] = 3
        measures = {"ndcg_cut_10", "map", "recall_10", "recall_100", "P_10"}
        evaluator = pytrec_eval.RelevanceEvaluator(
            {"q": {str(row): grade for row, grade in grades.items()}}, measures)
        scores = evaluator.evaluate(
            {"q": {str(row): float(depth - place) for place, row in enumerate(order)}})["q"]
        if depth == count:
            gains = np.array([[max(0, grades.get(row, 0)) for row in range(count)]])
            ranks = np.empty((1, count))
            ranks[0, order] = -np.arange(count)
            assert abs(metrics.ndcg_score(gains, ranks, k=10) - scores["ndcg_cut_10"]) < 1e-12
        cases.append({
            "ranking": order.tolist(), "rows": list(grades), "grades": list(grades.values()),
            "ndcg10": scores["ndcg_cut_10"], "map": scores["map"], "recall10": scores["recall_10"],
            "recall100": scores["recall_100"], "p10": scores["P_10"]})
    write("ranking", cases)


def bm25():
    """Scores from the formula, document by document."""
    random = np.random.default_rng(9)
    words = invented_words(random, 30)
    texts = [" ".join(random.choice(words, size=random.integers(2, 40))) for _ in range(25)]
    queries = [" ".join(random.choice(words, size=random.integers(1, 6))) for _ in range(6)]
    counts = [{word: text.split().count(word) for word in set(text.split())} for text in texts]
    lengths = [sum(count.values()) for count in counts]
    mean = sum(lengths) / len(lengths)
    k1, b = 1.2, 0.75

    def idf(word):
        frequency = sum(word in count for count in counts)
        return math.log(1 + (len(texts) - frequency + 0.5) / (frequency + 0.5))

    scores = [[sum(
        idf(word) * count.get(word, 0) * (k1 + 1)
        / (count.get(word, 0) + k1 * (1 - b + b * length / mean))
        for word in query.split()) for count, length in zip(counts, lengths)] for query in queries]
    most = [sum(
        idf(word) * (k1 + 1) for word in query.split() if any(word in count for count in counts))
        for query in queries]
    write("bm25", {"texts": texts, "queries": queries, "scores": listed(scores), "most": listed(most)})


# MARK: backgrounds

def term_embeddings():
    random = np.random.default_rng(10)
    dense = random.random((60, 24)) < np.linspace(0.05, 0.6, 24)
    dense[:, 3] |= dense[:, 5]
    frequency = dense.sum(axis=0)
    kept = np.flatnonzero(frequency >= 4)
    present = dense[:, kept].astype(np.float64)
    shared = present.T @ present
    with np.errstate(divide="ignore"):
        information = np.log(shared * len(dense) / np.outer(frequency[kept], frequency[kept]))
    information = np.maximum(information - math.log(2), 0)
    np.fill_diagonal(information, 0)
    left, _, _ = np.linalg.svd(information)
    write("term-embeddings", {
        "papers": [np.flatnonzero(row).tolist() for row in dense], "kept": kept.tolist(),
        "information": listed(information), "projector": listed(left[:, :5] @ left[:, :5].T)})


def category_gradient(views, shares, rows, log_weights, categories, biases, contrast):
    """The loss of learning with categories and its derivatives, from dense matrices."""
    weights = np.exp(log_weights)
    sums = (views * weights) @ rows
    lengths = np.linalg.norm(sums, axis=1, keepdims=True)
    units = np.divide(sums, lengths, out=np.zeros_like(sums), where=lengths > 0)
    sizes = np.linalg.norm(categories, axis=1, keepdims=True)
    centers = categories / sizes
    targets = np.vstack([shares, shares])
    known = targets.sum(axis=1, keepdims=True)
    scores = units @ centers.T / 0.1 + biases
    partition = np.log(np.exp(scores).sum(axis=1, keepdims=True))
    loss = -(targets * (scores - partition)).sum() / len(views)
    errors = (known * np.exp(scores - partition) - targets) / len(views)
    by_units = errors @ centers / 0.1
    by_centers = errors.T @ units / 0.1

    count = len(views) // 2
    first, second = units[:count], units[count:]
    odds = np.exp(first @ second.T / 0.1)
    own = np.diag(first @ second.T) / 0.1
    loss += contrast * (np.log(odds.sum(axis=0)) + np.log(odds.sum(axis=1)) - 2 * own).sum() / (
        2 * count)
    errors_of_pairs = (odds / odds.sum(axis=0) + odds / odds.sum(axis=1, keepdims=True)
                       - 2 * np.eye(count)) / (2 * count * 0.1)
    by_units = by_units + contrast * np.vstack([errors_of_pairs @ second, errors_of_pairs.T @ first])

    along = (by_units * units).sum(axis=1, keepdims=True)
    by_sums = np.divide(by_units - along * units, lengths, out=np.zeros_like(sums), where=lengths > 0)
    by_rows = (views * weights).T @ by_sums
    along = (by_centers * centers).sum(axis=1, keepdims=True)
    return loss, {
        "rows": by_rows, "logWeights": (rows * by_rows).sum(axis=1),
        "categories": (by_centers - along * centers) / sizes, "biases": errors.sum(axis=0)}


def adam(parameters, gradients, rate):
    mean = np.zeros_like(parameters)
    square = np.zeros_like(parameters)
    for step, gradient in enumerate(gradients, 1):
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.98 * square + 0.02 * gradient**2
        parameters = parameters - rate * (mean / (1 - 0.9**step)) / (
            np.sqrt(square / (1 - 0.98**step)) + 1e-8)
    return parameters


def evened_out(terms, papers):
    """Terms' rows, with what papers vary in much shrunk and what they vary in little stretched."""
    covariance = np.cov(papers, rowvar=False, bias=True)
    values, vectors = np.linalg.eigh(covariance)
    return terms @ vectors @ np.diag((values / values.max())**-0.1) @ vectors.T


def category_learning():
    random = np.random.default_rng(14)
    paper_count, term_count, dimension, category_count = 9, 20, 6, 4
    views = random.integers(1, 4, size=(2 * paper_count, term_count)).astype(np.float64)
    views[random.random(views.shape) < 0.7] = 0
    views[3] = 0  # A view without a term.
    shares = random.random((paper_count, category_count))
    shares[random.random(shares.shape) < 0.5] = 0
    shares[5] = 0  # A paper without a category.
    shares /= np.maximum(shares.sum(axis=1, keepdims=True), 1e-300)
    parameters = {
        "rows": random.normal(size=(term_count, dimension)),
        "logWeights": random.normal(scale=0.5, size=term_count),
        "categories": random.normal(size=(category_count, dimension)),
        "biases": random.normal(scale=0.5, size=category_count)}
    parameters = {name: single(value) for name, value in parameters.items()}
    views, shares = single(views), single(shares)
    loss, gradient = category_gradient(
        views, shares, parameters["rows"], parameters["logWeights"], parameters["categories"],
        parameters["biases"], 0.25)
    start = single(random.normal(size=19))
    gradients = single(random.normal(size=(4, 19)))
    papers = unit_rows(random.normal(size=(40, dimension)) * np.linspace(0.3, 2, dimension) + 0.4)
    write("category-learning", {
        "views": listed(views), "shares": listed(shares), "contrast": 0.25,
        "parameters": {name: listed(value) for name, value in parameters.items()},
        "loss": round(float(loss), 9),
        "gradient": {name: listed(value) for name, value in gradient.items()},
        "adam": {"start": listed(start), "gradients": listed(gradients), "rate": 0.01,
                 "moved": listed(adam(start, gradients, 0.01))},
        "papers": listed(papers), "evened": listed(evened_out(parameters["rows"], papers))})


def principal_rows():
    random = np.random.default_rng(11)
    cases = []
    for shape in [(12, 30), (40, 9)]:
        rows = unit_rows(random.normal(size=shape) + 0.5)
        centered = rows - rows.mean(axis=0)
        centered /= np.linalg.norm(centered, axis=1, keepdims=True)
        left, values, _ = np.linalg.svd(centered, full_matrices=False)
        scores = left[:, :4] * values[:4]
        scores /= np.linalg.norm(scores, axis=1, keepdims=True)
        cases.append({"rows": listed(rows), "cosines": listed(scores @ scores.T)})
    write("principal-rows", cases)


def assignment():
    random = np.random.default_rng(13)
    cases = []
    for shape in [(1, 1), (5, 5), (4, 9), (9, 4), (30, 40)]:
        gains = np.round(random.normal(size=shape), 6)
        rows, columns = scipy.optimize.linear_sum_assignment(gains, maximize=True)
        cases.append({"gains": gains.tolist(), "total": float(gains[rows, columns].sum().round(9))})
    write("assignment", cases)


def log_odds():
    """Monroe, Colaresi, Quinn 2008, equations 15 to 22, with counts of papers."""
    random = np.random.default_rng(12)
    total, other_total = 41, 350
    count = np.append(random.integers(0, total + 1, 30), [0, 1, total])
    other = np.append(random.integers(0, other_total + 1, 30), [3, 0, other_total - 1])
    prior = 10 * (count + other) / (total + other_total)
    odds = np.log((count + prior) / (total + 10 - count - prior))
    other_odds = np.log((other + prior) / (other_total + 10 - other - prior))
    deviation = (odds - other_odds) / np.sqrt(1 / (count + prior) + 1 / (other + prior))
    write("log-odds", {
        "total": total, "otherTotal": other_total, "counts": count.tolist(),
        "otherCounts": other.tolist(), "deviations": listed(deviation)})


# MARK: logistic regression

def logistic_regression():
    """Rows of a sparse and a dense part, labels and costs, and the weights that scikit-learn finds."""
    random = np.random.default_rng(12)
    count, term_count, dimension = 90, 40, 6
    sparse = single(random.random((count, term_count)) * (random.random((count, term_count)) < 0.12))
    dense = single(random.normal(size=(count, dimension)) * 0.4)
    labels = sparse[:, 0] + dense[:, 0] + 0.5 * random.normal(size=count) > 0.3
    costs = np.round(random.random(count) * np.where(labels, 8, 2), 6)
    costs[5] = 0
    # A regularized bias is a column of ones.
    model = LogisticRegression(C=1, fit_intercept=False, tol=1e-10, max_iter=10_000)
    rows = np.hstack([sparse, dense, np.ones((count, 1))])
    weights = model.fit(rows, labels, sample_weight=costs).coef_[0]
    matrix = scipy.sparse.csr_matrix(sparse)
    write("logistic-regression", {
        "columnCount": term_count, "rowOffsets": matrix.indptr.tolist(),
        "columnIndices": matrix.indices.tolist(), "values": listed(matrix.data),
        "dense": listed(dense), "labels": labels.tolist(), "costs": costs.tolist(),
        "sparseWeights": listed(weights[:term_count], 6),
        "denseWeights": listed(weights[term_count:-1], 6), "bias": round(float(weights[-1]), 6)})


# MARK: maps

def student_pushes():
    """Heavy points on a plane, and what they do to others."""
    random = np.random.default_rng(21)
    targets = single(random.normal(size=(7, 2)) * 2)
    sources = single(random.normal(size=(29, 2)) * 2)
    masses = single(random.integers(1, 6, size=29))
    way = targets[:, None, :] - sources[None, :, :]
    near = 1 / (1 + (way ** 2).sum(axis=2))
    pushes = (masses[:, None] * near[:, :, None] ** 2 * way).sum(axis=1)
    write("student-pushes", {
        "targets": listed(targets), "sources": listed(sources), "masses": masses.tolist(),
        "nearness": listed(near @ masses), "x": listed(pushes[:, 0]), "y": listed(pushes[:, 1])})


def maps():
    """Rows and points for them, how far the points may be trusted, and the share of the ten nearest kept."""
    random = np.random.default_rng(22)
    rows = np.round(random.normal(size=(60, 5)), 6)
    points = np.round(rows[:, :2] + 0.5 * random.normal(size=(60, 2)), 6)
    near, on_map = [
        NearestNeighbors(n_neighbors=10).fit(values).kneighbors(return_distance=False)
        for values in (rows, points)]
    kept = [len(set(left) & set(right)) / 10 for left, right in zip(near, on_map)]
    write("maps", {
        "rows": rows.tolist(), "points": points.tolist(),
        "trustworthiness": round(float(trustworthiness(rows, points, n_neighbors=10)), 12),
        "overlap": round(float(np.mean(kept)), 12)})


# MARK: kernels

def kernels():
    random = np.random.default_rng(7)
    left = single(random.normal(size=(37, 19)))
    right = single(random.normal(size=(23, 19)))
    vector = single(random.normal(size=19))
    basis, _ = np.linalg.qr(left)
    square = random.normal(size=(9, 9))
    symmetric = np.round(square + square.T, 9)
    values, vectors = np.linalg.eigh(symmetric)
    vectors = vectors.T[::-1]
    peaks = vectors[np.arange(9), np.argmax(np.abs(vectors), axis=1)]
    write("kernels", {
        "left": listed(left),
        "right": listed(right),
        "vector": listed(vector),
        "timesTransposed": listed(left @ right.T),
        "timesVector": listed(left @ vector),
        "gram": listed(left.T @ left),
        "rowNorms": listed(np.linalg.norm(left, axis=1)),
        "projector": listed(basis @ basis.T),
        "symmetric": symmetric.tolist(),
        "eigenvalues": listed(values[::-1]),
        "eigenvectors": listed(vectors * np.sign(peaks)[:, None]),
    })


if __name__ == "__main__":
    print(f"numpy {np.__version__}, scipy {scipy.__version__}, scikit-learn {sklearn.__version__}")
    for make in [tokens, tfidf, random_projection, refined_projection, neighbors, kmeans,
                 silhouette, external_scores, ranking, bm25, term_embeddings,
                 category_learning, principal_rows, assignment, log_odds, logistic_regression,
                 student_pushes, maps, kernels]:
        make()
