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
    {title}|NNP|2|nmod:desc {PERSON}|NNP|3|nsubj {met}|VBD|0|root {title}|NNP|5|nmod:desc {PERSON}|NNP|3|obj in|IN|7|case {PLACE}|NNP|3|obl on|IN|9|case {day}|NNP|3|obl .|.|3|punct
    {title}|NNP|2|nmod:desc {PERSON}|NNP|3|nsubj {urged}|VBD|0|root {title}|NNP|5|nmod:desc {PERSON}|NNP|3|obj to|TO|7|mark {visit}|VB|3|xcomp {PLACE}|NNP|7|obj .|.|3|punct
    {PERSON}|NNP|2|nsubj {urged}|VBD|0|root {PERSON}|NNP|2|obj to|TO|5|mark {visit}|VB|2|xcomp the|DT|7|det {target}|NN|5|obj .|.|2|punct
    {PERSON}|NNP|2|nsubj {met}|VBD|0|root {PERSON}|NNP|2|obj in|IN|5|case {PLACE}|NNP|2|obl
    {PERSON}|NNP|2|nsubj {met}|VBD|0|root {ORG}|NNP|2|obj .|.|2|punct
    {ORG}|NNP|2|nsubj {met}|VBD|0|root {PERSON}|NNP|2|obj over|IN|6|case a|DT|6|det {event}|NN|2|obl .|.|2|punct
    {groups}|NNS|2|nsubj {met}|VBD|0|root {lgroups}|NNS|2|obj in|IN|5|case {PLACE}|NNP|2|obl .|.|2|punct
    {groups}|NNS|2|nsubj {met}|VBD|0|root {count}|CD|4|nummod {people}|NNS|2|obj near|IN|6|case {PLACE}|NNP|2|obl on|IN|8|case {day}|NNP|2|obl .|.|2|punct
    {groups}|NNS|2|nsubj {met}|VBD|0|root a|DT|4|det {who}|NN|2|obj
    The|DT|2|det {who}|NN|3|nsubj {met}|VBD|0|root a|DT|5|det {who}|NN|3|obj .|.|3|punct
    A|DT|2|det {who}|NN|3|nsubj {met}|VBD|0|root the|DT|5|det {who}|NN|3|obj outside|IN|8|case a|DT|8|det {target}|NN|3|obl .|.|3|punct
    The|DT|2|det {who}|NN|4|nsubj:pass was|VBD|4|aux:pass {seized}|VBN|0|root by|IN|7|case a|DT|7|det {who}|NN|4|obl:agent .|.|4|punct
    {PERSON}|NNP|2|nsubj:pass {seized}|VBN|0|root by|IN|4|case {lgroups}|NNS|2|obl:agent in|IN|6|case {PLACE}|NNP|2|obl
    The|DT|2|det {who}|NN|11|nsubj ,|,|6|punct who|WP|6|nsubj:pass was|VBD|6|aux:pass {seized}|VBN|2|acl:relcl by|IN|9|case a|DT|9|det {who}|NN|6|obl:agent ,|,|6|punct died|VBD|0|root in|IN|13|case hospital|NN|11|obl in|IN|15|case {PLACE}|NNP|13|nmod .|.|11|punct
    The|DT|2|det {who}|NN|9|nsubj who|WP|4|nsubj {met}|VBD|2|acl:relcl a|DT|6|det {who}|NN|4|obj was|VBD|9|aux:pass later|RB|9|advmod {seized}|VBN|0|root .|.|9|punct
    {PERSON}|NNP|8|nsubj ,|,|4|punct the|DT|4|det {role}|NN|1|appos of|IN|6|case {ORG}|NNP|4|nmod ,|,|4|punct {met}|VBD|0|root {role}|NN|10|nmod:desc {PERSON}|NNP|8|obj after|IN|13|case the|DT|13|det {event}|NN|8|obl .|.|8|punct
    {ORG}|NNP|2|nmod:desc {role}|NN|3|nmod:desc {PERSON}|NNP|4|nsubj {met}|VBD|0|root {title}|NNP|6|nmod:desc {PERSON}|NNP|4|obj on|IN|8|case {day}|NNP|4|obl .|.|4|punct
    {ORG}|NNP|2|nsubj {sold}|VBD|0|root its|PRP$|5|nmod:poss {people_JJ}|JJ|5|amod {assets}|NNS|2|obj to|IN|7|case {ORG}|NNP|2|obl for|IN|11|case {n}|CD|10|compound million|CD|11|nummod {money}|NNS|2|obl .|.|2|punct
    {ORG}|NNP|2|nsubj {sold}|VBD|0|root the|DT|4|det {target}|NN|2|obj to|IN|6|case {ORG}|NNP|2|obl .|.|2|punct
    {ORG}|NNP|2|nsubj bought|VBD|0|root {ORG}|NNP|2|obj from|IN|5|case {PERSON}|NNP|2|obl .|.|2|punct
    {PERSON}|NNP|2|nsubj {gave}|VBD|0|root {PERSON}|NNP|2|iobj {count}|CD|5|nummod {gifts}|NNS|2|obj .|.|2|punct
    {groups}|NNS|2|nsubj sealed|VBD|0|root off|RP|2|compound:prt the|DT|5|det {target}|NN|2|obj and|CC|8|cc {lgroups}|NNS|8|nsubj {met}|VBD|2|conj the|DT|10|det {who}|NN|8|obj .|.|2|punct
    {groups}|NNS|2|nsubj blew|VBD|0|root up|RP|2|compound:prt a|DT|5|det {target}|NN|2|obj in|IN|7|case {PLACE}|NNP|2|obl .|.|2|punct
    {title}|NNP|2|nmod:desc {PERSON}|NNP|3|nsubj called|VBD|0|root off|RP|3|compound:prt the|DT|6|det {event}|NN|3|obj .|.|3|punct
    {ORG}|NNP|2|nsubj carried|VBD|0|root out|RP|2|compound:prt the|DT|5|det {event}|NN|2|obj in|IN|7|case {PLACE}|NNP|2|obl .|.|2|punct
    {groups}|NNS|2|nsubj set|VBD|0|root up|RP|2|compound:prt a|DT|5|det {target}|NN|2|obj
    {groups}|NNS|2|nsubj fired|VBD|0|root tear|NN|4|compound gas|NN|2|obj at|IN|6|case {lgroups}|NNS|2|obl .|.|2|punct
    {groups}|NNS|2|nsubj threw|VBD|0|root stones|NNS|2|obj at|IN|6|case the|DT|6|det {target}|NN|2|obl .|.|2|punct
    {count}|CD|2|nummod {people}|NNS|8|nsubj:pass {seized}|VBN|2|acl in|IN|6|case the|DT|6|det {event}|NN|3|obl were|VBD|8|aux:pass taken|VBN|0|root to|IN|10|case hospital|NN|8|obl .|.|8|punct
    {PLACE}|NNP|3|nsubj will|MD|3|aux release|VB|0|root {count}|CD|6|nummod {jailed}|VBN|6|amod {people}|NNS|3|obj .|.|3|punct
    {groups}|NNS|2|nsubj freed|VBD|0|root {count}|CD|5|nummod {jailed}|VBN|5|amod {people}|NNS|2|obj .|.|2|punct
    {title}|NNP|2|nmod:desc {PERSON}|NNP|3|nsubj {met}|VBD|0|root the|DT|5|det {law}|NN|3|obj ,|,|7|punct saying|VBG|3|advcl it|PRP|10|nsubj would|MD|10|aux cut|VB|7|ccomp prices|NNS|10|obj .|.|3|punct
    {PERSON}|NNP|4|nsubj is|VBZ|4|cop the|DT|4|det {role}|NN|0|root of|IN|6|case {ORG}|NNP|4|nmod .|.|4|punct
    {PERSON}|NNP|3|nsubj:pass was|VBD|3|aux:pass {named}|VBN|0|root {role}|NN|3|xcomp of|IN|6|case {ORG}|NNP|4|nmod on|IN|8|case {day}|NNP|3|obl .|.|3|punct
    {ORG}|NNP|2|nsubj {named}|VBD|0|root {PERSON}|NNP|2|obj as|IN|5|case {role}|NN|2|obl on|IN|7|case {day}|NNP|2|obl ;|:|10|punct she|PRP|10|nsubj replaces|VBZ|2|parataxis {PERSON}|NNP|10|obj .|.|2|punct
    The|DT|2|det killing|NN|7|nsubj of|IN|4|case {PERSON}|NNP|2|nmod by|IN|6|case {lgroups}|NNS|2|nmod angered|VBD|0|root {PLACE}|NNP|7|obj .|.|7|punct
    {PLACE}|NNP|2|nsubj expelled|VBD|0|root {count}|CD|2|obj of|IN|7|case {PLACE}|NNP|7|nmod:poss 's|POS|5|case diplomats|NNS|3|nmod over|IN|10|case the|DT|10|det {event}|NN|2|obl .|.|2|punct
    {PLACE}|NNP|3|nsubj later|RB|3|advmod expelled|VBD|0|root {count}|CD|6|nummod {people_JJ}|JJ|6|amod diplomats|NNS|3|obj .|.|3|punct
    {title}|NNP|2|nmod:desc {PERSON}|NNP|3|nsubj said|VBD|0|root {lgroups}|NNS|6|nsubj had|VBD|6|aux {seized}|VBN|3|ccomp {count}|CD|8|nummod {people}|NNS|6|obj .|.|3|punct
    {PERSON}|NNP|2|nsubj accused|VBD|0|root {PERSON}|NNP|2|obj of|IN|5|mark {killing}|VBG|2|advcl {count}|CD|7|nummod {people}|NNS|5|obj .|.|2|punct
    {PERSON}|NNP|7|nsubj:pass ,|,|3|punct {count}|CD|1|appos ,|,|3|punct has|VBZ|7|aux been|VBN|7|aux:pass {seized}|VBN|0|root in|IN|9|case {PLACE}|NNP|7|obl .|.|7|punct
    A|DT|2|det court|NN|3|nsubj sentenced|VBD|0|root {PERSON}|NNP|3|obj ,|,|8|punct a|DT|8|det former|JJ|8|amod {role}|NN|4|appos of|IN|10|case {ORG}|NNP|8|nmod ,|,|8|punct to|IN|14|case {count}|CD|14|nummod years|NNS|3|obl in|IN|16|case prison|NN|14|nmod .|.|3|punct
    The|DT|2|det {role}|NN|5|nsubj of|IN|4|case {ORG}|NNP|2|nmod {met}|VBD|0|root {PERSON}|NNP|5|obj .|.|5|punct
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
    "lgroups": "rebels militants gunmen protesters soldiers troops police bandits fighters settlers farmers workers students fans firefighters officers residents rescuers prosecutors guards lawmakers",
    "who": "journalist sniper policeman soldier minister mayor doctor nurse driver pilot teacher student guard gunman farmer banker judge lawyer singer fisherman teenager priest official reporter tourist burglar",
    "role": "coach captain director head leader founder owner chairman editor goalkeeper striker spokesman lawyer manager",
    "met": "met praised criticised attacked beat defeated accused arrested rescued sued replaced thanked killed shot wounded captured freed questioned detained warned blamed supported rejected welcomed mocked followed robbed stabbed defended opposed",
    "seized": "attacked arrested rescued replaced killed shot wounded captured freed questioned detained robbed stabbed seized injured abducted hit stopped evacuated struck",
    "urged": "urged invited asked ordered told persuaded allowed helped forced", "named": "named elected appointed", "jailed": "jailed wounded captured detained stranded abducted injured imprisoned", "gave": "gave sold offered lent sent handed showed",
    "sold": "sold handed transferred offered", "assets": "branches factories ships shares mines stores plants hotels", "money": "euros dollars pounds crowns francs pesos", "n": "20 45 90 120 3.5 7 600 1.2", "gifts": "tickets letters houses paintings medals horses",
    "law": "law plan deal ban reform budget decision bill proposal treaty",
    "title": "President Minister Senator Governor Secretary Chancellor Premier General King Mayor Ambassador Colonel",
}
NUMBER_WORDS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fifteen", "twenty", "thirty", "forty", "fifty"]
BOUNDS = (("at", "IN", "case", "least", "JJS", "nmod"), ("more", "JJR", "advmod", "than", "IN", "fixed"))
UPOS = {"NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "CD": "NUM", "IN": "ADP", "DT": "DET", "JJ": "ADJ", "JJS": "ADJ", "JJR": "ADJ", ",": "PUNCT", ".": "PUNCT", "HYPH": "PUNCT", "VBP": "VERB", "VBZ": "VERB",
        "VBD": "VERB", "VBN": "VERB", "VBG": "VERB", "VB": "VERB", "MD": "AUX", "TO": "PART", "POS": "PART", "WRB": "ADV",
        "WP": "PRON", "PRP": "PRON", "PRP$": "PRON", "RB": "ADV", "RP": "ADP", "CC": "CCONJ", ":": "PUNCT"}
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
        before.space = before.space and token.form not in (",", ".", ";", "?", "'s")
    tokens[0].form = tokens[0].form[:1].upper() + tokens[0].form[1:]
    return Sentence(tokens, entities, False, "bulletin")


def _fill(word: str, tag: str, relation: str, rng: random.Random) -> list[Token]:
    """The tokens of one row; the head among them has -1 for its own head, the others an index within the row."""
    if word == "{count}":
        return _count(relation, rng)
    if word in ("{PLACE}", "{PERSON}", "{ORG}"):
        return _name({"{PLACE}": place, "{PERSON}": person, "{ORG}": organisation}[word](rng), tag, relation)
    form = rng.choice(SLOTS[word[1:-1]].split()) if word.startswith("{") else word
    upos = "AUX" if relation.startswith(("aux", "cop")) else "SCONJ" if relation == "mark" and tag == "IN" else UPOS[tag]
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
