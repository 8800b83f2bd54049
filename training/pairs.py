"""Pairs of a claim and the passage it is held against: read from labelled sets, and made from real sentences by controlled edits.

    python -m training.pairs long --data ../shared --out long.jsonl
    python -m training.pairs short --data ../shared --out short.jsonl
    python -m training.pairs newsroom --data ../shared --out newsroom.jsonl

Each pair is in a fold: an encoder is fitted on all folds but one, to be heard on that one, and the one that ships on all of them.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from spacy.tokens import Doc, Span

from factcheck.checker import Checker
from factcheck.judging.case import prepare
from factcheck.language.pipeline import parse, parse_many
from factcheck.reading.read import read_claims
from factcheck.schema import Source, Strictness
from factcheck.sources.read import read_source
from training.edits import Pool, added, changed, doubted, restated, shorter
from training.wording import Forms

CLAIMS, ARTICLES = (Path(__file__).with_name("newsroom") / name for name in ("claims.jsonl", "articles"))
"""Labelled claims on articles that were written for teaching, and those articles: in the form of newsclaims."""
PASSAGE_WORDS = 110
LONG_TEXT = 120
"""Words from which on a text is taken for an article, of which the aligner picks the passage."""
MOST_WORDS = 1500
"""Words of an article that are read."""
FOLDS = 3
EVERY, APART = -1, FOLDS
"""The fold of pairs that every encoder learns from, and of those that none does."""
SHARED_GRAMS = 5
"""Runs of eight words that two articles may share by chance."""
LONG = ("wice", "summedits_news", "summedits_other")
SHORT = ("feversym", "fm2", "vitaminc_small", "fever")
DEALT = ("wice", "summedits_news", "feversym", "fm2")
"""The outside sets that are dealt into folds, since the trees learn from them too."""


@dataclass(frozen=True)
class Pair:
    """A claim with its passage. `label` may be "not_supported" where a set tells no more; `made` is the kind of edit, if any."""

    claim: str
    passage: str
    label: str
    source: str
    group: str
    fold: int = EVERY
    made: str = ""


def fold_of(name: str) -> int:
    """The fold, from 0, of an article or of a group of claims and evidence."""
    return zlib.crc32(name.encode()) % FOLDS


def _rows(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def tidy(text: str) -> str:
    """Without the marks of tokenised Wikipedia text."""
    for old, new in (("-LRB-", "("), ("-RRB-", ")"), ("-LSB-", "["), ("-RSB-", "]"), ("``", '"'), ("''", '"')):
        text = text.replace(old, new)
    return re.sub(r"\s+([,.;:?!')])", r"\1", re.sub(r"\s+", " ", text)).replace("( ", "(").strip()


def plain(text: str) -> str:
    """Letters and figures only, to tell whether two texts are the same."""
    return " ".join(re.findall(r"\w+", text.lower()))


def passages_of(checker: Checker, claims: list[str]) -> Iterator[str]:
    """What the tool would give a judge of two texts for each claim."""
    for reading in read_claims(claims, checker.context):
        yield prepare(reading, checker.indices[0], Strictness.REPORTED).passage


def newsclaims(name: str, claims: Path, articles: Path) -> Iterator[Pair]:
    """The claims of a newsclaims file, each in the fold of its article."""
    by_article: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in _rows(claims):
        by_article[row["article"]].append(row)
    for article, rows in by_article.items():
        checker = Checker([read_source(str(articles / f"{article}.md"))])
        for row, passage in zip(rows, passages_of(checker, [row["claim"] for row in rows]), strict=True):
            yield Pair(row["claim"], passage, row["label"], name, article, fold_of(article), row.get("facet", ""))


def outside(path: Path, articles: Mapping[str, str]) -> Iterator[Pair]:
    """The pairs of an outside set, in their folds; `articles` are the texts, by name, that it may share."""
    name = path.stem.removesuffix("-dev")
    rows = _rows(path)
    named = groups(rows)
    folds = folds_of(name, rows, articles)
    by_text: dict[str, list[int]] = defaultdict(list)
    for n, row in enumerate(rows):
        by_text[row["evidence"]].append(n)
    for evidence, members in by_text.items():
        claims = [tidy(rows[n]["claim"]) for n in members]
        if len(evidence.split()) > LONG_TEXT:
            text = " ".join(evidence.split(" ")[:MOST_WORDS]) if name == "wice" else evidence
            passages = list(passages_of(Checker([Source(name, text)]), claims))
        else:
            passages = [tidy(evidence)] * len(claims)
        for n, claim, passage in zip(members, claims, passages, strict=True):
            yield Pair(claim, passage, rows[n]["label"], name, f"{name}:{named[n]}", folds[n])


def folds_of(name: str, rows: list[dict[str, str]], articles: Mapping[str, str]) -> list[int]:
    """For each row of an outside set its fold: that of its group, or of the article that its text shares much with."""
    if name not in DEALT:
        return [EVERY] * len(rows)
    grams = {article: set(_grams(text)) for article, text in articles.items()}
    alike = {
        text: article
        for text in {row["evidence"] for row in rows}
        for article, known in grams.items()
        if len(known.intersection(_grams(text))) > SHARED_GRAMS
    }
    return [fold_of(alike.get(row["evidence"], group)) for row, group in zip(rows, groups(rows), strict=True)]


def _grams(text: str, size: int = 8) -> Iterator[tuple[str, ...]]:
    words = plain(text).split()
    return (tuple(words[n : n + size]) for n in range(len(words) - size + 1))


def groups(rows: list[dict[str, str]]) -> list[str]:
    """For each row the name of its group: rows that share a claim or an evidence text are in one."""
    above: dict[str, str] = {}

    def top(key: str) -> str:
        while above.setdefault(key, key) != key:
            key = above[key]
        return key

    for row in rows:
        a, b = sorted((top("c " + plain(row["claim"])), top("e " + plain(row["evidence"])[:200])))
        above[b] = a
    return [top("e " + plain(row["evidence"])[:200])[:60] for row in rows]


# --- made by edits -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Text:
    """A real text that pairs are made of."""

    source: str
    words: str
    fold: int = EVERY


def articles(data: Path) -> Iterator[Text]:
    """The articles of the claims and of the contrast sets."""
    for folder in ("newsclaims/articles", "newsclaims/train/articles"):
        for path in sorted((data / folder).glob("*.md")):
            yield Text(path.stem, read_source(str(path)).text, fold_of(path.stem))


def texts(data: Path, labelled: list[Pair], rng: random.Random) -> Iterator[Text]:
    """Other real texts: news of the Gun Violence Database, evidence of FEVER and Fool Me Twice, treebanks."""
    for row in _rows(data / "external/gvdb-dev.jsonl"):
        yield Text("gvdb", " ".join(row["text"].split()[:220]))
    evidence = {p.passage: p for p in labelled if p.source in ("fever", "fm2")}
    chosen = sorted(evidence)
    rng.shuffle(chosen)
    yield from (Text(evidence[text].source, text, evidence[text].fold) for text in chosen[:2500])
    for path in sorted((data / "corpora/treebank").glob("*-train.conllu.gz")):
        yield from (Text(path.stem[:6], text) for text in _treebank(path, rng))


def _treebank(path: Path, rng: random.Random) -> Iterator[str]:
    from training.treebank import read_sentences

    documents: dict[str, list[str]] = defaultdict(list)
    for sentence in read_sentences(path):
        documents[sentence.document].append("".join(t.form + " " * t.space for t in sentence.tokens))
    for name in sorted(documents):
        if any(
            kind in name
            for kind in ("news", "bio", "voyage", "interview", "speech", "academic", "textbook", "newsgroup", "weblog")
        ):
            start = rng.randrange(max(1, len(documents[name]) - 12))
            yield " ".join(documents[name][start : start + 12])


class Maker:
    """Makes pairs by controlled edits; all chance comes from one seeded generator."""

    def __init__(self, forms: Forms, pool: Pool, rng: random.Random) -> None:
        self.forms, self.pool, self.rng = forms, pool, rng
        self.counts: Counter[tuple[str, str]] = Counter()

    def from_text(self, text: Text, doc: Doc, most: int) -> Iterator[Pair]:
        """Pairs from the sentences of a text."""
        sentences = [s.text.strip() for s in doc.sents]
        good = [n for n, s in enumerate(sentences) if 6 <= len(s.split()) <= 60 and s[-1] in ".!\"”'"]
        self.rng.shuffle(good)
        for n in good[:most]:
            sentence = parse(sentences[n])
            tellings = list(dict.fromkeys(shorter(sentence, self.rng)))
            if len(sentence) <= 28 and (not tellings or self.rng.random() < 0.3):
                tellings.append(sentences[n])
            self.rng.shuffle(tellings)
            for telling in tellings[:2]:
                for claim, passage, label, made in self.around(telling, sentences, n, doc):
                    yield Pair(claim, passage, label, f"made:{text.source}", text.source, text.fold, made)

    def around(self, text: str, sentences: list[str], n: int, doc: Doc) -> Iterator[tuple[str, str, str, str]]:
        """A telling of sentence n, the same reworded, changed, and with more in it, each with its passage."""
        passage, parsed = self.passage(sentences, n), parse(text)
        same, kind = self.reworded(text, parsed)
        yield same, passage, "supported", kind
        changes = self.spread("x", changed(parsed, self.rng, self.forms, self.pool, doc.ents), passage)
        for kind, new in changes[:2]:
            if self.rng.random() < 0.25 and text in sentences[n]:  # the passage is changed, the claim stays
                yield same, passage.replace(text, new), "contradicted", f"{kind}<"
            elif self.rng.random() < 0.3:
                again, more = self.reworded(new, parse(new))
                yield again, passage, "contradicted", f"{kind}+{more}"
            else:
                yield new, passage, "contradicted", kind
        roll = self.rng.random()
        if roll < 0.5:
            for kind, new in self.spread("?", added(parsed, self.rng, self.pool), passage)[:1]:
                yield new, passage, "unverifiable", kind
        elif roll < 0.65:
            without = self.passage(sentences[:n] + [""] + sentences[n + 1 :], n)
            if len(without.split()) > 12:
                yield same, without, "unverifiable", "elsewhere"
        elif roll < 0.85:
            for new in list(doubted(parsed, self.rng, self.forms))[:1]:
                if self.rng.random() < 0.7:
                    yield same, passage.replace(sentences[n], new), "unverifiable", "doubted<"
                else:
                    yield new, passage, "unverifiable", "doubted"
        elif text != sentences[n]:
            yield sentences[n], passage.replace(sentences[n], text), "unverifiable", "longer"

    def reworded(self, text: str, parsed: Doc) -> tuple[str, str]:
        if self.rng.random() < 0.35:
            return text, "shorter"
        ways = self.spread("=", restated(parsed, self.rng, self.forms), "")
        if not ways:
            return text, "shorter"
        kind, new = ways[0]
        if self.rng.random() < 0.5:
            again = [(k, t) for k, t in restated(parse(new), self.rng, self.forms) if k != kind and "bound" not in (k, kind)]
            if again:
                more, new = self.rng.choice(again)
                kind = f"{kind}+{more}"
        return new, kind

    def spread(self, side: str, found: Iterable[tuple[str, str]], passage: str) -> list[tuple[str, str]]:
        """One of each kind that is not told by the passage, the kinds seen least first."""
        by_kind: dict[str, list[str]] = defaultdict(list)
        for kind, text in found:
            if plain(text) not in plain(passage):
                by_kind[kind].append(text)
        kinds = sorted(by_kind, key=lambda k: self.counts[side, k] + self.rng.random() * 200)
        for kind in kinds[:1]:
            self.counts[side, kind] += 1
        return [(kind, self.rng.choice(by_kind[kind])) for kind in kinds]

    def passage(self, sentences: list[str], n: int) -> str:
        """Sentence n and, by chance, some around it."""
        chosen = {n}
        words = len(sentences[n].split())
        near = [n - 1, n + 1, self.rng.randrange(len(sentences)), n + 2]
        for m in near[: self.rng.choice([0, 1, 2, 2, 3, 4])]:
            if 0 <= m < len(sentences) and m not in chosen and words + len(sentences[m].split()) <= PASSAGE_WORDS:
                chosen.add(m)
                words += len(sentences[m].split())
        return " ".join(" ".join(sentences[m].split()) for m in sorted(chosen) if sentences[m])

    def from_claim(self, pair: Pair, claim: Doc, names: list[Span]) -> Iterator[Pair]:
        """A claim that people wrote and its passage supports, changed and with more in it."""
        made: list[tuple[str, str, str]] = []
        made += [
            (t, "contradicted", k)
            for k, t in self.spread("x", changed(claim, self.rng, self.forms, self.pool, names), pair.passage)[:1]
        ]
        roll = self.rng.random()
        if roll < 0.5:
            made += [(t, "unverifiable", k) for k, t in self.spread("?", added(claim, self.rng, self.pool), pair.passage)[:1]]
        elif roll < 0.75:
            made += [(t, "supported", k) for k, t in self.spread("=", restated(claim, self.rng, self.forms), "")[:1]]
        for text, label, kind in made:
            yield Pair(text, pair.passage, label, f"edited:{pair.source}", pair.group, pair.fold, kind)


def read_long(data: Path) -> list[Pair]:
    """The sets of claims on whole articles, whose passages the aligner picks."""
    news = data / "newsclaims"
    found = list(newsclaims("newsclaims-dev", news / "claims-dev.jsonl", news / "articles"))
    found += newsclaims("contrast", news / "train/claims.jsonl", news / "train/articles")
    known = {path.stem: path.read_text(encoding="utf-8") for path in sorted((news / "articles").glob("*.md"))}
    for name in LONG:
        found += outside(data / f"external/{name}-dev.jsonl", known)
    return found


def read_short(data: Path) -> list[Pair]:
    """The sets of claims on a sentence or a few; from those of rte123, which states no licence, nothing is learned."""
    found = [pair for name in SHORT for pair in outside(data / f"external/{name}-dev.jsonl", {})]
    return found + [replace(pair, fold=APART) for pair in outside(data / "external/rte123-dev.jsonl", {})]


def read_newsroom() -> list[Pair]:
    """The claims on articles that were written for it (training/newsroom)."""
    return list(newsclaims("newsroom", CLAIMS, ARTICLES))


def make(data: Path, labelled: list[Pair], chosen: list[Text], rng: random.Random) -> Iterator[Pair]:
    """Pairs by controlled edits of the sentences of texts, and of claims that their passages support."""
    pool = Pool()
    docs = list(zip(chosen, parse_many(" ".join(text.words.split()) for text in chosen), strict=True))
    for _, doc in docs:
        pool.add(doc)
    maker = Maker(Forms(data / "corpora/treebank"), pool, rng)
    for n, (text, doc) in enumerate(docs):
        if n % 200 == 0:
            print(f"text {n} of {len(docs)}", flush=True)
        yield from maker.from_text(text, doc, 3 if text.source in ("fever", "fm2", "gvdb") else 12)
    kept = [pair for pair in labelled if pair.label == "supported" and pair.fold != APART]
    for pair, claim in zip(kept, parse_many(pair.claim for pair in kept), strict=True):
        for _ in range(3 if pair.source in ("newsclaims-dev", "contrast") else 1):
            yield from maker.from_claim(pair, claim, [])
    print(dict(maker.counts))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "sets", choices=("long", "short", "newsroom"), help="which labelled sets; the treebanks and news go with short"
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=11, help="other edits of the same texts")
    arguments = parser.parse_args()
    data, rng = arguments.data, random.Random(arguments.seed)
    if arguments.sets == "newsroom":
        pairs = read_newsroom()
    else:
        labelled = read_long(data) if arguments.sets == "long" else read_short(data)
        print(len(labelled), "labelled pairs", flush=True)
        chosen = list(articles(data) if arguments.sets == "long" else texts(data, labelled, rng))
        pairs = [*labelled, *make(data, labelled, chosen, rng)]
    with arguments.out.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(asdict(pair), ensure_ascii=False) + "\n" for pair in pairs)
    print(Counter((p.source.split(":")[0], p.label, p.fold) for p in pairs))


if __name__ == "__main__":
    main()
