"""Reports come in: files, folders, streams and row formats become reports and documents."""
