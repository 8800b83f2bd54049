"""A figure of "the number": what it counts was told before. "Some 20,000 people marched. Police put the number at 8,000." """

from __future__ import annotations

import re
from dataclasses import replace

from factcheck.schema import Mention, Quantity
from factcheck.words.groups import is_people

REACH = 60
"""Characters before a figure in which the noun stands that takes another figure up."""
THE_NUMBER = re.compile(
    r"\b(?:the|that|this|their|its) (?:number|figure|total|count|crowd|turnout|attendance|estimate)"
    r"(?: (?:at|to|was|is|as|reached|be|been|of|than|more|less|nearly|about|almost|around|only|over|just))* $",
    re.IGNORECASE,
)


def take_up(text: str, mentions: list[Mention[Quantity]]) -> list[Mention[Quantity]]:
    """The mentions in order; one of a bare "number" counts the people of the last count before it."""
    people: Mention[Quantity] | None = None
    for n, mention in enumerate(mentions):
        value, start = mention.value, mention.span.start
        bare = value.of is None and value.unit is None and value.kind is None
        if people and bare and THE_NUMBER.search(text[max(0, start - REACH) : start]):
            counted = replace(value, of=people.value.of, modifiers=people.value.modifiers, kind=people.value.kind)
            mentions[n] = replace(mention, value=counted, token=people.token)
        if value.of and is_people(value.of):
            people = mention
    return mentions
