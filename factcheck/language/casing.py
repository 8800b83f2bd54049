"""Plain characters and usual capitals for a text, character by character, so that no offset ever moves."""

from __future__ import annotations

import re
from collections.abc import Callable

# Typographic signs and their plain twins. Each is one character, so the text keeps its length. The long dash stays:
# "Rask\u2014who" must not turn into a hyphenated word.
# fmt: off
PLAIN = str.maketrans({
    "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u2032": "'", "\u02bc": "'", "`": "'", "\u00b4": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"', "\u00ab": '"', "\u00bb": '"', "\u2033": '"',
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2015": "\u2014", "\u2212": "-",
    "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ", "\u200a": " ", "\u2002": " ", "\u2003": " ", "\t": " ",
    "\u200b": " ", "\u200c": " ", "\u200d": " ", "\ufeff": " ", "\u2060": " ", "\ufe0f": " ",
    "\u2028": "\n", "\u2029": "\n", "\r": "\n",
})
# Words that stay in capitals in any text, and common words that are far more often a name.
ACRONYMS = frozenset(["US", "USA", "UK", "UN", "EU", "UAE", "NATO", "FBI", "CIA", "BBC", "CNN", "AP", "AFP", "ISIS", "ISIL",
    "IDF", "IRGC", "ICC", "ICJ", "IMF", "WTO", "OPEC", "NASA", "UNICEF", "UNESCO", "UNHCR", "UNRWA", "WFP", "OSCE", "ECB",
    "NHS", "PM", "MP", "MPS", "GDP", "HIV", "DNA", "TV", "PKK", "PLO", "SDF", "FSA", "YPG", "FARC", "ETA", "IRA", "ANC", "BJP",
    "PTI", "PPP", "AKP", "GOP", "NYPD", "LAPD", "DEA", "ATF", "TTP", "BLA", "RSF", "M23", "LTTE", "NGO", "NGOS", "CEO",
    "COVID-19", "COVID", "RAF", "KGB", "FSB", "DRC", "NYC", "LA", "DC", "SUV", "HTS", "TPLF", "ELN", "CJNG", "AMLO", "MH17",
    "POW", "POWS", "IED", "IEDS", "AU", "ASEAN", "G7", "G20", "G8"])
NAMES = frozenset(["turkey", "china", "chad", "georgia", "jordan", "japan", "java", "guinea", "cologne", "lima", "panama",
    "jersey", "april", "august", "june", "july", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "january", "february", "september", "october", "november", "december", "crimea", "bush", "jean", "victor", "jerry", "jimmy",
    "john", "tom", "christian", "muslim", "turkish", "polish", "english", "french", "german", "british", "spanish", "indian",
    "iranian", "pakistani", "israeli", "american", "russian", "chinese", "amazon", "alabama", "delaware", "dakota", "cheyenne",
    "geneva", "kobe", "lagos", "madras", "mali", "malta", "oman", "tangier", "togo", "trinidad", "wales"])
FUNCTION_WORDS = frozenset(["a", "an", "the", "this", "that", "these", "those", "and", "or", "but", "nor", "if", "unless",
    "because", "although", "though", "while", "whereas", "whether", "since", "until", "till", "than", "as", "at", "by", "for",
    "from", "in", "into", "of", "off", "on", "onto", "out", "over", "per", "through", "to", "under", "up", "upon", "via",
    "versus", "vs", "with", "within", "without", "against", "among", "amid", "between", "during", "before", "after", "about",
    "above", "across", "along", "around", "behind", "below", "beneath", "beside", "besides", "beyond", "despite", "down",
    "except", "inside", "like", "near", "outside", "past", "throughout", "toward", "towards", "i", "you", "he", "she", "it",
    "we", "they", "me", "him", "her", "them", "my", "your", "his", "its", "our", "their", "mine", "yours", "hers", "ours",
    "theirs", "myself", "himself", "herself", "itself", "ourselves", "themselves", "who", "whom", "whose", "which", "what",
    "when", "where", "why", "how", "is", "are", "was", "were", "be", "been", "being", "am", "do", "does", "did", "done", "has",
    "have", "had", "having", "will", "would", "shall", "should", "can", "could", "may", "might", "must", "not", "no", "yes",
    "there", "here", "all", "any", "both", "each", "either", "neither", "every", "few", "many", "more", "most", "much", "none",
    "other", "others", "another", "some", "such", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty",
    "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "thousand", "million", "billion", "hundreds",
    "thousands", "millions", "billions", "dozens", "everyone", "everybody", "someone", "somebody", "anyone", "anybody",
    "nobody", "nothing", "something", "anything", "everything", "people", "men", "women", "children", "police", "don", "doesn",
    "didn", "isn", "aren", "wasn", "weren", "hasn", "haven", "hadn", "won", "wouldn", "couldn", "shouldn", "can't", "st", "nd",
    "rd", "th", "km", "mph", "bn", "kg", "ft", "pm", "am"])
# fmt: on

_SHOUTED = re.compile(r"[A-Z]{2}[^a-z\n]*[A-Z]{2}")
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_LETTERS = re.compile(r"[^\W\d_]")
CONTRACTED = ("'s", "n't", "'t", "'re", "'ve", "'ll", "'d", "'m")
SHARE = 0.6  # of capitals among the letters of a line that counts as shouted
WORDS = 3  # a shorter line may be a name: "BBC News", "NATO"


def plain(text: str) -> str:
    """`text` with typographic quotes, dashes and spaces replaced one for one by plain ones."""
    return text.translate(PLAIN)


def usual_capitals(text: str, is_common: Callable[[str], bool]) -> str:
    """`text`, as long as it was, with the lines that are all in capitals put into usual ones.

    `is_common` tells of a word in lower case whether it is an ordinary word; what it does not know is taken for a name.
    """
    if not _SHOUTED.search(text):
        return text
    return "\n".join(_quietened(line, is_common) if _is_shouted(line) else line for line in text.split("\n"))


def _is_shouted(line: str) -> bool:
    if not _SHOUTED.search(line):
        return False
    letters = _LETTERS.findall(line)
    capitals = sum(letter.isupper() for letter in letters)
    return capitals > SHARE * len(letters) and sum(1 for _ in _WORD.finditer(line)) >= WORDS


def _quietened(line: str, is_common: Callable[[str], bool]) -> str:
    pieces: list[str] = []
    end = 0
    for match in _WORD.finditer(line):
        between = line[end : match.start()]
        opens = not pieces or between.lstrip("\"'([").startswith((". ", "! ", "? "))
        pieces += (between, _usual(match.group(), is_common, opens=opens))
        end = match.end()
    return "".join(pieces) + line[end:]


def _usual(word: str, is_common: Callable[[str], bool], *, opens: bool) -> str:
    """One word with its usual capitals; a word not wholly in capitals is left alone."""
    if not word.isupper() or word in ACRONYMS:
        return word
    lower = _lower(word)
    stem = lower
    for ending in CONTRACTED:
        stem = stem.removesuffix(ending)
    if word.removesuffix("'S") in ACRONYMS:
        return word[:-1] + lower[-1:]
    parts = [part for part in re.split("['-]", stem) if part and not part.isdigit()]
    if stem in NAMES or not all(part in FUNCTION_WORDS or is_common(part) for part in parts):
        return _capitalised(lower)
    return word[:1] + lower[1:] if opens else lower


def _lower(word: str) -> str:
    """Lower case letter by letter: the few letters whose lower case is longer stay."""
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in word)


def _capitalised(lower: str) -> str:
    """A name: a capital first and behind each hyphen or apostrophe, but not on articles ("Amir-Abdollahian", "Jaish ul-Adl")."""
    pieces = re.split("([-'])", lower)
    raised = [_upper_first(piece) if piece not in ("al", "ul", "el", "s", "t") else piece for piece in pieces]
    return "".join(raised)


def _upper_first(piece: str) -> str:
    upper = piece[:1].upper()
    return upper + piece[1:] if len(upper) == 1 else piece
