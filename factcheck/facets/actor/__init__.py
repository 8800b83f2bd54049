"""The actor facet: the persons, groups and bodies of a text, each with all that is told of it, and how two compare.

In reading order, from the parse to mentions:

    spelling     how names compare as strings: accents, initials, surnames, acronyms
    words        the tokens of a text as plain lists, and what its nouns say of people and bodies
    phrase       one phrase that speaks of an actor, and what the words in it tell
    names        where a text names persons and bodies
    nouns        nouns that speak of people, bodies and places: "the gunmen", "his counterpart"
    phrases      every such phrase of a text: names with their titles, nouns, pronouns
    ties         which two phrases name one actor by the grammar: appositions, "a man named X"
    cluster      one actor while the text is read: all that its mentions have told so far
    fit          which earlier actor a phrase may speak of
    quotes       which tokens stand in a quotation, and who speaks it
    pronouns     what a pronoun stands for
    coreference  puts each phrase to its actor, in text order
    mentions     `find`: all of these over one text, as mentions that share their actor's value

then how two compare:

    same         whether two actors are one by name
    ladder       `LADDER`, and `same_actor`
"""

from factcheck.facets.actor.ladder import LADDER, same_actor
from factcheck.facets.actor.mentions import find

__all__ = ["LADDER", "find", "same_actor"]
