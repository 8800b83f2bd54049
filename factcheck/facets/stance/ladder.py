"""How a claimed and a reported stance compare: the rungs of the stance facet. Pure."""

from __future__ import annotations

from factcheck.facets.ladder import Ladder, Rung
from factcheck.schema import Relation, Stance

NOT = ("did-not", "will-not")
AHEAD = ("planned", "possible")


def _same(claimed: Stance, reported: Stance) -> bool:
    return claimed.status == reported.status or claimed.status in NOT and reported.status in NOT


def _denied(stance: Stance) -> bool:
    return stance.doubted == "denied" and stance.status not in NOT


def _one_speaker(claimed: Stance, reported: Stance) -> bool:
    """Whether both name a speaker, and a name or noun of the one is in the other: "the energy ministry", "Ministry"."""
    return bool(_words(claimed.said_by) & _words(reported.said_by))


def _words(speakers: tuple[str, ...]) -> set[str]:
    return {word.lower() for speaker in speakers for word in speaker.split() if len(word) > 3}


def _says_the_opposite(claimed: Stance, reported: Stance) -> bool:
    """ "X denied it" for "X said it", and the other way round; who else said or denied it is another matter."""
    return _denied(claimed) != _denied(reported) and _same(claimed, reported) and _one_speaker(claimed, reported)


def _not_so(claimed: Stance, reported: Stance) -> bool:
    """One side says that it did not happen, the other tells that it was denied."""
    return _denied(claimed) and reported.status in NOT or claimed.status in NOT and _denied(reported)


def _excluded(happens: Stance, does_not: Stance) -> bool:
    """Whether the one has it happen, or come, and the other not."""
    if happens.status == "happened":
        return does_not.status in NOT
    return happens.status in AHEAD and does_not.status == "will-not"


LADDER: Ladder[Stance] = Ladder(
    "stance",
    "The source does not say whether this happened.",
    (
        Rung(
            "said and denied",
            Relation.EXCLUDES,
            _says_the_opposite,
            "One side has it said, the other denied, by the same speaker (“{reported}”).",
            "negated",
        ),
        Rung("told as denied", Relation.ENTAILS, _not_so, "The source has “{reported}” denied, or says that it did not happen."),
        Rung(
            "denied or doubted",
            Relation.OPEN,
            lambda c, r: r.doubted == "denied" and c.doubted != "denied" and c.status == r.status,
            "The source reports “{reported}” only as denied or doubted.",
            "denied",
        ),
        Rung(
            "alleged only",
            Relation.OPEN,
            lambda c, r: r.doubted == "alleged" and not c.doubted and not c.said_by and (c.status == r.status or _excluded(r, c)),
            "The source reports “{reported}” only as alleged.",
            "alleged-only",
        ),
        Rung("same", Relation.ENTAILS, _same, "Both tell it alike."),
        Rung(
            "planned, not yet done",
            Relation.OPEN,
            lambda c, r: c.status == "happened" and r.status in AHEAD,
            "The claim tells “{claimed}” as done; in the source “{reported}” is only planned or possible.",
            "planned-only",
        ),
        Rung(
            "denied by the source",
            Relation.EXCLUDES,
            _excluded,
            "The claim says that “{claimed}” happened; the source says that it did not (“{reported}”).",
            "negated",
        ),
        Rung(
            "denied by the claim",
            Relation.EXCLUDES,
            lambda c, r: _excluded(r, c),
            "The claim says that “{claimed}” did not happen; the source says that it did (“{reported}”).",
            "negated",
        ),
        Rung(
            "done, told as planned",
            Relation.ENTAILS,
            lambda c, r: c.status in AHEAD and r.status in ("happened", *AHEAD),
            "The source tells it as planned or done.",
        ),
        Rung(
            "anything else",
            Relation.OPEN,
            lambda c, r: True,
            "The source does not settle whether “{claimed}” happened.",
            "detail-not-stated",
        ),
    ),
)
