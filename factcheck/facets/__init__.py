"""One file a facet: it finds its mentions in a parsed text, reads them into values, and declares how two compare."""
