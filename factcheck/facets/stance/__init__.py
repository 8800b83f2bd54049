"""How a text stands to what it tells: happened, did not, planned, possible; alleged, denied; said by whom."""

from factcheck.facets.stance.ladder import AHEAD, LADDER, NOT
from factcheck.facets.stance.own import HAPPENED, only_ahead, own
from factcheck.facets.stance.reading import read, with_particle

__all__ = ["AHEAD", "HAPPENED", "LADDER", "NOT", "only_ahead", "own", "read", "with_particle"]
