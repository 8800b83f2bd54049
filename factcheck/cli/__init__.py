"""The command line: one file a command, thin. `factcheck.cli.app.main` is the door."""
