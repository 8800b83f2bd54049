"""`factcheck source ...`: the library of articles that claims are checked against."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from factcheck.cli.help import Command, Group
from factcheck.cli.options import JsonOption, LibraryOption, NoColorOption, PrivateOption, console, note, print_json
from factcheck.errors import BadRequest

if TYPE_CHECKING:
    from factcheck.library.gather import Gathered
    from factcheck.library.store import Entry, Item, Library
    from factcheck.schema import Source

QuietOption = Annotated[bool, typer.Option("--quiet", help="Print nothing but errors.")]
IdsArgument = Annotated[list[str], typer.Argument(metavar="ID...", help="Ids, or paths and addresses they were added from.")]

app = typer.Typer(
    cls=Group,
    no_args_is_help=True,
    help="""The library: articles kept with what was read in them. A claim without --source is checked against it.

    factcheck source add news.md reports/
    factcheck source search bridge closed
    factcheck "The bridge was closed on Monday"
    """,
    short_help="The library: articles kept to check against.",
    context_settings={"help_option_names": ["--help", "-h"]},
)


@app.command(cls=Command)
def add(
    names: Annotated[
        list[str], typer.Argument(metavar="NAME...", help="Files, folders, addresses, .jsonl feeds, - for stdin, or seed.")
    ],
    library: LibraryOption = None,
    allow_private: PrivateOption = False,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> int:
    """Add articles. One that is there already is not added again; newer content of a path or address takes the old one's place.

    \b
    factcheck source add news.md reports/
    factcheck source add https://example.org/bridge
    factcheck source add feed.jsonl    # rows: text, may have title, date, url, id

    Exit status: 0 everything was read, 2 something was not; the rest is added.
    """
    from factcheck.library.gather import gather

    errors: list[str] = []
    outcomes: Counter[str] = Counter()
    with _opened(library, write=True) as kept:
        for done in kept.add(_readable(gather(names, allow_private=allow_private), errors)):
            outcomes[done.outcome] += 1
            if json:
                print_json({"outcome": done.outcome, **_known(done.source), "near": list(done.near)})
            elif not quiet:
                near = f"\tnear-duplicate of {', '.join(done.near)}" if done.near else ""
                sys.stdout.write(f"{done.outcome}\t{done.source.id}\t{_line(done.source)}{near}\n")
        if not quiet:
            told = [f"{outcomes[name]:,} {words}" for name, words in OUTCOMES.items() if outcomes[name]]
            told += [f"{len(errors):,} not read"] if errors else []
            note(f"{', '.join(told) or 'nothing to add'}; the library {kept.path} has {_articles(len(kept))}")
    return 2 if errors else 0


@app.command("list", cls=Command)
def list_(library: LibraryOption = None, json: JsonOption = False, no_color: NoColorOption = False) -> int:
    """List the articles, in the order in which they were added.

    \b
    factcheck source list
    factcheck source list --json | jq -r .id
    """
    with _opened(library) as kept:
        if json:
            for entry in kept.entries():
                print_json({**_known(entry.source), "added": entry.added.isoformat()})
            return 0
        from factcheck.reports.articles import ArticleRow, render_articles

        render_articles([ArticleRow(entry.source) for entry in kept.entries()], console(no_color))
    return 0


@app.command(cls=Command)
def show(ids: IdsArgument, library: LibraryOption = None, json: JsonOption = False, no_color: NoColorOption = False) -> int:
    """Show articles in full.

    \b
    factcheck source show library:4f1c09d2aa
    factcheck source show news.md --json
    """
    from factcheck.reports.articles import render_article

    with _opened(library) as kept:
        for entry in _named(kept, ids):
            added, near = entry.added.isoformat(), kept.near(entry)
            if json:
                print_json({**_known(entry.source), "added": added, "near": near, "text": entry.source.text})
            else:
                render_article(entry.source, [("added", added), ("near-duplicates", ", ".join(near))], console(no_color))
    return 0


@app.command(cls=Command)
def remove(ids: IdsArgument, library: LibraryOption = None, quiet: QuietOption = False) -> int:
    """Remove articles, with what was read in them.

    \b
    factcheck source remove library:4f1c09d2aa
    factcheck source remove news.md https://example.org/bridge
    """
    with _opened(library, write=True) as kept:
        for entry in _named(kept, ids):
            kept.remove(entry)
            if not quiet:
                sys.stdout.write(f"removed\t{entry.source.id}\t{_line(entry.source)}\n")
    return 0


@app.command(cls=Command)
def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="Words to look for, in any form; or a claim.")],
    library: LibraryOption = None,
    most: Annotated[int, typer.Option("--most", metavar="N", min=1, help="Show the best N articles.")] = 10,
    json: JsonOption = False,
    no_color: NoColorOption = False,
) -> int:
    """Find articles by their words, the best first.

    \b
    factcheck source search officers Rask
    factcheck source search "11 officers killed in Rask" --most 3
    """
    from factcheck.library.search import with_words

    with _opened(library) as kept:
        found = with_words(" ".join(words), kept, most)
        if json:
            for entry, score, passage in found:
                print_json({**_known(entry.source), "score": round(score, 3), "passage": passage})
            return 0 if found else 3
        if not found:
            note(f"nothing found among {_articles(len(kept))}")
            return 3
        from factcheck.reports.articles import ArticleRow, render_articles

        render_articles([ArticleRow(entry.source, passage) for entry, _, passage in found], console(no_color), "passage")
    return 0


@app.command(cls=Command)
def export(
    output: Annotated[str | None, typer.Argument(metavar="OUT", help="A .jsonl file; left out: stdout.")] = None,
    library: LibraryOption = None,
) -> int:
    """Write the articles as a feed of JSON lines, which `source add` reads.

    \b
    factcheck source export articles.jsonl
    factcheck source export | gzip > articles.jsonl.gz
    """
    from factcheck.bulk.output import json_line

    with _opened(library) as kept:
        if output is None:
            for entry in kept.entries():
                print_json({**_known(entry.source), "text": entry.source.text})
            return 0
        with open(output, "w", encoding="utf-8", newline="") as file:
            for entry in kept.entries():
                file.write(json_line({**_known(entry.source), "text": entry.source.text}))
        note(f"{_articles(len(kept))} in {output}")
    return 0


OUTCOMES = {"added": "added", "updated": "updated", "there": "there already"}


def _opened(named: str | None, *, write: bool = False) -> Library:
    from factcheck.library.location import library_path
    from factcheck.library.store import Library

    return Library(library_path(named), write=write)


def _readable(gathered: Iterable[Gathered], errors: list[str]) -> Iterator[Item]:
    """The articles; what is none is told on stderr and put with the errors."""
    from factcheck.library.gather import LeftOut
    from factcheck.library.store import Item

    for found in gathered:
        if isinstance(found, Item):
            yield found
        elif isinstance(found, LeftOut):
            note(found.told)
        else:
            errors.append(str(found))
            note(str(found))


def _named(kept: Library, ids: list[str]) -> list[Entry]:
    """The articles of all ids, before anything is done with one. Raises BadRequest."""
    found = {id: kept.entry(id) for id in ids}
    missing = [id for id, entry in found.items() if entry is None]
    if missing:
        raise BadRequest(f"no article {missing[0]!r} in the library: factcheck source list shows them")
    return [entry for entry in found.values() if entry is not None]


def _known(source: Source) -> dict[str, Any]:
    day = source.published.isoformat() if source.published else None
    return {"id": source.id, "title": source.title, "date": day, "origin": source.origin}


def _line(source: Source) -> str:
    return " ".join((source.title or source.text[:80]).split())


def _articles(count: int) -> str:
    return f"{count:,} article{'' if count == 1 else 's'}"
