# SPDX-License-Identifier: Apache-2.0
"""Kindred papers: neighbors, groups and vectors of titles and abstracts.

Each function runs the program `kindred` once and gives what it answers. Papers are `papers`, a path, several paths, or
dictionaries with at least `title`, or `library`, a file that `kindred index` made. The same input gives the same answer.
"""

from __future__ import annotations

import json
import os
import pathlib
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Optional, Union

import numpy

from ._program import KindredError, run, version

__all__ = [
    "Cluster", "Clusters", "KindredError", "Member", "Neighbor", "Paper", "Reason", "cluster", "embed", "neighbors",
    "related", "search", "version",
]

Path = Union[str, "os.PathLike[str]"]
Papers = Union[Path, Sequence[Path], Iterable[Mapping[str, Any]]]


@dataclass(frozen=True)
class Paper:
    """A paper that was asked about."""

    id: str
    title: str


@dataclass(frozen=True)
class Reason:
    """A term and what it adds to a similarity."""

    term: str
    share: float


@dataclass(frozen=True)
class Neighbor:
    """A paper that was found; the shares of its reasons add up to its similarity."""

    rank: int
    id: str
    title: str
    date: Optional[str]
    url: Optional[str]
    similarity: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Member:
    """A paper in its group; `second` is the number, from 1, of the group that it fits second best."""

    id: str
    title: str
    fit: float
    silhouette: float
    second: Optional[int]
    loose: bool


@dataclass(frozen=True)
class Cluster:
    """A group of papers, the best fit first."""

    label: str
    description: str
    terms: tuple[tuple[str, float], ...]
    papers: tuple[Member, ...]
    representatives: tuple[str, ...]
    cohesion: float
    stability: Optional[float]


@dataclass(frozen=True)
class Clusters:
    """Groups, the largest first, and the papers that belong to none, or were left out as copies of others."""

    clusters: tuple[Cluster, ...]
    reason: str
    outliers: tuple[str, ...]
    duplicates: Mapping[str, str]

    @property
    def labels(self) -> dict[str, int]:
        """The place of each paper's group, from 0; -1 for papers that belong to none; a copy is where its paper is."""
        places = {paper.id: place for place, group in enumerate(self.clusters) for paper in group.papers}
        places.update(dict.fromkeys(self.outliers, -1))
        places.update({copy: places[kept] for copy, kept in self.duplicates.items()})
        return places


def related(
    *ids: str, papers: Optional[Papers] = None, library: Optional[Path] = None, count: int = 10,
    avoiding: Sequence[str] = (), options: Sequence[str] = (),
) -> list[Neighbor]:
    """The papers most like some, named by identifiers or titles, away from those to avoid, most similar first."""
    arguments = ["related", *ids, "--format", "json", "-k", str(count), *options]
    for name in avoiding:
        arguments += ["--not", name]
    return _neighbors(json.loads(_ask(arguments, papers, library))["neighbors"])


def search(
    text: str, papers: Optional[Papers] = None, library: Optional[Path] = None, count: int = 10,
    options: Sequence[str] = (),
) -> list[Neighbor]:
    """The papers most about a text, most similar first."""
    arguments = ["search", "--format", "json", "-k", str(count), *options, "--", text]
    return _neighbors(json.loads(_ask(arguments, papers, library))["neighbors"])


def neighbors(
    papers: Optional[Papers] = None, library: Optional[Path] = None, count: int = 10, options: Sequence[str] = ()
) -> dict[str, list[tuple[str, float]]]:
    """The nearest papers of every paper with their similarities, most similar first."""
    lines = _ask(["neighbors", "-k", str(count), *options], papers, library).splitlines()
    found = map(json.loads, lines)
    return {paper["id"]: [(near["id"], near["similarity"]) for near in paper["neighbors"]] for paper in found}


def cluster(
    papers: Optional[Papers] = None, library: Optional[Path] = None, count: Optional[int] = None,
    options: Sequence[str] = (),
) -> Clusters:
    """Groups of papers with names; their number is chosen where no count is given."""
    arguments = ["cluster", "--format", "json", *([] if count is None else ["-k", str(count)]), *options]
    found = json.loads(_ask(arguments, papers, library))
    groups = tuple(
        Cluster(
            label=group["label"], description=group["description"],
            terms=tuple((term["term"], term["weight"]) for term in group["terms"]),
            papers=tuple(Member(**member) for member in group["papers"]),
            representatives=tuple(group["representatives"]), cohesion=group["cohesion"], stability=group["stability"])
        for group in found["clusters"])
    return Clusters(clusters=groups, reason=found["choice"]["reason"], outliers=tuple(found["outliers"]),
        duplicates={paper["id"]: paper["of"] for paper in found["duplicates"]})


def embed(
    papers: Optional[Papers] = None, library: Optional[Path] = None, options: Sequence[str] = ()
) -> tuple[list[str], numpy.ndarray]:
    """The identifiers of the papers, ascending, and a unit row of float32 for each."""
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder, "rows.npy")
        _ask(["embed", "--out", str(file), *options], papers, library)
        ids = file.with_suffix(".ids.txt").read_text(encoding="utf-8").splitlines()
        return ids, numpy.load(file)


def _neighbors(found: list[dict[str, Any]]) -> list[Neighbor]:
    return [
        Neighbor(**{**paper, "reasons": tuple(Reason(**reason) for reason in paper["reasons"])}) for paper in found
    ]


def _ask(arguments: list[str], papers: Optional[Papers], library: Optional[Path]) -> str:
    """What the program answers about papers from one place."""
    if (papers is None) == (library is None):
        raise TypeError("name papers or a library, and not both")
    command, rest = arguments[0], arguments[1:]
    if library is not None:
        return run([command, "--library", os.fspath(library), *rest])
    if isinstance(papers, (str, os.PathLike)):
        papers = [papers]
    items = list(papers or [])
    if all(isinstance(item, (str, os.PathLike)) for item in items) and items:
        places = [part for item in items for part in ("--in", os.fspath(item))]
        return run([command, *places, *rest])
    lines = "\n".join(json.dumps(dict(item)) for item in items)
    return run([command, "--in", "-", *rest], lines)
