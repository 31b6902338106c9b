"""The pages of the hierarchy, and where in it a concept stands."""
