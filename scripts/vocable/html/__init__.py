"""HTML: page models are rendered with Jinja templates."""
