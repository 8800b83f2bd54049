"""Sentences that say several things, and those that can't be cut surely; words of a part stand where the sentence has them."""

from __future__ import annotations

import pytest

from factcheck.reading.parts import parts
from factcheck.schema import Span

# fmt: off
CUT = {
    "They wounded six men and burned two trucks.":               ["They wounded six men", "They burned two trucks"],
    "Gunmen stormed the post, killed two guards and took a car.": ["Gunmen stormed the post", "Gunmen killed two guards", "Gunmen took a car"],
    "In 1987, an earthquake struck Tarawe and killed 210 people.": ["In 1987, an earthquake struck Tarawe", "In 1987, an earthquake killed 210 people"],
    "The bridge was closed and the road was flooded.":           ["The bridge was closed", "the road was flooded"],
    "No civilians were hurt, but 30 soldiers died.":             ["No civilians were hurt", "30 soldiers died"],
    "The mayor defended the law but criticised the unions.":     ["The mayor defended the law", "The mayor criticised the unions"],
    "He was arrested on Monday and charged on Tuesday.":         ["He was arrested on Monday", "He was charged on Tuesday"],
    "Rebels have shelled the airport and burned two planes.":    ["Rebels have shelled the airport", "Rebels burned two planes"],
}
WHOLE = {
    "one-thing":         "Gunmen stormed the post.",
    "joined-names":      "Iran and Pakistan signed a treaty.",
    "shared-object":     "Police arrested and charged the man.",
    "day-of-one":        "A quake killed 210 people and destroyed the harbour in 1987.",
    "place-of-one":      "The trial began in Lisbon and heard 400 witnesses.",
    "denied":            "He did not deny the charge or leave the room.",
    "said":              "The army said that six men were killed and two escaped.",
    "two-sentences":     "They left the camp and took a car. Nobody was hurt.",
    "empty":             "",
    "no-verb":           "Bread and butter",
}
# fmt: on


@pytest.mark.parametrize(("sentence", "said"), CUT.items(), ids=CUT)
def test_a_claim_for_each_thing_that_is_said(sentence: str, said: list[str]) -> None:
    (found,) = parts([sentence])
    assert [part.text for part in found] == said
    for part in found:
        assert " ".join(sentence[piece.start : piece.end] for piece in part.pieces) == part.text


@pytest.mark.parametrize("sentence", WHOLE.values(), ids=WHOLE)
def test_what_can_not_be_cut_surely_stays_whole(sentence: str) -> None:
    assert parts([sentence]) == [()]


def test_words_of_a_part_stand_where_the_sentence_has_them() -> None:
    sentence = "They wounded six men and burned two trucks."
    part = parts([sentence])[0][1]
    trucks, across = part.text.index("two trucks"), Span(2, 8)
    found = part.whole(Span(trucks, trucks + len("two trucks")))
    assert found
    assert sentence[found.start : found.end] == "two trucks"
    assert part.whole(Span(0, 4)) == Span(0, 4)
    assert part.whole(across) is None


def test_many_at_once_keep_their_places() -> None:
    found = parts(["Nobody left.", *CUT, "word and " * 200, "Nobody came."])
    assert [bool(said) for said in found] == [False, *(True for _ in CUT), False, False]
