"""Views of a Report: terminal, plain lines, JSON and CSV. Nothing here decides anything."""
