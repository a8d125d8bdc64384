"""One self-contained HTML file that shows a run: opens from disk, asks no network for anything."""
