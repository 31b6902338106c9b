"""Plurals of counted things in the English of the command line."""


def how_many(number: int, one: str) -> str:
    """Count things that have a regular plural: `1 file`, `4,120 files`."""
    return f"{number:,} {one}{'' if number == 1 else 's'}"
