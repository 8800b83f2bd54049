"""Plain characters and usual capitals for a text, character by character, so that no offset ever moves."""

from __future__ import annotations

# Typographic signs and their plain twins. Each is one character, so the text keeps its length.
# fmt: off
PLAIN = str.maketrans({
    "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u2032": "'", "\u02bc": "'", "`": "'", "\u00b4": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"', "\u00ab": '"', "\u00bb": '"', "\u2033": '"',
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2015": "-", "\u2212": "-",
    "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ", "\u200a": " ", "\u2002": " ", "\u2003": " ", "\t": " ",
    "\u200b": " ", "\u200c": " ", "\u200d": " ", "\ufeff": " ", "\u2060": " ", "\ufe0f": " ",
    "\u2028": "\n", "\u2029": "\n", "\r": "\n",
})
# fmt: on


def plain(text: str) -> str:
    """`text` with typographic quotes, dashes and spaces replaced one for one by plain ones."""
    return text.translate(PLAIN)
