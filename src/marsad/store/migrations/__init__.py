"""Alembic scripts that bring a database of any former version to the newest one; shipped inside the package."""
