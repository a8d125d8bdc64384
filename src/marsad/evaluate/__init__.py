"""How good the reading is: scorers, floors, comparison with an earlier run, and a page of errors to look at."""
