"""`factcheck facts SOURCE`: what an article states."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli.options import JsonOption, LibraryOption, NoColorOption, PrivateOption, console, print_json


def facts(
    source: Annotated[
        str,
        typer.Argument(
            metavar="SOURCE", help="The article: a file, a URL, an id of the library, - for stdin, or seed for the shipped one."
        ),
    ],
    library: LibraryOption = None,
    allow_private: PrivateOption = False,
    json: JsonOption = False,
    no_color: NoColorOption = False,
) -> int:
    """Show what an article tells, day by day, with its figures, actors and places.

    \b
    factcheck facts seed
    factcheck facts news.md
    factcheck facts news.md | cut -f 1-4     # piped: a row a statement
    factcheck facts page.html --json
    factcheck facts library:4f1c09d2aa
    """
    from factcheck.library.articles import Articles, refuse_unused_library
    from factcheck.library.location import library_to_ask

    refuse_unused_library([source], library)
    with Articles(library_to_ask(library), allow_private=allow_private) as articles:
        article = articles.source(source)
        reading = articles.reading(article)
    if json:
        from factcheck.reports.json import facts_to_dict

        print_json(facts_to_dict(article, reading))
    else:
        from factcheck.reports.terminal import render_facts

        render_facts(article, reading, console(no_color))
    return 0
