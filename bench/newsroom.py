"""Articles and claims about them, made up: small events in many places, told in other words by article and claim."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

from factcheck.schema import Source

# fmt: off
STARTS = ("Al", "Bar", "Cor", "Dur", "El", "Far", "Gal", "Hol", "Is", "Jar", "Kel", "Lor", "Mar", "Nor", "Or", "Pel", "Ros", "Sal", "Tor",
          "Ul", "Var", "Wes", "Yar", "Zel")
MIDDLES = ("a", "e", "i", "o", "ano", "eri", "ila", "oma", "umi", "ara", "end", "ist")
ENDS = ("bad", "burg", "dale", "fell", "gan", "haven", "ham", "lin", "mar", "mouth", "nia", "pur", "rin", "stan", "stead", "ton", "vik", "wick")
FORENAMES = ("Ada", "Boris", "Clara", "David", "Elena", "Farid", "Greta", "Hassan", "Irina", "Jonas", "Karim", "Lena", "Marco", "Nadia",
             "Oscar", "Petra", "Rafael", "Sofia", "Tomas", "Vera")
PEOPLE = ("police officers", "soldiers", "miners", "passengers", "villagers", "students", "firefighters", "fishermen", "farmers", "workers")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NUMBERS = (3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 16, 17, 18, 19, 21, 22, 24, 26, 27, 31, 34, 38, 43, 47, 52, 58, 66, 74, 89, 120, 150, 210)
EVENTS = (  # what the article says, what the claim says; both of one event
    ("An earthquake killed at least {n} {people} in {place} on {weekday}", "{n} {people} died in an earthquake in {place}"),
    ("At least {n} {people} were killed on {weekday} when gunmen attacked a checkpoint near {place}", "Gunmen killed {n} {people} near {place}"),
    ("Floods in {place} forced {n} families from their homes on {weekday}", "{n} families had to leave their homes in {place} because of floods"),
    ("A fire at the {firm} plant in {place} injured {n} {people} on {weekday}", "{n} {people} were hurt in a fire at a {firm} plant"),
    ("{firm} said on {weekday} that it would close its factory in {place} and cut {n} jobs", "{firm} is closing its {place} factory"),
    ("{person}, the mayor of {place}, resigned on {weekday} after {n} council members voted against the budget", "Mayor {person} of {place} stepped down"),
    ("Police in {place} arrested {n} {people} on {weekday} during a protest over water prices", "{n} {people} were detained at a protest in {place}"),
    ("A bus carrying {n} {people} overturned on the road to {place} on {weekday}", "A bus with {n} {people} on board crashed near {place}"),
    ("{firm} and the government of {place} signed an agreement on {weekday} worth {n} million dollars", "{firm} signed a deal with {place} worth ${n} million"),
    ("{person} won the election in {place} on {weekday} with {n} more seats than the opposition", "{person} won the vote in {place}"),
)
BODIES = (
    "{official}, a spokesman for the provincial government, said that the cause was not yet known.",
    "The road between {place} and {other} was closed for several hours.",
    "Hospitals in {other} said that they had treated {m} people.",
    "It was the second such event in the region this year; in the first, {m} people were affected.",
    "“We will look into everything that happened here,” {official} told reporters in {other}.",
    "Residents of {other} collected food and blankets for those affected.",
    "The opposition called for an inquiry and accused the authorities of acting too late.",
    "{rival}, the largest employer in the area, offered to pay for part of the damage.",
)
# fmt: on


@dataclass(frozen=True, slots=True)
class Told:
    """An article and a claim that it supports, in other words."""

    source: Source
    claim: str


def articles(count: int, seed: int = 1) -> list[Told]:
    """`count` articles with a claim each, always the same ones. A place has about 25 of 100,000 articles, a firm about 50."""
    dice = random.Random(seed)
    places = names(4_000, dice, "")
    firms = [f"{name} {kind}" for name in names(700, dice, "") for kind in ("Steel", "Foods", "Energy")]
    surnames = names(2_500, dice, "ov")
    made: dict[str, Told] = {}
    while len(made) < count:
        told = article(len(made), dice, places, firms, surnames)
        made.setdefault(told.source.text, told)
    return list(made.values())


def article(number: int, dice: random.Random, places: list[str], firms: list[str], surnames: list[str]) -> Told:
    """One article: an event, and three to six sentences around it."""
    day = date(2019, 1, 1) + timedelta(days=dice.randrange(365 * 5))
    place, other = dice.sample(places, 2)
    parts = {
        "n": dice.choice(NUMBERS), "m": dice.choice(NUMBERS), "people": dice.choice(PEOPLE), "place": place, "other": other,
        "firm": dice.choice(firms), "rival": dice.choice(firms), "weekday": WEEKDAYS[(day.weekday() - 1) % 7],
        "person": f"{dice.choice(FORENAMES)} {dice.choice(surnames)}", "official": f"{dice.choice(FORENAMES)} {dice.choice(surnames)}",
    }  # fmt: skip
    event, claim = dice.choice(EVENTS)
    body = dice.sample(BODIES, dice.randint(3, 6))
    text = f"{place.upper()}, {day:%B} {day.day}. {'. '.join([event])}. {' '.join(body)}".format(**parts)
    return Told(Source(f"a{number}", text, event.format(**parts), day), claim.format(**parts))


def names(count: int, dice: random.Random, end: str) -> list[str]:
    """Names that no gazetteer has, each once."""
    found: dict[str, None] = {}
    while len(found) < count:
        found[dice.choice(STARTS) + dice.choice(MIDDLES) + dice.choice(MIDDLES[:4]) * dice.randint(0, 1) + (end or dice.choice(ENDS))] = None
        if end:
            found[dice.choice(STARTS) + dice.choice(MIDDLES) + dice.choice(ENDS) + end] = None
    return list(found)[:count]
