"""`python -m vocable` runs the command line."""

from vocable.cli import cli

cli(prog_name="vocable")
