"""What is no part of a claim: BREAKING, hashtags, handles, emoji, the question mark's "Did"; blanked without moving an offset."""

from __future__ import annotations

import re

from factcheck.schema import Span

# fmt: off
LABELS = (
    "breaking news", "breaking", "just in", "update", "updated", "watch", "video", "urgent", "alert", "news", "live",
    "exclusive", "fact check", "fyi", "wow", "omg", "rt", "goal",
)
# fmt: on
"""Words that open a post or a headline and tell nothing; only before a colon, a dash or an exclamation mark."""

_LABEL = re.compile(rf"\s*(?:{'|'.join(re.escape(label) for label in LABELS)})\s*(?:[:!|]+|\s[-–—]\s)", re.IGNORECASE)
_SHOUT = re.compile(r"\s*(?:BREAKING|WOW|OMG|WTF|RT)\b[\s:!,|–—-]*")
_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u2190-\u21ff\u2300-\u23ff\ufe0f\u200d\u20e3\U000e0020-\U000e007f]+"
)
_URL = re.compile(r"\bhttps?://\S+|\bwww\.\S+", re.IGNORECASE)
_HANDLE = re.compile(r"(?<![\w@])@\w+")
_TAG = re.compile(r"(?<![\w&#])#(\w+)")
_TAIL = re.compile(r"(?:\s*#\w+)+\s*$")
_LABEL_TAG = re.compile(r"^\s*#(?:breaking|breakingnews|justin|update|urgent|news|live|alert)\b[\s:!–—-]*", re.IGNORECASE)
_TOPIC = re.compile(r"^\s*(?:#\w+\s*)+(?::|\s[-–—]\s)")


def ignored(claim: str) -> list[Span]:
    """The spans of a claim that are no part of it, in order; a hashtag inside the sentence loses only its sign."""
    found: list[Span] = []
    for pattern in (_EMOJI, _URL, _HANDLE):
        found += [Span(*m.span()) for m in pattern.finditer(claim)]
    blank = _blanked(claim, found)
    for pattern in (_TAIL, _TOPIC, _LABEL_TAG):
        found += [Span(*m.span()) for m in pattern.finditer(blank)]
    blank = _blanked(claim, found)
    for pattern in (_LABEL, _SHOUT):
        if (m := pattern.match(blank)) and m.end() > m.start() and blank[m.end() :].strip():
            found.append(Span(*m.span()))
            blank = _blanked(claim, found)
    found += [Span(m.start(), m.start() + 1) for m in _TAG.finditer(blank)]
    return sorted(found, key=lambda span: (span.start, span.end))


def tidy(claim: str) -> tuple[str, tuple[Span, ...]]:
    """The claim at its own length with what is no part of it blanked, and the spans that were."""
    spans = ignored(claim)
    return _blanked(claim, spans), tuple(spans)


def _blanked(text: str, spans: list[Span]) -> str:
    for span in spans:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text
