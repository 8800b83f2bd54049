"""Which of the source's values each part of a claim is held against: one row a case."""

from __future__ import annotations

import pytest

from factcheck.checker import Checker
from factcheck.judging.case import Case, prepare
from factcheck.judging.laws import SAME_VALUE, leanings
from factcheck.reading.read import read_claims
from factcheck.schema import Relation, Source, Strictness, Verdict

CRASH = "Nineteen people were killed in the tram crash near Velm, among them four children."
FANS = "Police detained 60 fans after the match; 14 of them were charged."
RATE = "Unemployment in Larn slowed to 4.2 percent in June from 5.1 percent in May."
PROFIT = "The mill's profit rose to $340 million last year, up from $295 million."
TOLL = """Officials said that a flood in Orva killed at least 70 people on Monday. It cut off two villages.
Trains stopped. Power failed. The toll, first put at 31 dead, rose as rescuers reached the hills."""
COUP = "The harbour of Sanz reopened on 12 June, two days after the coup."
EXPELLED = "Vesland expelled 12 of Orland's diplomats over a spying row."
STRIKES = (
    "On 16 May, Orland launched drone and missile attacks on two bases in Veria. "
    "On 17 May, Veria also carried out strikes in Orland, in response to Orland's attacks."
)
PLANTS = "The company has 1,200 workers in Lund and 300 in Oslo."
SEATS = "The Reds won 88 of the 200 seats and the Blues 64."
OFFICES = "Jakob Sand, the coach of Harbour FC, praised goalkeeper Tim Oyel. Dana Whit thanked the mayor of Lund, Jan Bek."
LEGS = "Harrow reached the final on Tuesday night. Velden, who had won the first leg 2-1, finished with ten men."
# fmt: off
HELD_AGAINST = [  # source, claim, facet, relation, what of the source
    (CRASH, "Five children were killed in the tram crash near Velm.",       "quantity", "excludes", "four children"),
    (CRASH, "Nineteen children were killed in the tram crash near Velm.",   "quantity", "excludes", "four children"),
    (CRASH, "Four people were killed in the tram crash near Velm.",         "quantity", "excludes", "Nineteen people"),
    (CRASH, "Four children were killed in the tram crash near Velm.",       "quantity", "entails",  "four children"),
    (FANS, "60 fans were charged after the match.",                         "quantity", "excludes", "14 of them"),
    (FANS, "Police detained 60 fans after the match.",                      "quantity", "entails",  "60 fans"),
    (RATE, "Unemployment in Larn was 5.1 percent in June.",                 "quantity", "excludes", "4.2 percent"),
    (RATE, "Unemployment in Larn was 5.1 percent in May.",                  "quantity", "entails",  "5.1 percent"),
    (PROFIT, "The mill's profit last year was less than $300 million.",     "quantity", "excludes", "$340 million"),
    (PROFIT, "The mill's profit rose from $295 million.",                   "quantity", "entails",  "$295 million"),
    ("Rescuers pulled 15 people alive from the hotel.", "Rescuers pulled 50 people from the hotel.", "quantity", "excludes", "15 people"),
    ("A car bomb killed six people in Har on Monday. In March, a car bomb in Teb had killed 19.",
     "A car bomb killed 19 people.",                                        "quantity", "entails",  "19"),
    ("He was found guilty on seven of nine charges.", "He was found guilty on seven charges.", "quantity", "entails", "seven"),
    ("Hundreds of homes lost power in Tarv.", "40 homes lost power in Tarv.", "quantity", "excludes", "Hundreds of homes"),
    (STRIKES, "Orland carried out strikes in Veria on 16 May.",             "time",     "entails",  "16 May"),
    (STRIKES, "Veria attacked Orland on 17 May.",                           "time",     "entails",  "17 May"),
    (STRIKES, "Veria struck Orland on 16 May.",                             "time",     "excludes", "17 May"),
    (COUP, "The harbour of Sanz reopened on 10 June.",                      "time",     "excludes", "12 June"),
    (COUP, "The coup in Sanz took place on 10 June.",                       "time",     "open",     None),
    ("As of 3 May 2021, 212 cases had been confirmed.", "As of 10 May 2021, 300 cases had been confirmed.", "time", "open", None),
    (EXPELLED, "Orland expelled 12 Vesland diplomats.",                     "roles",    "excludes", "Vesland"),
    ("The president fired the minister on Friday.", "The minister fired the president.", "roles", "excludes", "president"),
    ("They idled the mill, which Lund bought from Orm.", "Orm bought the mill from Lund.", "roles", "excludes", "Lund"),
    (EXPELLED, "Orland had expelled 12 diplomats of Vesland.",              "roles",    "excludes", "Vesland"),
    ("Mayor Ada Krol defended the new law.", "Ada Krol criticised the new law.", "wording", "excludes", "defended"),
    ("The two countries restored diplomatic ties.", "The two countries severed diplomatic ties.", "action", "excludes", "restored"),
    (OFFICES, "Tim Oyel is the coach of Harbour FC.",                       "actor",    "excludes", "Jakob Sand"),
    (OFFICES, "Dana Whit is the mayor of Lund.",                            "actor",    "excludes", "Jan Bek"),
    (OFFICES, "Jakob Sand is the coach of Dale Rovers.",                    "actor",    "excludes", "Harbour FC"),
    (LEGS, "Harrow won the first leg 2-1.",                                 "actor",    "excludes", "Velden"),
    (LEGS, "Velden won the first leg 2-1.",                                 "roles",    "entails",  "Velden"),
    ("We pushed the Red Front out of Kobar.", "The Red Front pushed the Coalition out of Kobar.", "roles", "excludes", "Red Front"),
    ("Gerard Poole was jailed. His wife, Claire Poole, was acquitted.", "Gerard Poole was acquitted.", "actor", "excludes", "Claire Poole"),
    ("The firm lost $312 million. It had been expected to lose $250 million.", "The firm lost $300 million.", "quantity", "excludes", "$312 million"),
    ("Weak demand in Asia hurt the firm, which has a plant in Poland.", "Weak demand in Europe hurt the firm.", "place", "excludes", "Asia"),
    ("Weak demand in Asia hurt the firm, which has a plant in Poland.", "The firm has a plant in Europe.", "place", "entails", "Poland"),
    ("The dam cost 90 million more than planned.", "The dam cost less than planned.", "action", "excludes", "more"),
    ("The tax would bring down prices, he said.", "He said prices would rise.", "action", "excludes", "bring"),
    (PLANTS, "The company has 300 workers in Lund.",                        "quantity", "excludes", "1,200 workers"),
    (PLANTS, "The company has 300 workers in Oslo.",                        "quantity", "entails",  "300"),
    (SEATS, "The Blues won 88 seats.",                                      "quantity", "excludes", "64"),
    (SEATS, "The Reds won 88 seats.",                                       "quantity", "entails",  "88"),
    ("Three were taken to Batken, two to Isfara.", "Two were taken to Batken.", "quantity", "excludes", "Three"),
    ("The factory, opened in 1987, closed in 2021.", "The factory closed in 1987.", "time", "excludes", "2021"),
    ("He was mayor from 1998 to 2006.", "In 2001 he was the mayor.",        "time",     "entails",  "from 1998 to 2006"),
    ("He was mayor from 1998 to 2006.", "He was mayor until 2004.",         "time",     "excludes", "from 1998 to 2006"),
    ("The painting, stolen in Madrid, was found in Lyon.", "The painting was found in Madrid.", "place", "excludes", "Lyon"),
    ("Not all of the ships reached Arno.", "All of the ships reached Arno.", "quantity", "excludes", "Not all of the ships"),
    ("The court cleared Dahl of murder but convicted him of theft.", "Dahl was convicted of murder.", "roles", "excludes", "theft"),
    ("Greenwatch wrote to the ministry, which fined Bluewave.", "Greenwatch fined Bluewave.", "actor", "excludes", "ministry"),
    ("The mayor said it was safe; engineers disagreed.", "Engineers said it was safe.", "actor", "excludes", "mayor"),
    ("Residents did not leave the town.", "Residents fled the town.",       "stance",   "excludes", "leave"),
    ("The army lost control of the town.", "The army held on to the town.", "action",   "excludes", "lost"),
]
OPEN = [  # source, claim, which of the facets' comparisons excludes nothing
    ("Staff found lead in the well, but not in the lake.", "No lead was found in the lake.", "stance"),
    ("None of them was serious.", "None of the burns was serious.",         "stance"),
    ("A dog was saved by two off-duty nurses.", "Two nurses who were not on duty saved a dog.", "stance"),
    ("He denied reports that advisers had taken part.", "No advisers took part, he said.", "stance"),
    ("There was no sign that anybody had been harmed.", "Nobody was harmed.", "stance"),
    ("All but one of the hostages were freed.", "One hostage was not freed.", "stance"),
    ("Chad borrowed two planes from France.", "France lent Chad two planes.", "roles"),
    ("All 19 of its remaining staff left.", "The 19 were flown out.",       "action"),
    ("The team has lost all five of its matches.", "The team has not won a match.", "stance"),
    ("The price rose from 40 to 55 euros.", "The price went up by 15 euros.", "sure quantity"),
    ("Two thirds of the 90 members voted yes.", "Sixty members voted yes.", "sure quantity"),
]
RULED_OUT = [  # source, claim, the verdict that nothing speaks for
    ("Two tugs pulled the ship free on Friday.", "There was a storm on Friday.", Verdict.SUPPORTED),
    ("Our troops fired back and suffered no casualties.", "The troops suffered casualties.", Verdict.SUPPORTED),
    ("Ministers from Chile signed the accord.", "A minister from Bolivia signed the accord, too.", Verdict.CONTRADICTED),
    ("Health minister Bo Lind opened a clinic in Umbr.", "Bo Lind closed a clinic in Tarn.", Verdict.CONTRADICTED),
]
# fmt: on


def case_of(source: str, claim: str) -> Case:
    """The claim against the source, compared."""
    checker = Checker([Source("source", source)])
    (reading,) = read_claims([claim], checker.context)
    return prepare(reading, checker.indices[0], Strictness.REPORTED)


@pytest.mark.parametrize(("source", "claim", "facet", "relation", "reported"), HELD_AGAINST, ids=lambda value: str(value)[:40])
def test_held_against(source: str, claim: str, facet: str, relation: str, reported: str | None) -> None:
    compared = (item.comparison for item in case_of(source, claim).weighed if item.comparison.facet == facet)
    found = {(one.relation.value, one.reported.text if one.reported else None) for one in compared}
    assert (relation, reported) in found


@pytest.mark.parametrize(("source", "claim", "facet"), OPEN, ids=lambda value: str(value)[:40])
def test_excludes_nothing(source: str, claim: str, facet: str) -> None:
    least = SAME_VALUE if facet.startswith("sure ") else 0.0
    items = [item for item in case_of(source, claim).weighed if item.comparison.facet == facet.removeprefix("sure ")]
    assert not [item for item in items if item.comparison.relation is Relation.EXCLUDES and item.strength >= least]


@pytest.mark.parametrize(("source", "claim", "verdict"), RULED_OUT)
def test_ruled_out(source: str, claim: str, verdict: Verdict) -> None:
    assert leanings(case_of(source, claim))[verdict] == 0.0


def test_figure_that_the_source_has_elsewhere_too_is_no_sure_conflict() -> None:
    def strength(source: str) -> float:
        items = case_of(source, "Officials counted 31 dead in Orva.").weighed
        return max(item.strength for item in items if item.comparison.facet == "quantity")

    assert strength(TOLL) < strength(TOLL.replace("31", "some"))
