"""Documents become claims: engines behind one Protocol."""
