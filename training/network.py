"""The shape of the networks: one CNN shared by tagger, morphologizer and parser, another for the entity recognizer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from spacy.language import Language


@dataclass(frozen=True, slots=True)
class Shape:
    """The size of one CNN. `rows` are those of the hash tables for norm, prefix, suffix and shape."""

    width: int = 96
    depth: int = 4
    rows: tuple[int, int, int, int] = (5000, 1000, 2500, 2500)
    hidden: int = 64


def encoder(shape: Shape, *, vectors: bool) -> dict[str, Any]:
    """The CNN that turns tokens into rows of numbers."""
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": shape.width,
            "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
            "rows": list(shape.rows),
            "include_static_vectors": vectors,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": shape.width,
            "depth": shape.depth,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }


def _listener(shape: Shape) -> dict[str, Any]:
    return {"@architectures": "spacy.Tok2VecListener.v1", "width": shape.width, "upstream": "tok2vec"}


def _tagger(shape: Shape) -> dict[str, Any]:
    return {"@architectures": "spacy.Tagger.v2", "tok2vec": _listener(shape), "nO": None}


def _transitions(kind: str, tok2vec: dict[str, Any], shape: Shape) -> dict[str, Any]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": False,
        "hidden_width": shape.hidden,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": tok2vec,
    }


def add_syntax(nlp: Language, shape: Shape, *, vectors: bool) -> None:
    """Append the shared CNN, tagger, morphologizer and parser to `nlp`."""
    nlp.add_pipe("tok2vec", config={"model": encoder(shape, vectors=vectors)})
    nlp.add_pipe("tagger", config={"model": _tagger(shape)})
    nlp.add_pipe("morphologizer", config={"model": _tagger(shape)})
    nlp.add_pipe("parser", config={"model": _transitions("parser", _listener(shape), shape), "min_action_freq": 20})


def add_entities(nlp: Language, shape: Shape, *, vectors: bool) -> None:
    """Append the entity recognizer with its own CNN to `nlp`."""
    nlp.add_pipe("ner", config={"model": _transitions("ner", encoder(shape, vectors=vectors), shape)})
