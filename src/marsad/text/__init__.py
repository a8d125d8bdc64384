"""Language-neutral text work and the syntax pipeline."""
