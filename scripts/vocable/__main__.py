"""Run the command line with `python -m vocable`."""

from vocable.cli import cli

cli(prog_name="vocable")
