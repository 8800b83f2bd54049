"""Labelled claims, each prepared against its source: what the learned judge is fitted on and measured by."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from factcheck.checker import Checker
from factcheck.judging.case import Case, prepare
from factcheck.judging.entailment.protocol import PairJudge
from factcheck.judging.judge import heard
from factcheck.reading.read import read_claims
from factcheck.schema import Strictness, Verdict
from factcheck.sources.read import read_source, source_of
from training.pairs import ARTICLES, CLAIMS, fold_of, folds_of, groups

WORD = re.compile(r"\w+")
NOT_SUPPORTED = "not_supported"
"""The label of a set that tells only whether a claim is supported."""
CONTRAST = 0.2
"""Weight of a claim of the contrast sets, whose wording is nearer to the source than that of claims people make."""
ASTRAY, AWAY = 0.15, 7
"""Weight of a claim held against an article that it is not about, and how many articles away that one is."""
ALONE = 0.2
"""Weight of a claim held against nothing but the passage that tells it: sources are short, too, where a claim is left open."""
NEWSROOM = 0.1
"""Weight of a claim on the articles that were written for teaching, whose claims are harder than those that people make."""
OUTSIDE, SETS = 0.25, ("feversym", "fm2", "wice", "summedits_news")
"""Weight of a claim of the outside sets, and which of them teach."""


Row = dict[str, Any]
Seconds = Sequence[PairJudge]
"""A judge of two texts for each fold, which has not learned from the claims of its fold."""


class Unheard(Exception):
    """Raised by a judge of two texts for a pair that it has no answer to: the claim teaches nothing."""


@dataclass(frozen=True)
class Labelled:
    """A labelled claim with all that the judge sees of it. `group` is its article, or what else it must not be parted from."""

    id: str
    group: str
    labels: tuple[Verdict, ...]
    """The verdicts that are right: one, or the two that are not "supported"."""
    case: Case | None
    """None for a claim that holds nothing to check."""
    weight: float = 1.0


@dataclass(frozen=True)
class Lessons:
    """The claims that teach the judge, by where they are from."""

    dev: list[Labelled]
    newsroom: list[Labelled]
    contrast: list[Labelled]
    astray: list[Labelled]
    alone: list[Labelled]
    """Those of dev and of the contrast sets again, each held against its passage alone."""
    outside: dict[str, list[Labelled]]

    def each(self, change: Callable[[list[Labelled]], list[Labelled]]) -> Lessons:
        """The same with every list of claims changed."""
        outside = {name: change(rows) for name, rows in self.outside.items()}
        return Lessons(
            change(self.dev), change(self.newsroom), change(self.contrast), change(self.astray), change(self.alone), outside
        )

    @property
    def all(self) -> list[Labelled]:
        """Every claim of them."""
        outside = (row for rows in self.outside.values() for row in rows)
        return [*self.dev, *self.newsroom, *self.contrast, *self.astray, *self.alone, *outside]


def lessons(data: Path, seconds: Seconds | None) -> Lessons:
    """All that is under `data` (the folder with newsclaims/ and external/); each claim is heard by its fold's judge, if any."""
    news = data / "newsclaims"
    dev = news / "claims-dev.jsonl", news / "articles"
    contrast = news / "train/claims.jsonl", news / "train/articles"
    known = {path.stem: path.read_text(encoding="utf-8") for path in sorted((news / "articles").glob("*.md"))}
    return Lessons(
        dev=list(labelled(*dev, seconds)),
        newsroom=[replace(row, weight=NEWSROOM) for row in labelled(CLAIMS, ARTICLES, seconds)],
        contrast=[replace(row, weight=CONTRAST) for row in labelled(*contrast, seconds)],
        astray=list(labelled(*contrast, seconds, astray=True)),
        alone=[row for some in (dev, contrast) for row in alone(*some, seconds)],
        outside={name: list(outside(data / f"external/{name}-dev.jsonl", known, seconds)) for name in SETS},
    )


def labelled(claims: Path, articles: Path, seconds: Seconds | None, *, astray: bool = False) -> Iterator[Labelled]:
    """Every row of a claims file, prepared against its article; `astray`: every second against one it says nothing of."""
    rows = read_rows(claims)
    names = list(dict.fromkeys(row["article"] for row in rows))
    for n, name in enumerate(names):
        about = names[(n + AWAY) % len(names)] if astray else name
        checker = Checker([read_source(str(articles / f"{name}.md"))])
        chosen = [row for row in rows if row["article"] == about][:: 2 if astray else 1]
        second = seconds[fold_of(about)] if seconds else None
        for row, case in _cases(checker, chosen, second):
            label = Verdict.UNVERIFIABLE if astray else Verdict(row["label"])
            yield Labelled(row["id"], name, (label,), case, ASTRAY if astray else 1.0)


def alone(claims: Path, articles: Path, seconds: Seconds | None) -> Iterator[Labelled]:
    """The rows of a claims file, each against nothing but its passage; not those whose passage lacks what settles them."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in read_rows(claims):
        rows[row["article"]].append(row)
    for name, some in rows.items():
        article = read_source(str(articles / f"{name}.md"))
        second = seconds[fold_of(name)] if seconds else None
        for row, case in _cases(Checker([article]), some, None):
            label = Verdict(row["label"])
            if case is None or not case.passage or not (label is Verdict.UNVERIFIABLE or _settles(case.passage, row)):
                continue
            short = Checker([replace(article, text=case.passage)])
            for _, again in _cases(short, [row], second):
                yield Labelled(row["id"], name, (label,), again, ALONE)


def _settles(passage: str, row: Row) -> bool:
    """Whether the passage has all the words of a labelled quote."""
    return any(set(WORD.findall(quote.lower())) <= set(WORD.findall(passage.lower())) for quote in row["evidence"])


def outside(path: Path, known: Mapping[str, str], seconds: Seconds | None) -> Iterator[Labelled]:
    """The rows of an outside set, each prepared against its own text; `known` are the articles, by name, that it may share."""
    rows, name = read_rows(path), path.stem.removesuffix("-dev")
    by_text: dict[tuple[str, int], list[Row]] = defaultdict(list)
    named = {id(row): group for row, group in zip(rows, groups(rows), strict=True)}
    for row, fold in zip(rows, folds_of(name, rows, known), strict=True):
        by_text[row["evidence"], fold].append(row)
    for (text, fold), some in by_text.items():
        checker = Checker([source_of(text.encode(), ".txt", "evidence.txt")])
        for row, case in _cases(checker, some, seconds[fold] if seconds else None):
            two_way = row["label"] == NOT_SUPPORTED
            labels = (Verdict.CONTRADICTED, Verdict.UNVERIFIABLE) if two_way else (Verdict(row["label"]),)
            yield Labelled(str(row["id"]), f"{name}:{named[id(row)]}", labels, case, OUTSIDE)


def _cases(checker: Checker, rows: Sequence[Row], second: PairJudge | None) -> Iterator[tuple[Row, Case | None]]:
    for row, reading in zip(rows, read_claims([row["claim"] for row in rows], checker.context), strict=True):
        case = None if reading.uncheckable else prepare(reading, checker.indices[0], Strictness.REPORTED)
        try:
            yield row, heard(case, second) if case and second else case
        except Unheard:
            continue


def read_rows(path: Path) -> list[Row]:
    """The rows of a JSON lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
