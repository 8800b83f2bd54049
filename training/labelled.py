"""Labelled claims, each prepared against its source: what the learned judge is fitted on and measured by."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
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
from training.pairs import groups, held_out, kept_apart

NOT_SUPPORTED = "not_supported"
"""The label of a set that tells only whether a claim is supported."""
CONTRAST = 0.2
"""Weight of a claim of the contrast sets, whose wording is nearer to the source than that of claims people make."""
ASTRAY, AWAY = 0.15, 7
"""Weight of a claim held against an article that it is not about, and how many articles away that one is."""
OUTSIDE, SETS = 0.05, ("feversym", "fm2", "wice", "summedits_news")
"""Weight of a claim of the outside sets, and which of them teach."""


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
    """The claims that teach the judge, by where they are from; the cross-encoder has learned from none of them."""

    dev: list[Labelled]
    contrast: list[Labelled]
    astray: list[Labelled]
    outside: dict[str, list[Labelled]]


def lessons(data: Path, second: PairJudge | None) -> Lessons:
    """All that is under `data` (the folder with newsclaims/ and external/), heard by `second` where there is one.

    Of the contrast sets and the outside sets those that were kept apart when the cross-encoder was fitted: of the others it knows
    the answers.
    """
    news = data / "newsclaims"
    contrast = news / "train/claims.jsonl", news / "train/articles"
    return Lessons(
        dev=list(labelled(news / "claims-dev.jsonl", news / "articles", second=second)),
        contrast=[replace(row, weight=CONTRAST) for row in labelled(*contrast, second=second, apart=True)],
        astray=list(labelled(*contrast, astray=True, second=second, apart=True)),
        outside={name: list(outside(data / f"external/{name}-dev.jsonl", news / "articles", second)) for name in SETS},
    )


def labelled(
    claims: Path, articles: Path, *, astray: bool = False, second: PairJudge | None = None, apart: bool = False
) -> Iterator[Labelled]:
    """Every row of a claims file, prepared against its article; `astray`: every second against one it says nothing of.

    `second` is listened to; `apart`: only claims on the articles that were kept apart from it.
    """
    rows = read_rows(claims)
    names = list(dict.fromkeys(row["article"] for row in rows))
    for n, name in enumerate(names):
        about = names[(n + AWAY) % len(names)] if astray else name
        if apart and not held_out(about):
            continue
        checker = Checker([read_source(str(articles / f"{name}.md"))])
        chosen = [row for row in rows if row["article"] == about][:: 2 if astray else 1]
        cases = _cases(checker, [row["claim"] for row in chosen], second)
        for row, case in zip(chosen, cases, strict=True):
            label = Verdict.UNVERIFIABLE if astray else Verdict(row["label"])
            yield Labelled(row["id"], name, (label,), case, ASTRAY if astray else 1.0)


def outside(path: Path, articles: Path, second: PairJudge | None) -> Iterator[Labelled]:
    """The rows of an outside set that were kept apart from `second`, each prepared against its own text."""
    rows, name = read_rows(path), path.stem.removesuffix("-dev")
    held = kept_apart(name, rows, [article.read_text(encoding="utf-8") for article in sorted(articles.glob("*.md"))])
    by_text: dict[str, list[tuple[dict[str, Any], str]]] = defaultdict(list)
    for row, group, apart in zip(rows, groups(rows), held, strict=True):
        if apart:
            by_text[row["evidence"]].append((row, group))
    for text, some in by_text.items():
        checker = Checker([source_of(text.encode(), ".txt", "evidence.txt")])
        for (row, group), case in zip(some, _cases(checker, [row["claim"] for row, _ in some], second), strict=True):
            two_way = row["label"] == NOT_SUPPORTED
            labels = (Verdict.CONTRADICTED, Verdict.UNVERIFIABLE) if two_way else (Verdict(row["label"]),)
            yield Labelled(str(row["id"]), f"{name}:{group}", labels, case, OUTSIDE)


def _cases(checker: Checker, claims: list[str], second: PairJudge | None) -> Iterator[Case | None]:
    for reading in read_claims(claims, checker.context):
        case = None if reading.uncheckable else prepare(reading, checker.indices[0], Strictness.REPORTED)
        yield heard(case, second) if case and second else case


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSON lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
