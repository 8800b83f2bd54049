# ruff: noqa: E501  (a template is one row)
"""Invented headlines and short reports with their trees and names: the wording of claims, which no treebank is full of.

A template is a row of word|tag|head|relation, heads counted from 1. A word in braces is a slot; slots of several words keep the
head and relation for the first and hang the others on it.
"""

from __future__ import annotations

import random

from training.names import organisation, person, place
from training.treebank import Sentence, Token

# fmt: off
TEMPLATES = tuple(line.strip() for line in """
    {groups}|NNS|2|nsubj {kill}|VBP|0|root {count}|CD|2|obj in|IN|6|case {PLACE}|NNP|6|compound {event}|NN|2|obl
    {groups}|NNS|2|nsubj {kill}|VBP|0|root {count}|CD|4|nummod {people}|NNS|2|obj in|IN|6|case {PLACE}|NNP|2|obl
    {groups}|NNS|2|nsubj {attack}|VBP|0|root {target}|NN|2|obj in|IN|5|case {PLACE}|NNP|2|obl ,|,|7|punct {kill}|VBP|2|conj {count}|CD|7|obj
    {groups}|NNS|2|nsubj {attack}|VBP|0|root {PLACE}|NNP|4|compound {target}|NN|2|obj
    {count}|CD|2|nummod {people}|NNS|3|nsubj:pass {killed}|VBN|0|root in|IN|5|case {PLACE}|NNP|3|obl
    {count}|CD|2|nummod {people}|NNS|3|nsubj:pass {killed}|VBN|0|root in|IN|6|case {PLACE}|NNP|6|compound {event}|NN|3|obl
    {count}|CD|2|nsubj:pass {killed}|VBN|0|root in|IN|5|case {PLACE}|NNP|5|compound {event}|NN|2|obl
    {count}|CD|2|nsubj:pass {killed}|VBN|0|root ,|,|5|punct {count}|CD|5|nsubj:pass {hurt}|VBN|2|conj in|IN|8|case {PLACE}|NNP|8|compound {event}|NN|2|obl
    {count}|CD|2|nummod {people}|NNS|3|nsubj:pass {killed}|VBN|0|root by|IN|5|case {groups}|NNS|3|obl:agent in|IN|7|case {PLACE}|NNP|3|obl
    {count}|CD|2|nummod {people}|NNS|4|nsubj:pass were|VBD|4|aux:pass {killed}|VBN|0|root in|IN|7|case an|DT|7|det {vevent}|NN|4|obl in|IN|9|case {PLACE}|NNP|7|nmod .|.|4|punct
    {count}|CD|2|nummod {people}|NNS|3|nsubj died|VBD|0|root when|WRB|7|advmod a|DT|6|det bomb|NN|7|nsubj exploded|VBD|3|advcl near|IN|9|case {PLACE}|NNP|7|obl .|.|3|punct
    {count}|CD|2|nummod {people}|NNS|3|nsubj die|VBP|0|root in|IN|6|case {PLACE}|NNP|6|compound {event}|NN|3|obl
    {count}|CD|2|nsubj {dead}|JJ|0|root after|IN|4|case {event}|NN|2|obl in|IN|6|case {PLACE}|NNP|4|nmod
    {people_JJ}|JJ|2|amod {strikes}|NNS|5|nsubj on|IN|4|case {PLACE}|NNP|2|nmod {kill}|VBP|0|root {count}|CD|5|obj
    {people_JJ}|JJ|2|amod {strikes}|NNS|5|nsubj on|IN|4|case {PLACE}|NNP|2|nmod {kill}|VBP|9|ccomp {count}|CD|5|obj ,|,|9|punct {speaker}|NN|9|nsubj says|VBZ|0|root
    {Event}|NN|4|nsubj in|IN|3|case {PLACE}|NNP|1|nmod {kills}|VBZ|0|root {count}|CD|4|obj
    {Event}|NN|4|nsubj in|IN|3|case {PLACE}|NNP|1|nmod {kills}|VBZ|0|root {count}|CD|6|nummod {people}|NNS|4|obj
    {PLACE}|NNP|2|compound {event}|NN|3|nsubj {kills}|VBZ|0|root {count}|CD|3|obj ,|,|6|punct {hurts}|VBZ|3|conj {count}|CD|6|obj
    The|DT|2|det {event}|NN|3|nsubj {killed}|VBD|0|root {count}|CD|5|nummod {people}|NNS|3|obj in|IN|7|case {PLACE}|NNP|3|obl .|.|3|punct
    The|DT|3|det {PLACE}|NNP|3|compound {event}|NN|4|nsubj {killed}|VBD|0|root {count}|CD|6|nummod {people}|NNS|4|obj
    Death|NN|2|compound toll|NN|3|nsubj {rises}|VBZ|0|root to|IN|5|case {count}|CD|3|obl
    The|DT|3|det death|NN|3|compound toll|NN|4|nsubj rose|VBD|0|root to|IN|6|case {count}|CD|4|obl .|.|4|punct
    Death|NN|2|compound toll|NN|7|nsubj from|IN|5|case {PLACE}|NNP|5|compound {event}|NN|2|nmod ,|,|7|punct {rises}|VBZ|0|root to|IN|9|case {count}|CD|7|obl
    Police|NNS|2|nsubj {arrest}|VBP|0|root {count}|CD|2|obj after|IN|5|case {event}|NN|2|obl in|IN|7|case {PLACE}|NNP|5|nmod
    {ORG}|NNP|2|nsubj {claims}|VBZ|0|root responsibility|NN|2|obj for|IN|5|case {event}|NN|3|nmod in|IN|7|case {PLACE}|NNP|5|nmod
    {ORG}|NNP|2|nsubj claimed|VBD|0|root responsibility|NN|2|obj for|IN|6|case the|DT|6|det {event}|NN|3|nmod in|IN|8|case {PLACE}|NNP|6|nmod .|.|2|punct
    {ORG}|NNP|2|nsubj {claims}|VBZ|0|root {event}|NN|2|obj on|IN|6|case {PLACE}|NNP|6|compound {target}|NN|3|nmod
    {speaker}|NN|2|nsubj {denies}|VBZ|0|root {killing}|VBG|2|xcomp {people}|NNS|3|obj
    {PLACE}|NNP|2|nsubj {recalls}|VBZ|0|root ambassador|NN|2|obj from|IN|5|case {PLACE}|NNP|2|obl after|IN|7|case {strikes}|NNS|2|obl
    {PLACE}|NNP|2|nsubj {condemns}|VBZ|0|root {people_JJ}|JJ|4|amod {strikes}|NNS|2|obj on|IN|6|case {PLACE}|NNP|4|nmod
    {PERSON}|NNP|2|nsubj {visits}|VBZ|0|root {PLACE}|NNP|2|obj
    {PERSON}|NNP|2|nsubj {visits}|VBZ|0|root {PERSON}|NNP|2|obj in|IN|5|case {PLACE}|NNP|2|obl
    {PERSON}|NNP|3|nsubj to|TO|3|mark {visit}|VB|0|root {PLACE}|NNP|3|obj on|IN|6|case {day}|NNP|3|obl
    {PERSON}|NNP|2|nsubj visited|VBD|0|root {PLACE}|NNP|2|obj last|JJ|5|amod week|NN|2|obl:unmarked .|.|2|punct
    {PERSON}|NNP|3|nsubj:pass was|VBD|3|aux:pass {invited}|VBN|0|root to|IN|5|case {PLACE}|NNP|3|obl by|IN|7|case {PERSON}|NNP|3|obl:agent .|.|3|punct
    {PERSON}|NNP|2|nsubj:pass {invited}|VBN|0|root to|IN|4|case {PLACE}|NNP|2|obl
    {PLACE}|NNP|4|nmod:poss 's|POS|1|case {title}|NNP|4|nmod:desc {PERSON}|NNP|6|nsubj:pass was|VBD|6|aux:pass {invited}|VBN|0|root to|IN|8|case {PLACE}|NNP|6|obl .|.|6|punct
    {title}|NNP|2|nmod:desc {PERSON}|NNP|4|nsubj will|MD|4|aux {visit}|VB|0|root {PLACE}|NNP|4|obj .|.|4|punct
    {people_JJ}|JJ|2|amod {title}|NNP|3|nmod:desc {PERSON}|NNP|4|nsubj {arrives}|VBZ|0|root in|IN|6|case {PLACE}|NNP|4|obl
    No|DT|2|det one|NN|4|nsubj:pass was|VBD|4|aux:pass {killed}|VBN|0|root in|IN|7|case the|DT|7|det {event}|NN|4|obl .|.|4|punct
    Did|VBD|4|aux {count}|CD|3|nummod {people}|NNS|4|nsubj die|VB|0|root in|IN|6|case {PLACE}|NNP|4|obl ?|.|4|punct
    {Event}|NN|2|nsubj hits|VBZ|0|root {PLACE}|NNP|2|obj ,|,|6|punct {count}|CD|6|nsubj feared|VBN|2|conj dead|JJ|6|xcomp
    Thousands|NNS|2|nsubj flee|VBP|0|root {PLACE}|NNP|2|obj after|IN|5|case {event}|NN|2|obl
    Court|NN|2|nsubj jails|VBZ|0|root {PERSON}|NNP|2|obj for|IN|6|case {count}|CD|6|nummod years|NNS|2|obl over|IN|8|case {event}|NN|2|obl
    {PERSON}|NNP|2|nsubj:pass sentenced|VBN|0|root to|IN|5|case {count}|CD|5|nummod years|NNS|2|obl
    {groups}|NNS|2|nsubj:pass {killed}|VBN|0|root ,|,|4|punct {count}|CD|5|nsubj:pass captured|VBN|2|conj in|IN|7|case {PLACE}|NNP|2|obl
""".strip().splitlines())
SLOTS = {
    "groups": "Rebels Militants Gunmen Insurgents Protesters Separatists Soldiers Troops Police Bandits Guerrillas Terrorists Jihadists Fighters Attackers Demonstrators Settlers Farmers Pirates Smugglers",
    "kill": "kill kill kill wound injure abduct capture seize execute rescue", "kills": "kills kills kills wounds injures leaves displaces", "killed": "killed killed killed wounded injured hurt",
    "hurt": "wounded injured hurt missing", "hurts": "wounds injures hurts displaces", "attack": "attack storm raid bomb shell ambush torch hit", "rises": "rises climbs jumps soars", "killing": "killing shooting wounding targeting",
    "claims": "claims claims denies", "denies": "denies admits", "recalls": "recalls withdraws expels", "condemns": "condemns denounces protests reports launches", "dead": "dead missing injured",
    "visits": "visits meets hosts thanks warns calls urges", "visit": "visit meet attend", "invited": "invited taken flown deported", "arrives": "arrives lands speaks",
    "arrest": "arrest detain hold shoot question", "day": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "people": "people officers soldiers civilians policemen children students migrants fighters troops workers passengers miners villagers protesters hostages journalists prisoners doctors women men guards pilgrims tourists",
    "event": "raid attack ambush blast bombing clash crash strike siege flood fire quake earthquake explosion shooting landslide protest storm battle riot shelling stampede", "vevent": "attack ambush explosion earthquake accident airstrike assault",
    "Event": "Blast Attack Bomb Fire Quake Earthquake Flood Crash Explosion Strike Storm Landslide Shooting", "strikes": "strikes airstrikes raids attacks missiles clashes protests talks",
    "target": "station base checkpoint convoy hospital school village camp airport embassy market bridge mosque church headquarters town", "speaker": "ministry army military government police president minister spokesman group agency",
    "people_JJ": "Israeli Iranian Pakistani Russian Ukrainian Turkish Syrian Iraqi Saudi Indian Chinese American British French Peruvian Colombian Nigerian Kenyan Sudanese Armenian Serbian",
    "title": "President Minister Senator Governor Secretary Chancellor Premier General King Mayor Ambassador Colonel",
}
NUMBER_WORDS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fifteen", "twenty", "thirty", "forty", "fifty"]
BOUNDS = (("at", "IN", "case", "least", "JJS", "nmod"), ("more", "JJR", "advmod", "than", "IN", "fixed"))
UPOS = {"NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "CD": "NUM", "IN": "ADP", "DT": "DET", "JJ": "ADJ", "JJS": "ADJ", "JJR": "ADJ", ",": "PUNCT", ".": "PUNCT", "HYPH": "PUNCT", "VBP": "VERB", "VBZ": "VERB",
        "VBD": "VERB", "VBN": "VERB", "VBG": "VERB", "VB": "VERB", "MD": "AUX", "TO": "PART", "POS": "PART", "WRB": "ADV"}
FEATS = {"NN": "Number=Sing", "NNS": "Number=Plur", "NNP": "Number=Sing", "VBZ": "Number=Sing|Tense=Pres|VerbForm=Fin", "VBP": "Number=Plur|Tense=Pres|VerbForm=Fin", "VBD": "Tense=Past|VerbForm=Fin",
         "VBN": "Tense=Past|VerbForm=Part", "VBG": "VerbForm=Ger", "VB": "VerbForm=Inf", "MD": "VerbForm=Fin", "JJ": "Degree=Pos", "JJS": "Degree=Sup", "JJR": "Degree=Cmp", "CD": "NumType=Card"}
# fmt: on


def bulletin(rng: random.Random) -> Sentence:
    """A new headline or short report."""
    rows = [row.rsplit("|", 3) for row in rng.choice(TEMPLATES).split(" ")]
    tokens: list[Token] = []
    places: list[int] = []  # where the head of each row stands
    entities: list[tuple[int, int, str]] = []
    for number, (word, tag, _, relation) in enumerate(rows):
        filled = _fill(word, tag, relation, rng)
        start = len(tokens)
        head = next(i for i, token in enumerate(filled) if token.head < 0)
        places.append(start + head)
        for token in filled:
            token.head = start + token.head if token.head >= 0 else -2 - number  # settled below
        tokens += filled
        if word in ("{PLACE}", "{PERSON}", "{ORG}"):
            entities.append((start, len(tokens), {"{PLACE}": "LOC", "{PERSON}": "PERSON", "{ORG}": "ORG"}[word]))
    for token in tokens:
        if token.head < -1:
            goal = int(rows[-2 - token.head][2])
            token.head = places[goal - 1] if goal else -1
    for before, token in zip(tokens, tokens[1:], strict=False):
        before.space = before.space and token.form not in (",", ".", "?", "'s")
    tokens[0].form = tokens[0].form[:1].upper() + tokens[0].form[1:]
    return Sentence(tokens, entities, False, "bulletin")


def _fill(word: str, tag: str, relation: str, rng: random.Random) -> list[Token]:
    """The tokens of one row; the head among them has -1 for its own head, the others an index within the row."""
    if word == "{count}":
        return _count(relation, rng)
    if word in ("{PLACE}", "{PERSON}", "{ORG}"):
        return _name({"{PLACE}": place, "{PERSON}": person, "{ORG}": organisation}[word](rng), tag, relation)
    form = rng.choice(SLOTS[word[1:-1]].split()) if word.startswith("{") else word
    upos = "AUX" if relation.startswith("aux") else "SCONJ" if relation == "mark" and tag == "IN" else UPOS[tag]
    return [Token(form, form, upos, tag, FEATS.get(tag, "_"), -1, relation)]


def _count(relation: str, rng: random.Random) -> list[Token]:
    if relation != "nummod" and rng.random() < 0.2:
        form = rng.choice(("dozens", "hundreds", "scores", "several", "many", "thousands"))
        tag = "JJ" if form in ("several", "many") else "NNS"
        return [Token(form, form, UPOS[tag], tag, FEATS[tag], -1, relation)]
    form = (
        rng.choice(NUMBER_WORDS)
        if rng.random() < 0.4
        else f"{rng.choice((rng.randint(2, 20), rng.randint(2, 90), rng.randint(100, 3000))):,}"
    )
    number = Token(form, form, "NUM", "CD", FEATS["CD"], -1, relation)
    if rng.random() < 0.75:
        return [number]
    first, first_tag, first_dep, second, second_tag, second_dep = rng.choice(BOUNDS)
    number_at = 2
    heads = (1, number_at) if second == "least" else (number_at, 0)
    lead = [
        Token(first, first, UPOS[first_tag], first_tag, FEATS.get(first_tag, "_"), heads[0], first_dep),
        Token(second, second, UPOS[second_tag], second_tag, FEATS.get(second_tag, "_"), heads[1], second_dep),
    ]
    return [*lead, number]


def _name(name: str, tag: str, relation: str) -> list[Token]:
    """A name as the treebanks analyse it: the first word carries the rest as `flat`, hyphens hang on what follows."""
    tokens: list[Token] = []
    for word in name.split(" "):
        pieces = word.replace("-", " - ").replace("'s", " 's").split()
        for i, piece in enumerate(pieces):
            kind = (
                "HYPH" if piece == "-" else "POS" if piece == "'s" else "IN" if piece in ("of", "for", "in") and tokens else tag
            )
            upos = UPOS[kind] if piece != "&" else "CCONJ"
            relation_here = relation if not tokens else "punct" if piece == "-" else "flat"
            head = -1 if not tokens else len(tokens) + 1 if piece == "-" else 0
            tokens.append(Token(piece, piece, upos, kind, FEATS.get(kind, "_"), head, relation_here, i == len(pieces) - 1))
    return tokens
