"""The values of the record: frozen, typed, without input or output. Everything above is functions over these."""
