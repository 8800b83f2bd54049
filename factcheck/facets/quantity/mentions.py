"""Finds every number of a text with what it counts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.facets.quantity.ages import age, magnitude
from factcheck.facets.quantity.amounts import amounts
from factcheck.facets.quantity.bounds import bound_after, interval
from factcheck.facets.quantity.counted import WHOLE, Counted, counted
from factcheck.facets.quantity.labels import hyphened, label, phones
from factcheck.facets.quantity.lexemes import Lexeme, at
from factcheck.facets.quantity.portions import portions
from factcheck.facets.quantity.ranges import Amount
from factcheck.facets.quantity.taken_up import take_up
from factcheck.facets.quantity.tallies import shared_kinds, told, without_numeral
from factcheck.facets.quantity.tolls import kind, state
from factcheck.interval import Interval
from factcheck.schema import Mention, Quantity, Span
from factcheck.words.groups import is_people
from factcheck.words.numbers import number_words

if TYPE_CHECKING:
    from spacy.tokens import Doc

STREETS = frozenset("street avenue road lane boulevard drive square st ave rd blvd highway".split())
PARTLY = frozenset("none most many half some few third quarter quarters thirds cent percent % several dozens scores".split())
HALVES_BEFORE = frozenset("first second latter other this that better third top bottom one's each".split())


def find(doc: Doc, text: str) -> list[Mention[Quantity]]:
    """Every number of `text` with what it counts, in order, none overlapping another; dates and times of day are left out.

    `doc` is the parse of `text`. The span covers bound, number, modifiers and noun ("at least 11 Iranian police officers");
    `token` is the counted noun, the unit, or the number itself.
    """
    written = doc.text if len(doc.text) == len(text) else text
    lexemes, found = amounts(written)
    starts = [token.idx for token in doc]
    mentions: list[Mention[Quantity]] = []
    floor = 0
    for amount in found:
        aged = age(text, lexemes, amount)
        if aged is None:
            continue
        amount = magnitude(lexemes, aged)
        if lexemes[amount.first].start < floor or not len(doc):
            continue
        mention = _mention(doc, text, lexemes, starts, amount)
        if mention is not None and mentions and _is_model(doc, text, mentions[-1], mention):
            mentions[-1] = _of_model(text, mentions[-1], mention)
            floor = mention.span.end
        elif mention is not None:
            mentions.append(mention)
            floor = mention.span.end
    named = [*hyphened(doc, text), *phones(doc, text)]
    counts = (m for m in mentions if not any(m.span.overlaps(name.span) for name in named))
    mentions = sorted((*counts, *named), key=lambda m: m.span.start)
    spans = [mention.span for mention in mentions]
    mentions += [m for m in without_numeral(doc, text) if not any(m.span.overlaps(span) for span in _near(spans, m.span))]
    in_order = sorted(mentions, key=lambda m: m.span.start)
    return portions(doc, text, take_up(text, shared_kinds(doc, text, in_order)))


def _is_model(doc: Doc, text: str, before: Mention[Quantity], mention: Mention[Quantity]) -> bool:
    """Whether the number is a part of a name that another number counts: the 2 of "14 Leopard 2 tanks"."""
    named = before.token is not None and doc[before.token].pos_ in ("NOUN", "PROPN") and doc[before.token].text.istitle()
    bare = before.value.unit is None and mention.value.unit is None and text[mention.span.start].isdigit()
    return named and bare and text[before.span.end : mention.span.start] == " "


def _of_model(text: str, before: Mention[Quantity], mention: Mention[Quantity]) -> Mention[Quantity]:
    """The first of two such numbers, with the noun of the second: 14 tanks."""
    span = Span(before.span.start, mention.span.end)
    names = (*before.value.modifiers, *(before.value.of or "").split())
    value = replace(before.value, of=mention.value.of, modifiers=(*names, *mention.value.modifiers), kind=mention.value.kind)
    return replace(before, span=span, text=text[span.start : span.end], value=value, token=mention.token)


def _near(spans: list[Span], span: Span) -> list[Span]:
    n = bisect_left(spans, span.start, key=lambda s: s.start)
    return spans[max(0, n - 1) : n + 2]


def _mention(doc: Doc, text: str, lexemes: list[Lexeme], starts: list[int], amount: Amount) -> Mention[Quantity] | None:
    start, end = lexemes[amount.first].start, lexemes[amount.last - 1].end
    first = max(0, bisect_right(starts, start) - 1)
    after = bisect_left(starts, end)
    number = max(first, bisect_right(starts, lexemes[amount.numeral].start) - 1)
    if amount.ordinal:
        return _ordinal(doc, text, lexemes, amount, number, after)
    if amount.unit == "score":
        return told(text, start, end, _quantity(amount), number)
    if amount.share and not _is_share(doc, lexemes, amount, number, after):
        return None
    if amount.unit is not None:
        return _measure(doc, text, lexemes, starts, amount, after, number)
    both = lexemes[amount.numeral].low == "both"
    what = counted(doc, after, vague=amount.bound == "vague" or amount.figure == 2, share=both)
    if named := label(doc, text, number, amount, what):
        return named
    if (both and (what.token is None or doc[what.token].tag_ != "NNS")) or (
        what.token is None and amount.bound == "exact" and _counts_nothing(doc, number)
    ):
        return None
    if what.of is not None and what.of.rpartition(" ")[2] in STREETS and amount.bound == "exact":
        return None
    if amount.plain_one and not _is_one(doc, number, after, what):
        return None
    what_end = what.end if what.token is not None else after
    late, late_end = (
        bound_after(lexemes, at(lexemes, doc[what_end - 1].idx + len(doc[what_end - 1].text)))
        if what.token is not None
        else ("", 0)
    )
    of = what.of
    if of is not None and state(of) and not is_people(of):  # "20 hurt", "107 dead"
        of = None
    found = None if _is_whole(doc, first) else kind(doc, first, what.token, what_end, what.of, what.modifiers)
    if first and doc[first - 1].lower_ in ("not", "without") and amount.figure == 1 and found:
        amount, start = replace(amount, figure=0.0, possible=Interval.at(0.0)), doc[first - 1].idx
    if late and amount.bound in ("exact", "about") and amount.figure is not None:
        possible, bound = interval(late, amount.figure, amount.figure)
        amount = replace(amount, possible=possible, bound=bound)
    if what.token is not None and not what.inner:
        end = max(end, doc[what.token].idx + len(doc[what.token].text))
        end = lexemes[late_end - 1].end if late else end
    elif what_end < len(doc) and found and doc[what_end].pos_ in ("ADJ", "VERB", "NOUN") and doc[what_end].lower_ in _STATES:
        end = doc[what_end].idx + len(doc[what_end].text)
    quantity = _quantity(amount, of=of, modifiers=what.modifiers, kind=found, part=amount.part or what.part)
    return told(text, start, end, quantity, what.token if what.token is not None and not what.pronoun else number)


_STATES = frozenset("dead injured wounded hurt missing killed displaced homeless arrested".split())


def _is_whole(doc: Doc, first: int) -> bool:
    """Whether a part of the number is what the sentence is about: "none of the 150", "200 of the 276"."""
    if first < 3 or doc[first - 1].lower_ not in WHOLE or doc[first - 2].lower_ != "of":
        return False
    before = doc[first - 3]
    return before.like_num or before.lower_ in PARTLY


def _counts_nothing(doc: Doc, number: int) -> bool:
    """Whether the words before a number show that it is neither a count nor the number of anything that can be compared."""
    if number == 0 or doc[number].pos_ not in ("NUM", "NOUN", "PROPN", "X"):
        return False
    before = doc[number - 1]
    if before.lower_ == "-" and number > 1:
        before = doc[number - 2]
    words = number_words()
    no = before.lower_ == "." and number > 1 and doc[number - 2].lower_ == "no"
    if no or before.lower_ in words.labelled | words.numbered:
        return True
    if before.lower_ == "the" and doc[number].text.isdigit() and kind(doc, number, None, number + 1, None, ()) is None:
        return True
    named = before.pos_ == "PROPN" and before.tag_ != "NNPS" and doc[number].head.i == before.i  # "and the Blues 64"
    return named and doc[number].text.isdigit() and doc[number].dep_ in ("nummod", "flat", "compound", "nmod:unmarked", "appos")


def _quantity(
    amount: Amount, *, of: str | None = None, modifiers: tuple[str, ...] = (), kind: str | None = None, part: bool = False
) -> Quantity:
    return Quantity(amount.possible, amount.figure, amount.bound, amount.unit, of, modifiers, kind, part or amount.part)


# --- one sort of amount each --------------------------------------------------------------------------------------


def _measure(
    doc: Doc, text: str, lexemes: list[Lexeme], starts: list[int], amount: Amount, after: int, number: int
) -> Mention[Quantity] | None:
    """Money, lengths, durations, ages, percentages: with what they measure where that is told ("10 percent of voters")."""
    if amount.unit == "second" and _is_time(doc, number, after):
        return None
    start, end = lexemes[amount.first].start, lexemes[amount.last - 1].end
    of: str | None = None
    modifiers: tuple[str, ...] = ()
    if amount.unit in ("percent", "share", "year-old", "kilogram", "litre", "byte", "square metre"):
        joined = after < len(doc) and doc[after].lower_ in ("of", "-")
        if joined or amount.unit == "year-old" or (amount.share and after < len(doc)):
            what = counted(doc, after, share=True)
            if what.token is not None:
                of, modifiers = what.of, what.modifiers
                if amount.unit in ("percent", "share") and joined and not what.inner:
                    end = doc[what.token].idx + len(doc[what.token].text)
    found = None
    if amount.unit in ("percent", "share") and of is not None:
        found = kind(doc, number, None, after, of, modifiers)
    unit_at = amount.unit_at if amount.unit_at is not None else amount.numeral
    token = max(0, bisect_right(starts, lexemes[unit_at].start) - 1) if not amount.share else number
    return told(text, start, end, _quantity(amount, of=of, modifiers=modifiers, kind=found), token)


def _is_time(doc: Doc, number: int, after: int) -> bool:
    """A stretch that tells when, which the time facet reads: "three days ago", "in the last two weeks", "two days later"."""
    following = doc[after].lower_ if after < len(doc) else ""
    if (
        doc[number].lower_ == "one"
        and following not in ("of", "long")
        and doc[after - 1].lower_ == "day"
        and (number == 0 or doc[number - 1].pos_ != "ADP")
    ):
        return True
    if following in ("ago", "later", "earlier", "before", "hence"):
        return True
    before = [token.lower_ for token in doc[max(0, number - 2) : number]]
    return any(word in ("last", "past", "next", "coming", "previous", "within", "recent", "following") for word in before)


def _ordinal(doc: Doc, text: str, lexemes: list[Lexeme], amount: Amount, number: int, after: int) -> Mention[Quantity] | None:
    words = number_words()
    word = lexemes[amount.first].low
    following = doc[after].lower_ if after < len(doc) else ""
    before = doc[number - 1].lower_ if number else ""
    if (word, following) in words.set_phrases or (before in ("at", "split") and not following.isalpha()):
        return None
    if (
        before in ("on", "of")
        and amount.bound == "exact"
        and word.isdigit()
        and not (after < len(doc) and doc[after].pos_ in ("NOUN", "ADJ", "PROPN"))
    ):
        return None
    titled = doc[number].text[0].isupper() and not doc[number].is_sent_start and after < len(doc) and doc[after].pos_ == "PROPN"
    if titled and doc[number].text.isalpha():  # "the Third Army"
        return None
    what = counted(doc, after)
    if word in ("first", "second") and what.token is None and doc[number].pos_ == "ADV" and before != "finished":
        return None
    start, end = lexemes[amount.first].start, lexemes[amount.last - 1].end
    return told(text, start, end, _quantity(amount, of=what.of, modifiers=what.modifiers), number)


def _is_share(doc: Doc, lexemes: list[Lexeme], amount: Amount, number: int, after: int) -> bool:
    """Whether "half" or "a third" is a share: not "half-brother", "the first half", "a quarter" of the year."""
    word = lexemes[amount.numeral_end - 1].low
    if word not in ("half", "quarter", "quarters"):
        return True
    before = doc[number - 1].lower_ if number else ""
    following = doc[after].lower_ if after < len(doc) else ""
    if before in HALVES_BEFORE or (
        following == "-" and word == "half" and after + 1 < len(doc) and doc[after + 1].lower_ != "of"
    ):
        return False
    if word == "quarter" and amount.bound == "exact":
        return following == "of" or amount.numeral_end - amount.numeral > 1
    return not (before in ("in", "one") and following in ("", "."))


def _is_one(doc: Doc, number: int, after: int, what: Counted) -> bool:
    """Whether "one" is a number: "one officer", "one of them", "one was hurt"; not "the one", "one day", "one can"."""
    words = number_words()
    before = doc[number - 1].lower_ if number else ""
    following = doc[after].lower_ if after < len(doc) else ""
    if following in words.after_one or following == "'s":
        return False
    if following == "of":
        return what.token is not None and before not in ("no", "every", "each")
    if what.token is not None and doc[number].pos_ != "PRON":
        return before not in ("no", "every", "each", "any")
    if len(doc) <= 2:
        return True
    if before in words.before_one:
        return False
    return doc[number].pos_ == "NUM" or kind(doc, number, None, after, None, ()) is not None
