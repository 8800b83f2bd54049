"""The quantity facet: every number of a text with what it counts, and how a claimed quantity compares with a reported one.

In reading order, from characters to mentions:

    lexemes     cuts the text into figures, words, spaces and marks
    cardinals   one number, in figures or in words; ordinals; the denominator of a fraction
    numerals    the numbers as written, told together: fractions, "two and a half million", vague ones
    bounds      the words around a number that bound it, and the interval that they leave
    measures    a number with its unit or currency, in the canonical unit
    ranges      the amount, and two numbers told as one
    uncounted   figures that count nothing: dates, years, times of day, names with numbers in them
    amounts     puts these together: every amount of a text, not yet what it counts
    ages        ages, and magnitudes told before the figure
    counted     what a number counts: the noun with its compound and modifiers, by the parse
    tolls       what a count of people is a count of: the dead, the wounded, the missing
    tallies     counts without a numeral, and counts in a list
    labels      numbers that name what stands before them and count nothing: "Room 12"
    sums        counts of those killed or wounded, and two figures added up
    taken_up    figures of "the number", which count what was counted before
    mentions    `find`: amounts with what they count, as mentions

then how two compare:

    reports     when two figures are the same, and what a source's figure reports
    ladder      `LADDER` for a journalist's reading, `LOGICAL` for the letter
"""

from factcheck.facets.quantity.labels import is_label
from factcheck.facets.quantity.ladder import LADDER, LOGICAL, may_be_the_same
from factcheck.facets.quantity.mentions import find
from factcheck.facets.quantity.reports import in_percent
from factcheck.facets.quantity.sums import EITHER, add, between

__all__ = ["EITHER", "LADDER", "LOGICAL", "add", "between", "find", "in_percent", "is_label", "may_be_the_same"]
