"""The store of articles and of what was read in them. `factcheck.library.store` is the door."""
