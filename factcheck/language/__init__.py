"""The language room: the only one that loads spaCy; turns text into tokens, trees, sentences and named entities."""
