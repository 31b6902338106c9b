"""Page models become HTML."""
