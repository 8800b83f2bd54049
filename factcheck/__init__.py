"""Check a claim against an article: supported, contradicted or unverifiable, with evidence."""

__version__ = "0.1.0"
