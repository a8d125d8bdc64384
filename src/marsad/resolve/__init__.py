"""Words become places, times and actors."""
