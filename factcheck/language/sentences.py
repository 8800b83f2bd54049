"""Where a sentence may begin, marked before the parser decides: after every line end, else only behind what ends a sentence."""

from __future__ import annotations

import re

from spacy.attrs import SENT_START
from spacy.tokens import Doc

# fmt: off
TITLES = frozenset({"mr.", "mrs.", "ms.", "dr.", "gen.", "lt.", "col.", "sen.", "rep.", "gov.", "st.", "capt.", "sgt.", "maj.",
    "brig.", "prof.", "rev.", "vs.", "no.", "adm.", "cmdr.", "msgr.", "coun.", "cllr.", "ald.", "supt.", "insp.", "det.", "cpl.",
    "pvt.", "amb.", "hon.", "atty."})
"""Short forms that never end a sentence; the tokenizer cuts the stop off some of them."""
# fmt: on

LONGEST = 200
"""Tokens without a stop after which a sentence ends all the same: none that people write is as long, and the work on one grows
with the square of its length."""
OPENS, WITHIN = 1, 2**64 - 1
"""Of a token: it begins a sentence, it does not (-1 as the unsigned number that spaCy stores)."""
_ENDS = re.compile(r"[.!?\u2026][\"')\]]*$|^[\"')\]]$|^[^\w\s,;:$\u00a3\u20ac(\[&/%+<=>@#\"'-]+$")
"""A stop, a closing sign, an emoji: the end of the token before a sentence."""

_DATELINE = re.compile(
    r"^[ \t]*[A-Z][^\n.!?()]{2,50}\([^\n()]*[A-Z][^\n()]*\)[ \t]*(?:--|[-\u2013\u2014])"
    r"[ \t]*(?:\[[^\]\n]{1,60}\][ \t]*)*(?=[A-Z0-9\"\u201c])",
    re.MULTILINE,
)
"""An agency's "LIMA, 2 Oct 88 (AFP) -- [Text]" before the first words of a report, which are a sentence without it."""


def mark_sentence_starts(doc: Doc) -> None:
    """Set `is_sent_start` where the tokens alone tell: True behind a line end, False within a line where nothing has ended."""
    before = ""
    after_line_end = False
    last = end = 0
    marks = doc.to_array(SENT_START)
    reports = {match.end() for match in _DATELINE.finditer(doc.text)}
    for token in doc:
        if token.is_space:
            after_line_end = after_line_end or "\n" in token.text
            opens: bool | None = False
        elif after_line_end or token.idx in reports:
            opens, after_line_end = True, False
        else:
            opens = None if _ENDS.search(before) and before.lower() not in TITLES else False
        if opens is False and token.i - last >= LONGEST:
            opens = True
        if opens is not False:
            last = token.i
        if not token.is_space:
            short = token.text == "." and token.idx == end  # the stop of a short form, cut off
            before = "" if opens else before + "." if short else token.text  # a quotation mark that opens a sentence ends none
            end = token.idx + len(token.text)
        if token.i and opens is not None:
            marks[token.i] = OPENS if opens else WITHIN
    if len(doc):  # all at once: setting it on a token looks through the whole text
        doc.from_array([SENT_START], marks)  # type: ignore[arg-type]
