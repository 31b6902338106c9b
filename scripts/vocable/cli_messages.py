"""What a command says of itself: how it was called, and what it stopped at."""

import shlex
from dataclasses import replace

import click
from click.core import ParameterSource

from vocable.checking.findings import SEVERITIES, Report

# So many findings tell what is wrong; a whole report is another command.
_FIRST = 3


def repeated(name: str, *more: str) -> str:
    """Write the command that is running as another one, ready to be pasted.

    It keeps what the user gave of what that command knows too; `more` is added.
    """
    context = click.get_current_context()
    group = context.find_root()
    assert isinstance(group.command, click.Group)
    known = {one.name for one in group.command.commands[name].params}
    words = [group.info_name or "vocable", name]
    for parameter in context.command.params:
        assert parameter.name is not None
        source = context.get_parameter_source(parameter.name)
        value = context.params[parameter.name]
        other = parameter.name == "out" and name != context.info_name
        if (
            source != ParameterSource.COMMANDLINE
            or parameter.name not in known
            or other
        ):
            continue
        if isinstance(parameter, click.Option):
            option = max(parameter.opts, key=len)
            words += [option] if parameter.is_flag else [option, str(value)]
        else:
            words.append(str(value))
    return shlex.join([*words, *more])


def first_failing(report: Report, fail_on: str) -> tuple[Report, int]:
    """Give the first findings as grave as `fail_on`, as a report, and how many are."""
    grave = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    failing = tuple(one for one in report.findings if one.severity in grave)
    return replace(report, findings=failing[:_FIRST]), len(failing)
