"""`factcheck parse CLAIM`: what is understood of a claim."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.bulk.claims import valid_claim
from factcheck.cli.options import DateOption, JsonOption, NoColorOption, console, day, note, print_json, stdin_text
from factcheck.errors import BadRequest


def parse(
    claim: Annotated[str | None, typer.Argument(metavar="CLAIM", help="The claim, in quotes; - reads it from stdin.")] = None,
    date: DateOption = None,
    json: JsonOption = False,
    file: Annotated[
        str | None, typer.Option("--file", metavar="FILE", help="Parse a claim file, to JSON lines with ids.")
    ] = None,
    no_color: NoColorOption = False,
) -> int:
    """Show what is understood of a claim.

    \b
    factcheck parse "11 officers were killed last week" --date 2024-01-29
    factcheck parse "Some 3,000 people marched in Lyon" --json
    factcheck parse --file claims.jsonl > understood.jsonl
    """
    today = day(date)
    if (claim is None) == (file is None):
        raise BadRequest("give a claim or --file FILE, and not both")

    from factcheck.reports.json import reading_to_dict

    if file is not None:
        from factcheck.bulk.claim_file import ClaimFile
        from factcheck.bulk.readings import read_rows

        errors = 0
        with ClaimFile(file) as claims:
            for row, reading in read_rows(claims, today):
                if isinstance(reading, str):
                    errors += 1
                    note(reading)
                    print_json({"id": row.id, "claim": row.claim, "error": reading})
                else:
                    print_json({"id": row.id, **reading_to_dict(reading)})
        return 2 if errors else 0

    from factcheck.checker import parse_claim
    from factcheck.reports.terminal import render_parse

    reading = parse_claim(valid_claim(stdin_text("claim") if claim == "-" else str(claim)), today)
    if json:
        print_json(reading_to_dict(reading))
    else:
        render_parse(reading, console(no_color))
    return 0
