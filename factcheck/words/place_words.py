"""The words around the names of places: what comes before them, what they end in, and what makes something else of them."""

from __future__ import annotations

from factcheck.words.times import vocabulary


def _split(words: str) -> frozenset[str]:
    return frozenset(words.split())


LOCATIVE = _split("""
    across around at from in inside into leaving near off outside reach reached throughout toward towards via within
    besieged bombarded bombed invaded shelled
""")
"""Words that a place follows."""
TYPES = _split("""
    area borough canton capital city commune county department district enclave governorate hamlet island municipality
    neighborhood neighbourhood port prefecture province quarter region republic resort state stronghold suburb territory
    town village
""")
"""What places are: "the city of X"."""
SETTLEMENTS = _split("capital city hamlet town village")
"""Those of them of which none lies within another."""
NAMED_TYPES = _split("""
    provinces districts villages governorates counties
    borough canton commune county district governorate island municipality neighborhood neighbourhood prefecture
    province suburb village
""")
"""Those that follow a name: "X province"."""
SITES = _split("""
    airfield airport airstrip arena avenue barracks base bridge camp canal cathedral cemetery checkpoint church crossing
    dam desert harbor harbour highway hospital hotel island islands jail lake mall market mosque mountain mountains
    museum palace park plaza port prison refinery river road shrine square stadium station street synagogue temple
    theater theatre tower valley zoo
""")
"""Last words of the names of sites: "X Stadium"."""
BUILDINGS = SITES | _split("building neighborhood area compound facility centre center factory school")
"""Lower-case words after a name of several words: "the Torre Alta building"."""
BEFORE_NAME = _split("camp fort lake mount")
"""First words of the names of sites: "Mount X"."""
TOWNS = _split("port cape san santa saint st new fort")
"""First words of the names of towns that no gazetteer need have: "Port X"."""
SAINTS = _split("san santa saint st")
"""Those of them that also begin the name of somebody."""
JOINERS = _split("& ' - al an and ar da das de del den der do dos du el en ez la las le les los of on sur the upon")
"""Small words within names of places."""
ARTICLES = _split("ad al an ar as ash az el ez")
"""Lower-case beginnings of names: al-Bab."""
CALENDAR = frozenset(word for word, (code, _) in vocabulary().items() if code in "MWE")
"""Months, weekdays and seasons."""
COLLIDING = _split("august chad china guinea hit jersey jordan march mobile niger turkey")
"""Countries and towns that in lower case are usually something else."""
FAITHS = _split("""
    anglican baptist catholic christian coptic episcopal evangelical lutheran methodist orthodox pentecostal
    presbyterian protestant
""")
"""Before "Church": a faith, not a building."""
PAPERS = _split("""
    albion athletic chronicle city daily gazette herald hotspur news observer post rovers telegraph times tribune united
    wanderers
""")
"""What makes a newspaper or a club of a place: "X Times", "X United"."""
RULES = _split("administration dynasty family government regime")
"""After the name of a ruler."""
BODIES = _split("archdiocese bank bishop church college diocese institute post times university")
"""Bodies called after a place: "University of X"."""
SIDES = ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest")
DIRECTIONS: dict[str, str] = {form: side + "ern" for side in SIDES for form in (side, side + "ern")} | {
    word: word for word in ("central", "midwestern", "upper", "lower")
}
"""Word -> the adjective of the direction: "north" and "northern" -> "northern"."""
PLAIN = TYPES | SITES | frozenset(DIRECTIONS)
"""Words that are no names, whatever the gazetteer says."""
