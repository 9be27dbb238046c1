# SPDX-License-Identifier: Apache-2.0
import json
import subprocess
import sys

import kindred
import numpy
import pytest

SUBJECTS = [
    ("Coral reefs", "corals bleach reefs divers colonies polyps algae lagoons currents transects larvae spawning"),
    ("Compilers", "registers allocate spills loops inlining compilers passes bytecode operands branches graphs scheduling"),
]


def paper(number):
    """A paper of one of two subjects, with words of its own choice."""
    subject, words = SUBJECTS[number % 2]
    turned = words.split()[number // 2 :] + words.split()[: number // 2]
    abstract = f"We study {' and '.join(turned[:7])}. What {turned[3]} do to {turned[5]} is measured {number} times."
    return {"id": f"p{number}", "title": f"{subject} {turned[0]}", "abstract": abstract, "date": f"2031-06-{number + 1:02}"}


PAPERS = [paper(number) for number in range(12)]


def test_related_papers_are_of_the_same_subject_and_their_reasons_add_up():
    found = kindred.related("p0", papers=PAPERS, count=3)
    assert [paper.rank for paper in found] == [1, 2, 3]
    assert {int(paper.id[1:]) % 2 for paper in found} == {0}
    for paper in found:
        assert sum(reason.share for reason in paper.reasons) == pytest.approx(paper.similarity, abs=1e-4)
    away = kindred.related("p0", papers=PAPERS, count=11, avoiding=["p2"])
    assert "p2" not in {paper.id for paper in away}


def test_a_text_is_searched_for_as_it_stands():
    assert kindred.search("reefs --html", papers=PAPERS, count=1)[0].title.startswith("Coral")


def test_every_paper_has_neighbors():
    graph = kindred.neighbors(papers=PAPERS, count=2)
    assert sorted(graph) == sorted(paper["id"] for paper in PAPERS)
    assert all(len(near) == 2 and near[0][1] >= near[1][1] for near in graph.values())


def test_groups_hold_every_paper_once():
    copy = {**PAPERS[0], "id": "copy"}
    groups = kindred.cluster(papers=[*PAPERS, copy], count=2)
    assert set(groups.duplicates) | set(groups.duplicates.values()) == {"copy", "p0"}
    assert groups.labels["copy"] == groups.labels["p0"]
    assert sorted(groups.labels) == sorted(["copy", *(paper["id"] for paper in PAPERS)])
    subjects = [{paper.title.split()[0] for paper in group.papers} for group in groups.clusters]
    assert sorted(map(len, subjects)) == [1, 1]


def test_rows_are_unit_rows_of_the_papers():
    ids, rows = kindred.embed(papers=PAPERS)
    assert ids == sorted(paper["id"] for paper in PAPERS)
    assert rows.dtype == numpy.float32 and rows.shape[0] == len(PAPERS)
    assert numpy.allclose(numpy.linalg.norm(rows, axis=1), 1, atol=1e-5)


def test_files_and_libraries_answer_alike(tmp_path):
    file, library = tmp_path / "week.jsonl", tmp_path / "week.kindred"
    file.write_text("\n".join(map(json.dumps, PAPERS)))
    subprocess.run([sys.executable, "-m", "kindred", "index", file, "-o", library, "--quiet"], check=True)
    assert kindred.related("p0", papers=file) == kindred.related("p0", library=library)
    assert kindred.related("p0", papers=[file]) == kindred.related("p0", papers=PAPERS)


def test_what_has_no_answer_says_why():
    with pytest.raises(kindred.KindredError, match="p99") as error:
        kindred.related("p99", papers=PAPERS)
    assert error.value.code == 1
    with pytest.raises(TypeError):
        kindred.cluster()
    with pytest.raises(kindred.KindredError):
        kindred.cluster(papers="no such file")


def test_the_program_is_there():
    text = subprocess.run(["kindred", "--version"], capture_output=True, check=True).stdout.decode()
    assert text.strip() == kindred.version()
