"""Numbers that name what stands before them: "Resolution 1701", "Boeing 737", "Room 12", "phase two", "F-16".

They count nothing. Their unit is what they are a number of, "room number", so that only numbers of one sort are compared.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.facets.quantity.counted import Counted
from factcheck.facets.quantity.ranges import Amount
from factcheck.interval import Interval
from factcheck.schema import Mention, Quantity, Span
from factcheck.words.numbers import number_words

if TYPE_CHECKING:
    from spacy.tokens import Doc

NUMBER = " number"
HYPHENED = re.compile(r"(?<![\w-])(?P<name>[A-Z][A-Za-z]{0,5})-(?P<figure>\d{1,5})(?![\w-]|[.,]\d)")
"""A sort and its number written as one word: "F-16", "IC-814"."""
PLACES = frozenset({"GPE", "LOC"})
PHONE = re.compile(
    r"""(?<![\d-])(?P<area>(?:\+?\d{1,3}[\ .-])?\(?\d{2,4}\)?[\ .-])?(?P<local>\d{3})[.-](?P<last>\d{4})(?![\d-]|[.,]\d)""",
    re.VERBOSE,
)
CALLED = re.compile(r"\b(?:phone|telephone|call|calling|hotline|helpline|tel|dial|fax)\W+(?:\w+\W+){0,3}$", re.IGNORECASE)
"""What shows that seven digits are a telephone number: "the hotline is 555-1234"."""
YEARS = range(1900, 2101)


def is_label(value: Quantity) -> bool:
    """Whether the number names something and counts nothing."""
    return value.unit is not None and value.unit.endswith(NUMBER)


def label(doc: Doc, text: str, number: int, amount: Amount, what: Counted) -> Mention[Quantity] | None:
    """The amount at the token `number` as the number of what stands before it; None where it is none.

    `what` it would count else.
    """
    if amount.bound != "exact" or amount.figure is None or number == 0 or amount.numeral_end - amount.numeral > 1:
        return None
    before, counts = doc[number - 1], what.token is not None and not what.inner
    plural = counts and what.token is not None and doc[what.token].tag_ in ("NNS", "NNPS")
    if plural or not (before.lower_ in number_words().labelled or _is_make(doc, number, counts)):
        return None
    if number > 1 and before.text.isupper() and doc[number - 2].lower_ in number_words().labelled:  # "flight NA 512"
        before = doc[number - 2]
    return _mention(text, before.lower_, amount.figure, Span(before.idx, doc[number].idx + len(doc[number])), before.i)


def _is_make(doc: Doc, number: int, counts: bool) -> bool:
    """Whether a number belongs to the name before it: "Boeing 737", "a Boeing 737 airliner", not "Rask 11 soldiers"."""
    before, written = doc[number - 1], doc[number].text
    if before.pos_ != "PROPN" or before.lower_ in number_words().unlabelled or not before.text[0].isupper():
        return False
    if not written.isdigit() or int(written) in YEARS or int(written) < 2:
        return False
    if before.ent_type_ in PLACES or before.tag_ == "NNPS" or _full_name(doc, number - 1):
        return False
    behind = doc[number].head.i == before.i and doc[number].dep_ in ("nummod", "flat", "compound", "appos")
    return counts or behind or (before.head.i == number and before.dep_ == "compound")


def _full_name(doc: Doc, last: int) -> bool:
    """ "Joe Smith 45": behind a whole name stands an age."""
    return doc[last].ent_type_ == "PERSON" and last > 0 and doc[last - 1].ent_type_ == "PERSON"


def hyphened(doc: Doc, text: str) -> Iterator[Mention[Quantity]]:
    """The names of `text` that end in a hyphen and a number."""
    starts = [token.idx for token in doc]
    for match in HYPHENED.finditer(text):
        name, figure = match["name"].lower(), int(match["figure"])
        if name not in number_words().unlabelled and figure not in YEARS and starts:
            token = max(0, bisect_right(starts, match.start()) - 1)
            yield _mention(text, name, figure, Span(match.start(), match.end()), token)


def phones(doc: Doc, text: str) -> Iterator[Mention[Quantity]]:
    """The telephone numbers of `text`, by their last seven digits: the rest is often left out."""
    starts = [token.idx for token in doc]
    for match in PHONE.finditer(text):
        if not match["area"] and not CALLED.search(text[max(0, match.start() - 60) : match.start()]) or not starts:
            continue
        token = max(0, bisect_right(starts, match.start()) - 1)
        yield _mention(text, "phone", float(match["local"] + match["last"]), Span(match.start(), match.end()), token)


def _mention(text: str, name: str, figure: float, span: Span, token: int) -> Mention[Quantity]:
    value = Quantity(Interval.at(float(figure)), float(figure), unit=name + NUMBER)
    return Mention("quantity", span, text[span.start : span.end], value, token=token)
