"""One reader for claims and articles: text in, statements with values out."""
