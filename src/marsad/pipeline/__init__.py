"""Puts the steps together: the only place that knows their order, batches and what is kept between them."""
