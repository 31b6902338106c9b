"""Messages of a command about itself: how it was called."""

import shlex

import click
from click.core import ParameterSource


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
