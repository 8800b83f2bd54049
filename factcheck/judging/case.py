"""A claim against one source, aligned and compared facet by facet: all that a decision rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.judging.align import Alignment, Likenesses, align
from factcheck.judging.dates import compare_times
from factcheck.judging.displaced import compare_displaced
from factcheck.judging.evidence import passage
from factcheck.judging.features import features
from factcheck.judging.figures import compare_quantities
from factcheck.judging.holders import compare_actors, compare_holders
from factcheck.judging.index import Index
from factcheck.judging.orders import beside, compare_orders
from factcheck.judging.parallels import beside as but_for
from factcheck.judging.parallels import compare_parallels
from factcheck.judging.quantifiers import compare_quantifiers
from factcheck.judging.ranks import compare_ranks
from factcheck.judging.roles import compare_roles, right_way_round
from factcheck.judging.stances import compare_stances
from factcheck.judging.weighing import Weighed
from factcheck.judging.wheres import compare_places
from factcheck.judging.wording import compare_wording
from factcheck.schema import Reading, Strictness


@dataclass(frozen=True, slots=True)
class Case:
    """A claim against one source: all that the decision rests on."""

    claim: Reading
    index: Index
    alignments: tuple[Alignment, ...]
    weighed: tuple[Weighed, ...]
    features: dict[str, float]

    @property
    def coverage(self) -> float:
        """How much of the claim the source tells, 0 to 1."""
        return self.alignments[0].coverage() if self.alignments else 0.0

    @property
    def passage(self) -> str:
        """The sentences that a judge of two texts holds the claim against; "" where nothing of the claim is in the source."""
        return passage(self.index, self.alignments, self.weighed)


def prepare(claim: Reading, source: Index, strictness: Strictness) -> Case:
    """Align the claim with the source and compare facet by facet."""
    index = Index(claim)
    likenesses = Likenesses(index, source)
    alignments = right_way_round(tuple(align(index, source, likenesses)), likenesses)
    weighed = tuple(_weigh(alignments, likenesses, strictness)) if alignments else ()
    if alignments and (parallels := compare_parallels(alignments[0], likenesses)):
        weighed = (*parallels, *but_for(parallels, weighed))
    return Case(claim, source, alignments, weighed, features(claim, alignments, weighed, likenesses))


def _weigh(alignments: Sequence[Alignment], likenesses: Likenesses, strictness: Strictness) -> Iterator[Weighed]:
    orders = [*compare_orders(alignments, likenesses)]
    yield from beside(orders, compare_quantities(alignments, likenesses, strictness))
    yield from compare_times(alignments, likenesses)
    yield from orders
    yield from compare_places(alignments, likenesses)
    yield from compare_roles(alignments, likenesses)
    yield from compare_displaced(alignments[0], likenesses)
    yield from compare_actors(alignments[0], likenesses)
    yield from compare_holders(likenesses)
    yield from compare_ranks(alignments[0])
    yield from compare_quantifiers(alignments[0])
    yield from compare_stances(alignments, likenesses)
    yield from compare_wording(alignments[0], likenesses)
