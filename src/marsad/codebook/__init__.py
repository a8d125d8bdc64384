"""Event types, lexicons and conventions as data, and the loader that checks them."""
