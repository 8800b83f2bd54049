"""Counts told without a numeral ("no officers", "an officer was killed"), and counts in a list, which share their kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.facets.quantity.counted import Counted, counted
from factcheck.facets.quantity.tolls import kind
from factcheck.interval import Interval
from factcheck.schema import Mention, Quantity, Span
from factcheck.words.groups import group_relation, is_somebody
from factcheck.words.numbers import number_words
from factcheck.words.places import country_of_demonym

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

AGE = frozenset({"-", "year", "month", "old"})
AGED = re.compile(r"\w+[- ](?:year|month)s?[- ]old", re.IGNORECASE)
WITH_AGE = re.compile(r"\ban? [\w -]*old$")
"""What stands between a count and somebody who is told with an age."""
TOLLS = ("dead", "wounded", "missing", "captured", "arrested")
"""Kinds of counts for which somebody is one at the least."""


def without_numeral(doc: Doc, text: str) -> Iterator[Mention[Quantity]]:
    """ "No officers were killed", "nobody was hurt" (zero), and "an officer was killed" (one at the least)."""
    words = number_words()
    for token in doc:
        low = token.lower_
        end = token.i + 1
        if low in words.nobody or (low == "no" and end < len(doc) and doc[end].lower_ == "one"):
            end += low == "no"
            if low == "none" and end < len(doc) and doc[end].lower_ == "of":
                what = counted(doc, end)
                last = what.token if what.token is not None and not what.inner else token.i
            else:
                what, last = Counted(None, None, (), end), end - 1
            found = kind(doc, token.i, what.token, max(what.end, last + 1), None, ())
            if found is None:
                continue
            yield _zero(doc, text, token.i, last, Counted(what.token, what.of or "people", what.modifiers, last + 1), found)
        elif low in words.no or low in ("a", "an"):
            what = counted(doc, behind := _behind_age(doc, end))
            if what.token is None or what.of is None or what.part:
                continue
            people = is_somebody(what.of)
            counts = people or what.of.rpartition(" ")[2] in words.none_of
            found = kind(doc, token.i, what.token, what.end, what.of, what.modifiers) if counts else None
            if low in words.no and found:
                yield _zero(doc, text, token.i, what.token, what, found)
            elif low in ("a", "an") and people and found in TOLLS:
                stop = doc[what.token].idx + len(doc[what.token].text)
                part = _with_others(doc[what.token])
                value = Quantity(Interval(1.0, None), 1.0, "at-least", None, what.of, what.modifiers, found, part)
                yield told(text, token.idx if behind == end else doc[what.token].idx, stop, value, what.token)


def _behind_age(doc: Doc, here: int) -> int:
    """Where the noun phrase goes on behind an age: "a 71-year-old farmer"."""
    end = here
    while end < len(doc) and (doc[end].pos_ == "NUM" or doc[end].lower_ in AGE or AGED.fullmatch(doc[end].text)):
        end += 1
    return end if end > here and AGED.search(doc[here:end].text) else here


def _with_others(token: Token) -> bool:
    """ "a father and his son were killed": not one, though each is one."""
    others = (child for child in token.children if child.dep_ == "conj")
    return any(is_somebody(other.lemma_.lower()) or country_of_demonym(other.lower_) for other in others)


def _zero(doc: Doc, text: str, first: int, last: int, what: Counted, found: str | None) -> Mention[Quantity]:
    stop = doc[last].idx + len(doc[last].text)
    value = Quantity(Interval.at(0.0), 0.0, "exact", None, what.of, what.modifiers, found)
    return told(text, doc[first].idx, stop, value, what.token if what.token is not None else first)


def shared_kinds(doc: Doc, text: str, mentions: list[Mention[Quantity]]) -> list[Mention[Quantity]]:
    """ "11 soldiers and 3 civilians were killed": both are dead, and each is a part of the whole."""
    counts = [n for n, mention in enumerate(mentions) if mention.value.unit != "year-old"]
    neighbours = [*pairwise(counts)]
    for n, m in (*reversed(neighbours), *neighbours):
        mentions[n], mentions[m] = _listed(doc, text, mentions[n], mentions[m])
    return [replace(m, value=replace(m.value, part=True)) if _has_company(doc, m) else m for m in mentions]


def _has_company(doc: Doc, mention: Mention[Quantity]) -> bool:
    """ "Two workers and their foreman were hurt": the two are not all, whether the others are counted or not."""
    toll = mention.value.kind in TOLLS and mention.value.unit is None and mention.value.of is not None
    return toll and mention.token is not None and _with_others(doc[mention.token])


def _listed(
    doc: Doc, text: str, first: Mention[Quantity], second: Mention[Quantity]
) -> tuple[Mention[Quantity], Mention[Quantity]]:
    between = WITH_AGE.sub("", text[first.span.end : second.span.start].strip().lower()).strip(", ")
    a, b = first.value, second.value
    if a.unit or b.unit or a.of is None or b.of is None or between not in ("", "and", "as well as", "plus", "along with"):
        return first, second
    toll = a.kind or b.kind
    whole = between == "" and group_relation(a.of, b.of) == "narrower"  # "four people, three men and a woman"
    if (a.kind and b.kind and a.kind != b.kind) or not (is_somebody(a.of) and is_somebody(b.of)):
        return first, second
    if a.kind and b.kind and not _share_a_word(doc, first.token, second.token):
        return first, second
    return replace(first, value=replace(a, kind=toll, part=a.part or not whole)), replace(
        second, value=replace(b, kind=toll, part=True)
    )


def _share_a_word(doc: Doc, first: int | None, second: int | None) -> bool:
    """Whether both nouns hang on one word, or the second on the first."""
    if first is None or second is None:
        return False
    return doc[second].dep_ == "conj" or doc[first].head.i in (doc[second].head.i, second)


def told(text: str, start: int, end: int, quantity: Quantity, token: int) -> Mention[Quantity]:
    """The mention of a quantity told in text[start:end], its head at `token`."""
    return Mention("quantity", Span(start, end), text[start:end], quantity, token=token)
