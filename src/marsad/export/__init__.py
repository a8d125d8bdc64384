"""Records become files that others read: one module per format."""
