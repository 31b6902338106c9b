"""What stands beside the data: `vocable.toml`, its theme and policy, named queries."""
