"""The place facet: the places of a text with what contains them, and how a claimed and a reported place compare.

In reading order, from the parse to mentions:

    scene       a parsed text as the place finder asks about it: its case, its entities, the words before a token
    sites       sites called by a name: "Fisht Stadium"
    names       the stretches of the text that name a place
    holders     what the text puts a place in: "Mountain View, California"
    meaning     which of its namesakes a name means here
    mentions    `find`: all of these over one text, as mentions
    dateline    `dateline`: the place that an article names as its own

then how two compare:

    ladder      `LADDER`
"""

from factcheck.facets.place.dateline import dateline
from factcheck.facets.place.ladder import LADDER
from factcheck.facets.place.mentions import find

__all__ = ["LADDER", "dateline", "find"]
