"""Articles from files, stdin and the package itself. `factcheck.sources.read` is the door."""
