# SPDX-License-Identifier: Apache-2.0
"""Orders to screen reviews in, beside scikit-learn's: screen.py PAPERS.jsonl[.gz] JUDGMENTS[.gz].

From 1, 3 and 10 relevant papers, 20 draws each, the papers judged for a review are ranked by the mean
of TF-IDF rows, by LinearSVC and by LogisticRegression (relevant papers against all others, balanced),
and by `kindred eval screen`, which draws by itself; mean over draws, then over reviews.
"""

import gzip
import json
import pathlib
import subprocess
import sys
import warnings

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

KINDRED = pathlib.Path(__file__).parents[2] / ".build/release/kindred"
SIZES = [1, 3, 10]
DRAWS = 20


def lines(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as file:
        return file.read().splitlines()


def scores(order, relevant):
    """Average precision, work saved at a recall of 95 %, recall at 10 %."""
    found = relevant[order]
    ranks = np.flatnonzero(found) + 1
    needed = ranks[int(np.ceil(0.95 * len(ranks))) - 1]
    tenth = int(np.ceil(0.1 * len(order)))
    return [np.mean(np.arange(1, len(ranks) + 1) / ranks), 0.95 - needed / len(order),
            np.mean(ranks <= tenth)]


def rankings(rows, known):
    labels = np.zeros(rows.shape[0])
    labels[known] = 1
    yield "centroid", np.asarray(rows @ np.asarray(rows[known].mean(axis=0)).ravel())
    for name, model in [("LinearSVC", LinearSVC(C=0.01, class_weight="balanced")),
                        ("LogisticRegression", LogisticRegression(class_weight="balanced"))]:
        yield name, model.fit(rows, labels).decision_function(rows)


def peers(papers, judgments):
    results = {}
    for review, grades in sorted(judgments.items()):
        ids = sorted(id for id in grades if id in papers)
        relevant = np.array([grades[id] > 0 for id in ids])
        rows = TfidfVectorizer().fit_transform(papers[id] for id in ids)
        for size in SIZES:
            if relevant.sum() <= size:
                continue
            for draw in range(DRAWS):
                known = np.random.default_rng([draw, size]).choice(
                    np.flatnonzero(relevant), size, replace=False)
                for name, score in rankings(rows, known):
                    order = np.argsort(-score, kind="stable")
                    order = order[~np.isin(order, known)]
                    results.setdefault((name, size), {}).setdefault(review, []).append(
                        scores(order, relevant))
    return {key: np.mean([np.mean(value, axis=0) for value in reviews.values()], axis=0)
            for key, reviews in results.items()}


def main():
    warnings.filterwarnings("ignore")
    paper_path, judgment_path = sys.argv[1:3]
    papers = {}
    for line in lines(paper_path):
        paper = json.loads(line)
        papers[paper["id"]] = f"{paper['title']} {paper.get('abstract') or ''}"
    judgments = {}
    for line in lines(judgment_path):
        review, *_, id, grade = line.split()
        judgments.setdefault(review, {})[id] = float(grade)
    found = json.loads(subprocess.run(
        [KINDRED, "eval", "screen", "--in", paper_path, "--qrels", judgment_path, "--quiet",
         "--draws", str(DRAWS), "--known", ",".join(map(str, SIZES)), "--format", "json"],
        check=True, capture_output=True).stdout)
    results = peers(papers, judgments)
    print("| relevant known | by | average precision | WSS@95 | recall at 10 % |")
    print("|---:|---|---:|---:|---:|")
    for size in SIZES:
        ours = [found[f"{name}_{size}"] for name in ["ap", "wss95", "recall10"]]
        rows = {name: values for (name, count), values in results.items() if count == size}
        best = max(values[0] for values in rows.values())
        for name, values in [*rows.items(), (f"kindred, {ours[0] / best:.2f} of the best", ours)]:
            print(f"| {size} | {name} | " + " | ".join(f"{value:.3f}" for value in values) + " |")


if __name__ == "__main__":
    main()
