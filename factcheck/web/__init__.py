"""The web page and the HTTP API: the same checks and reports, in a browser and for programs."""
