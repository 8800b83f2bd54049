"""Claim files in, results out: readers, the run, writers."""
