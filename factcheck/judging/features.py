"""What the alignment of a claim with a source looks like, as numbers: the input of the learned judge."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from factcheck.judging.align import SETTLED, Alignment, Likenesses, linked, tied
from factcheck.judging.weighing import Weighed
from factcheck.schema import Reading, Relation, Verdict

FACETS = ("quantity", "time", "place", "actor", "roles", "stance", "action")
TELLING = 4.0
"""From this rarity on a word tells something that a source would have to tell too."""
CORE = frozenset({"agent", "target", "recipient", "same"})
"""Roles of who did what to whom, and of who is what."""
KINDS = ("name", "noun", "verb", "adj")
NAMES: tuple[str, ...] = (
    "coverage", "coverage_base", "coverage_exact", "coverage_names", "coverage_verbs", "margin", "linked", "words", "untold",
    "instead", "instead_share", "added", "added_share", "question", "figures", "dates",
    *(f"{facet}_{sign}" for facet in FACETS for sign in ("entails", "excludes", "open")),
    *(f"{kind}_{sign}" for kind in KINDS for sign in ("instead", "added")),
    "excludes", "excludes_covered", "tightness", "negated", "planned", "alleged",
    "least_told", "least_name", "least_event", "tied", "figure_there", "told_far",
    "local", "local_exact", "elsewhere", "wording_excludes", "instead_strength",
    "links_told", "link_least", "link_named", "link_core", "link_in_role",
)  # fmt: skip

PAIR_NAMES = {
    Verdict.SUPPORTED: "pair_supported",
    Verdict.CONTRADICTED: "pair_contradicted",
    Verdict.UNVERIFIABLE: "pair_unverifiable",
}
"""What a judge of two texts says: the logarithms of its chances; all 0 where it was not asked."""
LEAST = 1e-4
"""Chances below are taken for this."""


def pair_features(chances: Mapping[Verdict, float]) -> dict[str, float]:
    """A number for each of PAIR_NAMES."""
    return {name: math.log(max(LEAST, chances[verdict])) for verdict, name in PAIR_NAMES.items()}


def features(
    claim: Reading, alignments: Sequence[Alignment], weighed: Sequence[Weighed], likenesses: Likenesses
) -> dict[str, float]:
    """A number for each of NAMES, and 0 for each of PAIR_NAMES; all zero where nothing of the claim is in the source."""
    found = dict.fromkeys((*NAMES, *PAIR_NAMES.values()), 0.0)
    if not alignments:
        return found
    best = alignments[0]
    words = best.claim.words
    total = sum(words[t].rarity for t in best.told) or 1.0
    in_base = {t: m for t, m in best.matches.items() if m.base}
    found["coverage"] = best.coverage()
    found["coverage_base"] = best.own()
    found["coverage_exact"] = sum(words[t].rarity for t, m in in_base.items() if m.score >= 0.95) / total
    for name, keep in (("coverage_names", "name"), ("coverage_verbs", "verb")):
        some = [t for t in best.told if words[t].pos == keep]
        found[name] = sum(best.told[t] for t in some) / len(some) if some else 1.0
    found["margin"] = best.coverage() - (alignments[1].coverage() if len(alignments) > 1 else 0.0)
    found["linked"] = linked(best)
    found["words"] = min(len(best.told), 20) / 20
    found["question"] = float(claim.text.rstrip().endswith("?"))
    found["figures"] = min(len(claim.quantities), 3)
    found["dates"] = min(len(claim.times), 3)
    found["untold"] = min(sum(score < SETTLED for score in best.told.values()), 6)
    for item in weighed:
        comparison = item.comparison
        if comparison.facet == "wording":
            if comparison.rung == "told elsewhere":
                found["elsewhere"] += 1
            if comparison.relation is Relation.EXCLUDES:
                found["wording_excludes"] = max(found["wording_excludes"], item.strength)
                found["excludes"] = max(found["excludes"], item.strength)
            if comparison.rung in ("another word", "not stated"):
                sign = "instead" if item.instead else "added"
                found[sign] += 1
                found[f"{sign}_share"] += item.weight / total
                word = next((w for w in words.values() if comparison.claimed.span == w.span), None)
                if word and word.pos in KINDS:
                    found[f"{word.pos}_{sign}"] += 1
            continue
        key = f"{comparison.facet}_{comparison.relation}"
        found[key] = max(found[key], item.strength)
        if comparison.relation is Relation.EXCLUDES:
            found["excludes"] = max(found["excludes"], item.strength)
        for code, reason in (("planned", "planned-only"), ("alleged", "alleged-only"), ("negated", "denied")):
            if comparison.reason == reason:
                found[code] = max(found[code], item.strength)
    found["excludes_covered"] = found["excludes"] * found["coverage_base"]
    telling = [t for t in best.told if words[t].rarity >= TELLING]
    found["least_told"] = min((best.told[t] for t in telling), default=1.0)
    found["least_name"] = min((best.told[t] for t in telling if words[t].pos == "name"), default=1.0)
    found["least_event"] = min((best.told[t] for t in telling if words[t].frames or words[t].pos == "verb"), default=1.0)
    found["local"] = best.local()
    found["local_exact"] = sum(words[t].rarity for t, score in best.here.items() if score >= 0.85) / total
    found["instead_strength"] = max((item.strength for item in weighed if item.instead), default=0.0)
    found["tied"] = tied(best)
    found["told_far"] = best.coverage() - sum(words[t].rarity * m.score for t, m in best.matches.items()) / total
    found["figure_there"] = max((item.strength for item in weighed if item.figure_there), default=0.0)
    found |= _links(best, likenesses)
    # a near copy with one word added or put in another's place is telling; a free paraphrase is not
    found["tightness"] = found["coverage_exact"] * (found["instead"] + found["added"] > 0)
    return found


def _links(best: Alignment, likenesses: Likenesses) -> dict[str, float]:
    """How well the source tells the claim's links anywhere: all of them, the least, those of names, and who did what to whom."""
    words = best.claim.words
    told = [
        (words[e.head], words[e.child], e.role, *likenesses.link(e.head, e.role, e.child))
        for e in best.claim.reading.edges
        if e.head in words and e.child in words and min(words[e.head].rarity, words[e.child].rarity) >= TELLING
    ]
    named = [either for head, child, _, either, _ in told if "name" in (head.pos, child.pos)]
    core = [(either, same) for _, _, role, either, same in told if role in CORE]
    return {
        "links_told": sum(either for *_, either, _ in told) / len(told) if told else 1.0,
        "link_least": min((either for *_, either, _ in told), default=1.0),
        "link_named": min(named, default=1.0),
        "link_core": min((either for either, _ in core), default=1.0),
        "link_in_role": min((same for _, same in core), default=1.0),
    }
