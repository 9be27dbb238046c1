# SPDX-License-Identifier: Apache-2.0
"""Kindred beside FAISS and scikit-learn, on the same files, in one run: run.py PAPERS [DIGEST].

Results are compared before times are: neighbors must have the same similarities, inertia and
captured variance are shown. Sides take turns, each job in a process of its own. Prints Markdown.
"""

import itertools
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import numpy as np

from quality import inertia

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent
KINDRED = ROOT / ".build/release/kindred"
PAPERS = sys.argv[1]
DIGEST = sys.argv[2] if len(sys.argv) > 2 else None
THREADS = (1, 2)
ROUNDS = 2


def run(command):
    result = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if result.returncode != 0:
        sys.exit(f"{command}: {result.stderr}")
    return result.stdout


def kindred(job, threads, *arguments, runs=3):
    return json.loads(run([
        KINDRED, "bench", job, "--threads", threads, "--runs", runs, "--format", "json",
        *arguments]))


def peer(job, threads, *arguments):
    return json.loads(run([sys.executable, HERE / "peer.py", job, threads, *arguments]))


def row(job, threads, name, ours, theirs, quality=""):
    """A line of the table, from the measurements of all rounds."""
    our = statistics.median(one["seconds"] for one in ours)
    their = statistics.median(one["seconds"] for one in theirs)
    spread = max(
        max(one["seconds"] for one in side) / min(one["seconds"] for one in side)
        for side in (ours, theirs))
    print(
        f"| {job} | {threads} | {name} | {their:.4g} s | {our:.4g} s | "
        f"{spread:.2f} | **{their / our:.2f}x** | {quality} |", flush=True)


def same_neighbors(rows, queries, ours, theirs):
    """The share of neighbors with the same identity, and the largest difference in similarity."""
    def scores(found):
        return np.einsum("ijk,ik->ij", rows[found], queries, optimize=True)
    ours, theirs = ours.astype(int), theirs.astype(int)
    same = np.mean([len(set(a) & set(b)) / len(a) for a, b in zip(ours, theirs)])
    worst = np.abs(np.sort(scores(ours)) - np.sort(scores(theirs))).max()
    assert worst < 1e-5, f"neighbors differ by {worst}"
    return f"{100 * same:.2f} % same ids, similarities within {worst:.0e}"


def without_self(found):
    return np.array([[n for n in line if n != row][:10] for row, line in enumerate(found)])


def neighbors(folder, dimension, threads):
    path = folder / f"rows{dimension}.npy"
    rows = np.load(path)
    spaced = rows[np.arange(1000) * len(rows) // 1000]
    middle = rows[[(len(spaced) // 2) * len(rows) // 1000]]
    for job, queries in [("graph", rows), ("queries", spaced), ("query", middle)]:
        ours, theirs = [], []
        for _ in range(ROUNDS):
            theirs.append(peer(job, threads, path, folder / "theirs.npy"))
            ours.append(kindred(
                job, threads, "--embeddings", path, "--out", folder / "ours.npy",
                runs=1 if job == "graph" else 15))
        found = np.load(folder / "theirs.npy")
        if job == "graph":
            found = without_self(found)
        quality = same_neighbors(rows, queries, np.load(folder / "ours.npy"), found)
        row(f"{job}, d = {dimension}", threads, "FAISS IndexFlatIP", ours, theirs, quality)
        if job == "queries":
            theirs = [
                peer("queries-usearch", threads, path, folder / "theirs.npy")
                for _ in range(ROUNDS)]
            quality = same_neighbors(
                rows, queries, np.load(folder / "ours.npy"), np.load(folder / "theirs.npy"))
            row(f"{job}, d = {dimension}", threads, "usearch, exact", ours, theirs, quality)


def clusters(folder, dimension, threads, count):
    path = folder / f"rows{dimension}.npy"
    rows = np.load(path)
    start = folder / f"start{count}.npy"
    np.save(start, rows[np.arange(count) * len(rows) // count])
    ours, faiss, sklearn, pruning, pruned = [], [], [], [], []
    for _ in range(ROUNDS):
        faiss.append(peer("kmeans-faiss", threads, path, start))
        pruning.append(peer("kmeans-superkmeans", threads, path, count))
        pruned.append(peer("kmeans-superfaiss", threads, path, count))
        ours.append(kindred(
            "kmeans", threads, "--embeddings", path, "--start", start, "--out",
            folder / "ours.npy"))
        sklearn.append(peer("kmeans-sklearn", threads, path, start))
    labels = np.load(folder / "ours.npy").ravel().astype(int)
    own = inertia(rows, labels, count)
    for name, theirs in [
        ("FAISS Kmeans", faiss), ("scikit-learn KMeans", sklearn),
        ("superkmeans, its own start", pruning), ("FAISS SuperKmeans, its own start", pruned),
    ]:
        row(
            f"k-means, k = {count}, d = {dimension}", threads, name, ours, theirs,
            f"inertia {own / theirs[0]['inertia']:.5f} of theirs")


def stages(threads):
    text = ["--plain", "--in", PAPERS]
    theirs = [peer("text", threads, PAPERS)]
    ours = [kindred("text", threads, *text)]
    row(
        "papers to TF-IDF", threads, "TfidfVectorizer", ours, theirs,
        f"{ours[0]['made']['nonzeros']:.0f} values, theirs {theirs[0]['nonzeros']}")
    theirs = [peer("projection", threads, PAPERS, 128)]
    ours = [kindred("projection", threads, "--dimension", 128, *text)]
    row(
        "refined projection, d = 128", threads, "TruncatedSVD", ours, theirs,
        f"captured {ours[0]['made']['captured'] / theirs[0]['captured']:.4f} of theirs")


def cold(command):
    """Wall time and peak memory of a process."""
    start = time.perf_counter()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{command} failed")
    return {"seconds": time.perf_counter() - start, "memory": usage.ru_maxrss / 1024}


def week():
    paper = json.loads(run([KINDRED, "neighbors", "-k", 1, "--in", DIGEST]).splitlines()[0])["id"]
    for job, arguments in [("related", ["related", paper]), ("cluster", ["cluster"])]:
        ours, theirs = [], []
        for _ in range(7):
            theirs.append(cold([sys.executable, HERE / "week.py", job, DIGEST]))
            ours.append(cold([KINDRED, *arguments, "--in", DIGEST]))
        memory = [statistics.median(one["memory"] for one in side) for side in (ours, theirs)]
        row(
            f"cold `{job}` on a week", "-", "a scikit-learn script", ours, theirs,
            f"{memory[0]:.0f} MB, theirs {memory[1]:.0f} MB")


def growth(folder):
    """Time and peak memory of whole commands over the number of papers.

    First of all, since the memory of a process counts that of the one it was forked from.
    """
    with open(PAPERS, encoding="utf-8") as papers:
        total = sum(1 for _ in papers)
    sizes = [size for size in (10_000, 20_000, 58_042) if size <= total]
    print("| command | " + " | ".join(f"n = {size:,}" for size in sizes) + " | exponent |")
    print("|---|" + "---:|" * (len(sizes) + 1))
    for name, arguments in [
        ("inspect", ["inspect"]), ("embed", ["embed", "--out", folder / "grow.npy"]),
        ("neighbors -k 10", ["neighbors"]), ("cluster -k 100", ["cluster", "-k", 100]),
    ]:
        figures = []
        for size in sizes:
            part = folder / "part.jsonl"
            with open(PAPERS, encoding="utf-8") as papers, open(part, "w", encoding="utf-8") as out:
                out.writelines(itertools.islice(papers, size))
            figures.append(cold([KINDRED, *arguments, "--in", part, "--quiet"]))
        exponent = (
            np.log(figures[-1]["seconds"] / figures[0]["seconds"]) / np.log(sizes[-1] / sizes[0]))
        print(f"| {name} | " + " | ".join(
            f"{one['seconds']:.2f} s, {one['memory']:.0f} MB" for one in figures)
            + f" | {exponent:.2f} |", flush=True)


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    machine = json.loads(run([KINDRED, "bench", "gemv", "gemm", "--runs", 1, "--format", "json"]))
    print("```\n" + json.dumps(machine["machine"], indent=1) + "\n```\n")
    growth(folder)
    print("\n| job | threads | peer | peer | Kindred | spread | ratio | same result |")
    print("|---|---:|---|---:|---:|---:|---:|---|")
    for dimension in (256, 128):
        run([
            KINDRED, "embed", "--in", PAPERS, "--dimension", dimension, "--out",
            folder / f"rows{dimension}.npy", "--quiet"])
    if DIGEST:
        week()
    for threads in THREADS:
        stages(threads)
        for dimension in (256, 128):
            neighbors(folder, dimension, threads)
        for count in (100, 1000):
            clusters(folder, 256, threads, count)
