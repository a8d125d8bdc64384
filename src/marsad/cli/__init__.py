"""The command line: parses, calls, prints. Results go to stdout or files, everything else to stderr."""
