"""Reports as ClaimReview (schema.org) in JSON-LD: what search engines and archives of fact checks read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from factcheck.reports.entries import Run
from factcheck.reports.labels import BEST, RATINGS, WORST
from factcheck.schema import Report, Source, Verdict

CONTEXT = "https://schema.org"


@dataclass(frozen=True, slots=True)
class Publication:
    """Where the reviews are published, and the organisation that answers for them."""

    url: str
    author: str


def claim_reviews(run: Run, publication: Publication) -> dict[str, Any]:
    """One ClaimReview, or a graph of them in the order of the run; claims that could not be checked are left out.

    In a graph, each has the page's address with the anchor that the HTML report gives the claim.
    """
    several = len(run.entries) > 1
    found = [
        _review(report, entry.sources, run, publication, f"#claim-{number}" if several else "")
        for number, entry, report in run.reports
    ]
    if several or not found:
        return {"@context": CONTEXT, "@graph": found}
    return {"@context": CONTEXT, **found[0]}


def _review(report: Report, sources: Sequence[Source], run: Run, publication: Publication, anchor: str) -> dict[str, Any]:
    cited = {evidence.source for evidence in report.evidence}
    return {
        "@type": "ClaimReview",
        "url": publication.url + anchor,
        "datePublished": run.checked.isoformat(),
        "author": {"@type": "Organization", "name": publication.author},
        "claimReviewed": report.claim,
        "itemReviewed": {"@type": "Claim", "text": report.claim},
        "reviewRating": _rating(report.verdict),
        "reviewBody": report.explanation,
        "isBasedOn": [_article(source) for source in sources if source.id in cited],
    }


def _rating(verdict: Verdict) -> dict[str, Any]:
    """A rating in words; in figures only where there is one: unverifiable is not half true."""
    words = {"@type": "Rating", "alternateName": verdict.capitalize()}
    if verdict not in RATINGS:
        return words
    return {**words, "ratingValue": RATINGS[verdict], "bestRating": BEST, "worstRating": WORST}


def _article(source: Source) -> dict[str, Any]:
    found: dict[str, Any] = {"@type": "Article", "headline": source.title or source.id}
    if source.published:
        found["datePublished"] = source.published.isoformat()
    if source.origin and source.origin.startswith(("https://", "http://")):
        found["url"] = source.origin
    return found
