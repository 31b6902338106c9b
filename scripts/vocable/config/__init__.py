"""Configuration: `vocable.toml`, theme, security policy, named queries."""
