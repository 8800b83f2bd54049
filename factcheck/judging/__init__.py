"""First the event, then the parts: align a claim's statements with a source's and compare facet by facet."""
