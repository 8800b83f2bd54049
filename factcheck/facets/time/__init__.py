"""The time facet: every date and time of a text as days, and how a claimed time compares with a reported one.

In reading order, from characters to mentions:

    words       cuts the text into words, each with a one-letter code: a text is also a string of codes
    forms       the forms that date expressions take as written, and how each is built
    deictic     builders of those that count from the article's day or recur each year, and of the time of day
    grammar     the rules over the string of codes, each with the form it builds
    phrases     forms joined with the words around them: "the end of", a clock, a range, since and until
    calendar    date arithmetic, nothing of text; `shift`
    spans       times made of other times: their early part, the nth unit in them, the stretch between two
    tense       whether the clause around a word lies ahead of the text or behind it
    resolve     a form into days, from the article's day, the dates told before it and the tense
    mentions    `find`: all of these over one text, as mentions
    offsets     `find_offsets`: times that count from another event
    orders      `find_orders`: which event came before which, and by how much
    dateline    `published`: the day that an article names as its own

then how two compare:

    ladder      `LADDER`
    sequence    `by_order`, `by_days`: a claimed order of two events against a reported one, or against their days
"""

from factcheck.facets.time.calendar import shift
from factcheck.facets.time.dateline import published
from factcheck.facets.time.ladder import LADDER
from factcheck.facets.time.mentions import find
from factcheck.facets.time.offsets import Offset, find_offsets
from factcheck.facets.time.orders import find_orders
from factcheck.facets.time.sequence import by_days, by_order, turned

__all__ = ["LADDER", "Offset", "by_days", "by_order", "find", "find_offsets", "find_orders", "published", "shift", "turned"]
