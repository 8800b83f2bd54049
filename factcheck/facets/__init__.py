"""One package a facet: it finds its mentions in a parsed text, reads them into values, and declares how two compare.

`quantity`, `time`, `place` and `actor` each offer `find` and a `LADDER`; their docstrings list their files in reading order.
`stance` is one file: it reads how the text stands to a predicate. All climb `ladder`. None imports another.
"""
