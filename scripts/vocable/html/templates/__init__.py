"""Templates of a user over ours: what they ask for, held to what there is."""
