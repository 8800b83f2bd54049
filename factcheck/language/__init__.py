"""The language room: the only one that loads spaCy; turns text into tokens, trees, sentences and named entities."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

if "spacy" not in sys.modules:
    # `import spacy` also imports its command line (a web client, a project manager): a sixth of a second at every start.
    # So it finds a stand-in, which makes way again: `spacy.info` and a later `import spacy.cli` work as ever.
    def _info(*arguments: Any, **options: Any) -> Any:
        from spacy.cli.info import info

        return info(*arguments, **options)

    stand_ins = {name: ModuleType(name) for name in ("spacy.cli", "spacy.cli.info")}
    vars(stand_ins["spacy.cli.info"])["info"] = _info
    sys.modules |= stand_ins
    try:
        import spacy  # noqa: F401
    finally:
        for name in stand_ins:
            del sys.modules[name]
