"""The rules engine: syntax and lexicons, no model of its own."""
