"""Vocabulary as tables, and the readers of those tables."""
