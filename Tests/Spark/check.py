# SPDX-License-Identifier: Apache-2.0
"""Runs the jobs of `kindred spark` on a master and two workers, and compares what comes out with one machine.

check.py KINDRED [PAPERS]: the papers' text is invented. An executor is killed in the middle of the graph.
"""

import contextlib
import json
import os
import pathlib
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time

import pyspark

KINDRED = pathlib.Path(sys.argv[1]).resolve()
PAPER_COUNT = int(sys.argv[2]) if len(sys.argv) > 2 else 20_000
CLUSTER_COUNT, PASS_COUNT, NEIGHBOR_COUNT, BLOCK_COUNT = 50, 2, 10, 4
SPARK = pathlib.Path(pyspark.__file__).parent
# Nothing runs for so long that more than the first compiler pays.
ENVIRONMENT = dict(
    os.environ, SPARK_HOME=str(SPARK), SPARK_LOCAL_IP="127.0.0.1",
    JAVA_TOOL_OPTIONS="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
# Words that the background knows, beside those that it cannot know.
KNOWN = """network galaxy quantum graph protein market language image neural optimal random magnetic stellar
robot speech translation inference sampling convex manifold plasma neutrino lattice genome vaccine climate
traffic privacy hardware compiler database""".split()


def write_papers(path):
    """Papers on sixty subjects, with words that are the rarer the more of them there are."""
    draw = random.Random(7)
    syllables = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
    words = ["".join(draw.choices(syllables, k=draw.randint(2, 4))) for _ in range(30_000)]
    weights = [1 / (rank + 3) for rank in range(400)]
    subjects = [draw.sample(words, 370) + draw.sample(KNOWN, 6) + draw.sample(words[:300], 24) for _ in range(60)]
    common_weights = [1 / (rank + 20) for rank in range(len(words))]
    common = draw.choices(words, common_weights, k=100_000)
    with open(path, "w") as file:
        for number in range(PAPER_COUNT):
            subject = draw.choice(subjects)
            text = draw.choices(subject, weights, k=60) + [draw.choice(common) for _ in range(60)]
            draw.shuffle(text)
            paper = {
                "id": f"26{1 + number // 9999 % 12:02}.{1 + number % 9999:05}", "title": " ".join(text[:8]),
                "abstract": " ".join(text[8:]), "date": "2026-01-01"}
            print(json.dumps(paper), file=file)
            if number == PAPER_COUNT // 2:
                print('{"id": "2699.00001", "title": "cut o', file=file)


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@contextlib.contextmanager
def cluster(folder):
    """A master and two workers of one core each; gives the master's address."""
    port = free_port()
    address = f"spark://127.0.0.1:{port}"

    def start(name, *arguments):
        log = open(folder / f"{name}.log", "w")
        return subprocess.Popen(
            [SPARK / "bin/spark-class", *arguments], env=ENVIRONMENT, stdout=log, stderr=log)

    processes = [start(
        "master", "org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", str(port),
        "--webui-port", "0")]
    try:
        for attempt in range(300):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
                break
            time.sleep(0.1)
        for number in range(2):
            processes.append(start(
                f"worker{number}", "org.apache.spark.deploy.worker.Worker", "--host", "127.0.0.1",
                "--webui-port", "0", "--cores", "1", "--memory", "1g", "-d", str(folder / f"worker{number}"),
                address))
        yield address
    finally:
        for process in reversed(processes):
            process.terminate()
        for process in processes:
            process.wait()


def run(*arguments, **options):
    return subprocess.run(
        [str(argument) for argument in arguments], env=ENVIRONMENT, check=True, text=True, stdout=subprocess.PIPE,
        **options).stdout


def wrapper(folder):
    """A program in the place of kindred, the first filter of which that compares pairs waits to be killed."""
    path = folder / "kindred-that-waits"
    path.write_text(f"""#!/bin/sh
if [ "$2" = pairs ] && mkdir "{folder}/first" 2>/dev/null; then
  echo $$ >"{folder}/waiting.part" && mv "{folder}/waiting.part" "{folder}/waiting"
  while ! [ -e "{folder}/killed" ]; do sleep 0.1; done
fi
exec "{KINDRED}" "$@"
""")
    path.chmod(0o755)
    return path


def kill_executor(folder, job):
    """Kills the executor that runs the filter that waits."""
    waiting = folder / "waiting"
    while not waiting.exists():
        assert job.poll() is None, "the job ended before a filter waited"
        time.sleep(0.1)
    process = int(waiting.read_text())
    while b"CoarseGrainedExecutorBackend" not in pathlib.Path(f"/proc/{process}/cmdline").read_bytes():
        status = pathlib.Path(f"/proc/{process}/status").read_text()
        process = int(status.split("PPid:")[1].split()[0])
        assert process > 1, "no executor runs the filter"
    os.kill(process, signal.SIGKILL)
    (folder / "killed").touch()


def rows(text):
    return [line.split("\t") for line in text.splitlines()]


def part(name, *arguments, lines):
    """What a filter makes of rows, without Spark."""
    text = "".join("\t".join(["k1", *line]) + "\n" for line in lines)
    return [row[1:] for row in rows(run(KINDRED, "part", name, *arguments, input=text))]


def check_graph(found, expected):
    """One machine compares what it takes for near; all pairs can give nothing worse."""
    same = count = 0
    for identifier, neighbors in expected.items():
        ours = found[identifier]
        assert len(ours) == len(neighbors) == NEIGHBOR_COUNT, identifier
        for (other, similarity), (one, least) in zip(ours, neighbors):
            assert similarity > least - 2e-6, f"{identifier}: {other} {similarity}, not {one} {least}"
            count += 1
            same += other == one
    assert found.keys() == expected.keys() and same >= 0.999 * count, f"{same} of {count} neighbors are the same"
    return f"{same} of {count} neighbors are those of one machine"


def lists(edges):
    graph = {}
    for paper, neighbor, similarity in edges:
        graph.setdefault(paper, []).append((neighbor, float(similarity)))
    return graph


def check_clusters(vectors, found):
    """The same passes in one piece, without Spark; what they give beside k-means is in the package's tests."""
    vectors.sort(key=lambda row: row[0].encode())
    centroids = part("seeds", "-k", CLUSTER_COUNT, lines=found["sample"])
    for _ in range(PASS_COUNT):
        state = ",".join(row[3] for row in centroids)
        sums = part("sums", lines=[[state, *row] for row in vectors])
        former = [[row[0], "0", "", row[3]] for row in centroids]
        centroids = part("centroids", lines=sorted(sums + former, key=lambda row: int(row[0])))
    state = ",".join(row[3] for row in centroids)
    expected = part("assignments", lines=[[state, *row] for row in vectors])
    assert {row[0]: row[1] for row in expected} == dict(found["clusters"]), "clusters are not those of one machine"
    return f"{len(expected)} papers are in the clusters of one machine"


def base64(column):
    return f"translate(base64({column}), '\\r\\n', '')"


def main():
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as name, contextlib.ExitStack() as stack:
        folder = pathlib.Path(name)
        papers, out = folder / "papers.jsonl", folder / "out"
        write_papers(papers)
        master = stack.enter_context(cluster(folder))

        def job(kind, source, *arguments):
            run(
                KINDRED, "spark", kind, "--in", source, "--out", out, "--job", folder / kind, "--blocks", BLOCK_COUNT,
                "--master", master, "--program", wrapper(folder), *arguments, stderr=subprocess.DEVNULL)
            return (folder / kind / "job.sql").read_text()

        tables = {
            "graph": f"SELECT id, neighbor, similarity FROM parquet.`{out}/graph` ORDER BY id, rank",
            "clusters": f"SELECT id, cluster FROM parquet.`{out}/clusters`",
            "vectors": f"SELECT id, {base64('vector')} FROM parquet.`{out}/vectors`",
            # As in the job.
            "sample": f"SELECT * FROM (SELECT id, {base64('vector')} FROM parquet.`{out}/vectors` "
                      "ORDER BY xxhash64(id, 0L), id LIMIT 8192) ORDER BY id"}
        # One shell runs all three: starting one takes longer than a job.
        (folder / "vectors/job.sql").write_text(
            job("vectors", papers) + job("graph", out / "vectors", "-k", NEIGHBOR_COUNT)
            + job("clusters", out / "vectors", "-k", CLUSTER_COUNT, "--passes", PASS_COUNT)
            + "".join(f"SELECT '== {key}';\n{query};\n" for key, query in tables.items()))
        with open(folder / "said", "w") as said, open(folder / "log", "w") as log:
            shell = subprocess.Popen(
                ["sh", folder / "vectors/run.sh"], env=ENVIRONMENT, stdout=said, stderr=log)
        edges = run(
            KINDRED, "neighbors", "--in", papers, "-k", NEIGHBOR_COUNT, "--format", "edges", "--quiet")
        kill_executor(folder, shell)
        if shell.wait() != 0:
            sys.exit((folder / "log").read_text()[-20_000:])
        found = {}
        for block in (folder / "said").read_text().split("== ")[1:]:
            key, _, lines = block.partition("\n")
            found[key] = rows(lines)
        issues = [json.loads(line) for path in out.glob("issues/*.json") for line in path.open()]
        assert len(issues) == 1 and "papers.jsonl" in issues[0]["place"], issues
        print(check_graph(lists(found["graph"]), lists(rows(edges))))
        print(check_clusters(found["vectors"], found))
        check_rows(folder / "report")
    print(f"kindred spark: {PAPER_COUNT} papers, an executor killed, {time.monotonic() - began:.0f} s")


def check_rows(report):
    """A row that is none is told, and one of another version ends the work."""
    lines = "k1\ta\tb\nk1\ta\t0.5\x1fc\n"
    broken = subprocess.run(
        [KINDRED, "part", "nearest", "--report", report], input=lines, text=True, capture_output=True)
    assert broken.returncode == 0 and broken.stdout == "k1\ta\t1\tc\t0.5\n", broken
    assert "1 of 2 rows" in report.read_text() and "1 of 2 rows" in broken.stderr, broken
    silent = subprocess.run([KINDRED, "part", "nearest"], input=lines, text=True, capture_output=True)
    assert silent.returncode == 2, silent
    other = subprocess.run([KINDRED, "part", "nearest"], input="k9\ta\tb\n", text=True, capture_output=True)
    assert other.returncode == 2 and 'version "k9"' in other.stderr, other


main()
