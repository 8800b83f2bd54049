"""Finds every date and time of a text and reads it into days."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import partial
from typing import TYPE_CHECKING

from factcheck.facets.time.calendar import Days
from factcheck.facets.time.forms import Form
from factcheck.facets.time.phrases import phrases
from factcheck.facets.time.resolve import Known, resolve
from factcheck.facets.time.tense import tense
from factcheck.facets.time.words import lex
from factcheck.schema import Context, Mention, Span, TimeInterval

if TYPE_CHECKING:
    from spacy.tokens import Doc

NAMES = frozenset({"April", "June", "August", "Christmas", "Easter"})
"""Months and days that are also names of people: left out where the parse takes them for one."""
MOST_ODD = 100
"""Dates of an odd shape that are read in one text: dateparser takes half a millisecond for each."""
CLOSE = 60
"""Characters within which "after" between two dates shows that they are of one year."""
NEAR = 400
"""Characters within which an earlier full date gives its year to a later one, where the article's own day is known too, and
within which "the next day" is counted from the last date told."""


def find(doc: Doc, text: str, context: Context) -> list[Mention[TimeInterval]]:
    """Every date and time of `text` as mentions in order, none overlapping another.

    `doc` is the parse of `text`. The span is the expression without its preposition, unless that leaves it open on one side
    ("since May") or it is a stretch ("from May to June"); `token` is the head of the phrase. What can't be resolved has `days`
    None; what is no day at all (30 February) and what is vague (recently) is left out.
    """
    lexemes = lex(text)
    found = phrases(text, lexemes)
    odd = [form for form in found if form.kind == "odd"]
    if len(odd) > MOST_ODD:
        found = [form for form in found if form.kind != "odd" or form.first <= odd[MOST_ODD - 1].first]
    if not found:
        return []
    starts = [token.idx for token in doc]
    mentions: list[Mention[TimeInterval]] = []
    anchor: tuple[int, Days] | None = None
    last: tuple[int, TimeInterval] | None = None
    for form in found:
        start, end = lexemes[form.first].start, lexemes[form.last - 1].end
        token = _head(doc, starts, start, end)
        if token is not None and text[start:end] in NAMES and doc[token].ent_type_ == "PERSON":
            continue
        near = anchor if anchor and _reaches(text, anchor[0], start, context) else None
        told = last[1] if last and start - last[0] <= NEAR else None
        known = Known(context.today, near[1] if near else None, told, partial(tense, doc, token))
        value = resolve(form, known)
        if value is None:
            continue
        mentions.append(Mention("time", Span(start, end), text[start:end], value, token=token))
        last = start, value
        if value.days is not None and not value.since and _anchors(text, start, form, value, near is not None):
            anchor = (start, value.days)
    return mentions


def _reaches(text: str, anchor: int, start: int, context: Context) -> bool:
    """Whether a date told at `anchor` still gives its year at `start`: without the article's day, to the text's end."""
    between = text[anchor:start]
    ordered = start - anchor <= CLOSE and any(f" {word} " in between for word in ("after", "before", "following"))
    return context.today is None or ordered or (start - anchor <= NEAR and "\n" not in between and _opens(text, anchor))


def _anchors(text: str, start: int, form: Form, value: TimeInterval, carried: bool) -> bool:
    """Whether later dates take their year from this one: a full month or day, or a year that opens its sentence."""
    if form.kind not in ("date", "range") or value.days is None or value.days.low is None:
        return False
    told_year = form.year is not None or (form.inner is not None and form.inner.year is not None)
    if not told_year:
        return carried and value.grain in ("day", "month")
    return value.grain in ("day", "month") or _opens(text, start)


def _opens(text: str, start: int) -> bool:
    """Whether the date at `start` opens its sentence: "In 2012, ...", "On 3 May 2014 ..."."""
    before = text[max(0, start - 12) : start].rstrip()
    return before == "" or before[-1] in ".!?\n" or before.split()[-1] in ("In", "On", "During", "By", "Since")


def _head(doc: Doc, starts: list[int], start: int, end: int) -> int | None:
    """Index of the token within [start, end) whose head lies outside of it; None where the text has no token there."""
    first = max(0, bisect_right(starts, start) - 1)
    last = bisect_left(starts, end)
    inside = range(first, last)
    for index in inside:
        token = doc[index]
        if (token.head.i not in inside or token.head.i == index) and not token.is_punct and not token.is_space:
            return index
    return inside[-1] if inside else None
