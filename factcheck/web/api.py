"""The HTTP API: the JSON of the command line, under /api."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends, File, Form, Query, Request, Response, UploadFile

from factcheck import __version__
from factcheck.draft import check_sentences, claims_of
from factcheck.reports.draft import draft_to_dicts
from factcheck.reports.json import facts_to_dict, reading_to_dict, report_to_dict
from factcheck.schema import JudgeKind, Source, Strictness
from factcheck.web import shapes, work
from factcheck.web.jobs import WRITERS, Jobs, read_rows, shown_name, told
from factcheck.web.limits import MOST_LISTED, MOST_SOURCES
from factcheck.web.pool import Pool
from factcheck.web.problems import MEDIA_TYPE, Problem
from factcheck.web.work import Against, Answer, Kept


def _pool(request: Request) -> Pool:
    pool: Pool = request.app.state.pool
    return pool


def _jobs(request: Request) -> Jobs:
    jobs: Jobs = request.app.state.jobs
    return jobs


PoolOf = Annotated[Pool, Depends(_pool)]
JobsOf = Annotated[Jobs, Depends(_jobs)]
ATTACHMENT = {"Content-Disposition": 'attachment; filename="factcheck-{}.{}"'}


def _problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    told = {"content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemDocument"}}}}
    return {
        status: {"description": Problem(status, "").title, **told} for status in (400, 403, 413, 422, 429, 500, 503, *statuses)
    }


router = APIRouter(prefix="/api", responses=_problems())


class Json(Response):
    """JSON as the command line prints it: characters as they are."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


@router.get("/health", response_model=shapes.Health)
async def health() -> Response:
    """Whether the server is up."""
    return Json({"status": "ok", "version": __version__})


@router.post("/check", response_model=shapes.Report, responses=_problems(404))
async def check(asked: shapes.CheckRequest, pool: PoolOf) -> Response:
    """Check one claim: the object that `factcheck CLAIM --json` prints."""
    (answer,) = sound(await pool.check([asked.claim], asked.against()))
    return Json(report_to_dict(answer.report, answer.sources))


@router.post("/check/many", response_model=shapes.Reports, responses=_problems(404))
async def check_many(asked: shapes.ManyRequest, pool: PoolOf) -> Response:
    """Check several claims against the same; the results are in their order."""
    answers = sound(await pool.check(asked.claims, asked.against()))
    return Json({"results": [report_to_dict(answer.report, answer.sources) for answer in answers]})


@router.post("/draft", response_model=shapes.Draft, responses=_problems(404))
async def draft(asked: shapes.DraftRequest, pool: PoolOf) -> Response:
    """Check every sentence of a text: the objects that `factcheck draft --json` prints, in their order."""
    found = await checked_draft(asked.text, asked.against(), pool)
    return Json({"sentences": list(draft_to_dicts([(sentence.span, answer.report) for sentence, answer in found]))})


@router.post("/parse", response_model=shapes.Parsed)
async def parse(asked: shapes.ParseRequest, pool: PoolOf) -> Response:
    """What is understood of a claim: the object that `factcheck parse --json` prints."""
    return Json(reading_to_dict(await pool.run(work.understood, asked.claim, asked.date)))


@router.post("/facts", response_model=shapes.Facts)
async def facts(asked: shapes.Article, pool: PoolOf) -> Response:
    """What a text states: the object that `factcheck facts --json` prints."""
    source = asked.source()
    return Json(facts_to_dict(source, await pool.run(work.stated, source)))


@router.get("/facts", response_model=shapes.Facts, responses=_problems(404))
async def facts_of_source(
    source: Annotated[str, Query(min_length=1, max_length=500, description="The id of an article of the library.")], pool: PoolOf
) -> Response:
    """What an article of the library states."""
    kept, reading = await pool.run(work.stated_by, source)
    return Json(facts_to_dict(kept.source, reading))


@router.get("/sources", response_model=shapes.Articles)
async def sources(
    pool: PoolOf,
    q: Annotated[str, Query(max_length=1_000, description="Words to look for, in any form; or a claim.")] = "",
    after: Annotated[int, Query(ge=-1, le=2**53, description="Of a list: the number of the last article before it.")] = -1,
    most: Annotated[int, Query(ge=1, le=MOST_LISTED)] = 20,
) -> Response:
    """The articles of the library: those that have any of the words, best first; without words all, as they were added."""
    if q.strip():
        found = await pool.run(work.search, q, most)
        return Json({"articles": [{**_known(f.source), "score": round(f.score, 3), "passage": f.passage} for f in found]})
    page = await pool.run(work.articles, after, most)
    following = f"/api/sources?after={page.articles[-1].number}&most={most}" if page.more else None
    return Json({"articles": [_listed(kept) for kept in page.articles], "total": page.total, "next": following})


@router.get("/sources/{id:path}", response_model=shapes.Full, responses=_problems(404))
async def source(id: str, pool: PoolOf) -> Response:
    """An article of the library, in full."""
    kept = await pool.run(work.article, id)
    return Json({**_listed(kept), "near": list(kept.near), "text": kept.source.text})


@router.post("/jobs", status_code=202, response_model=shapes.Job, responses=_problems(404))
async def add_job(
    jobs: JobsOf,
    pool: PoolOf,
    file: Annotated[UploadFile, File(description="Claims: .txt (one a line), .csv, .tsv or .jsonl.")],
    source: Annotated[list[str], Form(max_length=MOST_SOURCES, description="Ids of articles of the library.")] = [],  # noqa: B006
    strictness: Annotated[Strictness, Form()] = Strictness.REPORTED,
    judge: Annotated[JudgeKind, Form()] = JudgeKind.LEARNED,
) -> Response:
    """Upload a claim file. The rows are checked in order; the answer says where to follow it."""
    against = Against(None, tuple(dict.fromkeys(id for id in source if id)), strictness, judge)
    name, data = file.filename or "", await file.read()
    job = await new_job(name, data, against, jobs, pool)
    return Json(told(job), 202, {"Location": f"/api/jobs/{job.id}"})


@router.get("/jobs/{id}", response_model=shapes.Job, responses=_problems(404))
async def job(id: str, jobs: JobsOf) -> Response:
    """How far a claim file is."""
    return Json(told(jobs.get(id)))


@router.delete("/jobs/{id}", status_code=204, responses=_problems(404))
async def remove_job(id: str, jobs: JobsOf) -> Response:
    """Stop a claim file, and forget what came of it."""
    jobs.remove(id)
    return Response(status_code=204)


@router.get("/jobs/{id}/results.{ending}", responses=_problems(404, 409), response_class=Response)
async def results(id: str, ending: str, jobs: JobsOf) -> Response:
    """What came of a claim file: jsonl or csv as `factcheck bulk` writes them, html or md as its reports."""
    found = jobs.get(id)
    if ending not in WRITERS:
        raise Problem(404, f"results come as {', '.join(WRITERS)}")
    if found.active:
        raise Problem(409, f"{len(found.results)} of {len(found.rows)} claims are checked: ask again when it is done")
    media_type, write = WRITERS[ending]
    named = {name: value.format(found.id, ending) for name, value in ATTACHMENT.items()}
    return Response((await asyncio.to_thread(write, found)).encode("utf-8", "replace"), media_type=media_type, headers=named)


async def checked_draft(text: str, against: Against, pool: Pool) -> list[tuple[Any, Answer]]:
    """Each sentence of a draft, with its answer. Raises Problem."""
    sentences = await pool.run(work.sentences, text)
    if not sentences:
        raise Problem(422, "the draft is empty: give a text with at least one sentence")
    claims = claims_of(sentences)
    answers = sound(await pool.check(claims, against)) if claims else []
    return [(s, Answer(*told)) for s, told in zip(sentences, check_sentences(sentences, lambda _: answers), strict=True)]


async def new_job(name: str, data: bytes, against: Against, jobs: Jobs, pool: Pool) -> Any:
    """A claim file put in line. Raises Problem, and NoSuchArticle for a source that is not there."""
    rows = await asyncio.to_thread(read_rows, name, data)
    for id in against.ids:
        await pool.run(work.article, id)
    return jobs.add(shown_name(name), rows, against)


def sound(answers: Sequence[Answer | str]) -> list[Answer]:
    """The answers. Raises Problem where one could not be found."""
    found = [answer for answer in answers if isinstance(answer, Answer)]
    if len(found) < len(answers):
        raise Problem(500, next(answer for answer in answers if isinstance(answer, str)))
    return found


def _known(source: Source) -> dict[str, Any]:
    day = source.published.isoformat() if source.published else None
    return {"id": source.id, "title": source.title, "date": day, "origin": source.origin}


def _listed(kept: Kept) -> dict[str, Any]:
    return {**_known(kept.source), "added": kept.added.isoformat()}
