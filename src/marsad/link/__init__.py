"""Claims become incidents: blocking, comparing, scoring, clustering, consolidating, explaining."""
