"""How text is cut into tokens: spaCy's English rules, moved towards the treebanks where they differ."""

from __future__ import annotations

import re
from typing import cast

import spacy
from spacy.language import Language
from spacy.symbols import NORM, ORTH
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

# fmt: off
# Parts that the treebanks never cut off: "re-entry", "non-profit", "ex-minister" are one token, "tenure-track" is three.
JOINED = (
    "e", "agro", "ante", "anti", "arch", "be", "bi", "bio", "co", "contra", "counter", "cross", "cyber", "de", "ex",
    "extra", "inter", "macro", "mega", "micro", "mid", "mini", "multi", "non", "over", "pan", "para", "peri", "post", "pre",
    "pro",
    "pseudo", "quasi", "re", "semi", "sub", "super", "tri", "ultra", "un", "uni", "vice",
)
UNITS = ("bn", "tn", "trn", "mn", "m", "k", "km", "kms", "mph", "kph", "kmh", "ft", "lb", "lbs", "yd", "yds", "hr", "hrs",
    "min", "mins", "sec", "secs",
         "am", "pm", "MW", "GW", "kW", "kWh", "MWh", "GWh", "kt", "Mt", "mi", "sqm", "ha", "bpd", "pc", "x")
SHORT_FORMS = ("etc.", "Capt.", "Sgt.", "Maj.", "Brig.", "Lt.", "Cpl.", "Pvt.", "Cmdr.", "Supt.", "Insp.", "Hon.", "Pres.",
    "Ave.", "Blvd.", "Dept.", "approx.",
               "Sept.", "Gov.", "Govt.", "Amb.", "Fr.", "Sr.", "Jr.", "Prof.", "Rev.", "Sen.", "Rep.", "Gen.", "Col.")
# fmt: on

HASHTAG = "#"


def blank() -> Language:
    """An empty English pipeline with our tokenizer."""
    nlp = spacy.blank("en")
    tokenizer = cast(Tokenizer, nlp.tokenizer)
    defaults = nlp.Defaults
    prefixes = [rule for rule in defaults.prefixes or () if rule != HASHTAG] + [r"#(?![^\W\d_])"]
    suffixes = [*(defaults.suffixes or ()), rf"(?<=[0-9])(?:{'|'.join(UNITS)})"]
    infixes = [_keep_joined(str(rule)) for rule in defaults.infixes or ()] + [r"(?<=[A-Z]\.)-(?=[a-z]|[A-Z][A-Za-z])"]
    tokenizer.prefix_search = compile_prefix_regex(prefixes).search
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    for form in SHORT_FORMS:
        tokenizer.add_special_case(form, [{ORTH: form, NORM: form.lower()}])
    return nlp


def _keep_joined(rule: str) -> str:
    """The infix rule for hyphens between letters, held back behind the parts of JOINED; other rules as they are."""
    if re.search(rule, "tenure-track") is None:
        return rule
    behind = "".join(rf"(?<!\b[{part[0].upper()}{part[0]}]{part[1:]})" for part in JOINED)
    return behind + rule
