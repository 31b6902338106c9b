"""Fields that templates ask for: those that exist and those that do not."""

from dataclasses import dataclass, field
from difflib import get_close_matches

from vocable.html.templates.model_types import (
    Type,
    field_types,
    is_method,
    models_of,
    one_of,
)


@dataclass(frozen=True, order=True)
class Problem:
    """Something that a template asks for and that is not there; lines count from 1.

    Where it is a field, `model` and `name` say which.
    """

    template: str
    line: int
    message: str
    model: str = ""
    name: str = ""


@dataclass
class Asked:
    """Gathers the fields that templates show, and the problems they have."""

    shown: set[tuple[type, str]] = field(default_factory=set)
    _problems: set[Problem] = field(default_factory=set)
    _doubted: set[tuple[str, str]] = field(default_factory=set)

    @property
    def problems(self) -> list[Problem]:
        """What is not there, less the fields of which a template asks `is defined`."""
        return sorted(
            problem
            for problem in self._problems
            if (problem.model, problem.name) not in self._doubted
        )

    def add(self, template: str, line: int, message: str) -> None:
        """Take note of a problem."""
        self._problems.add(Problem(template, line, message))

    def ask(self, owner: Type, name: str, template: str, line: int) -> Type:
        """Take note that a value is asked for a field; give the type of the field.

        What may be of several models needs the field in one of them.
        """
        models = models_of(owner)
        having = [model for model in models if name in field_types(model)]
        self.shown |= {(model, name) for model in having}
        if models and not having and not any(is_method(one, name) for one in models):
            self._problems.add(_unknown(template, line, models[0], name))
        return one_of([field_types(model)[name] for model in having])

    def ask_whether(self, owner: Type, name: str) -> None:
        """Take note that a template asks whether a value has a field at all."""
        self._doubted |= {(model.__name__, name) for model in models_of(owner)}

    def show(self, value: Type) -> None:
        """Take note that a value is shown with all that it holds."""
        for model in models_of(value):
            for name, kind in field_types(model).items():
                if (model, name) not in self.shown:
                    self.shown.add((model, name))
                    self.show(kind)


def _unknown(template: str, line: int, model: type, name: str) -> Problem:
    known = tuple(field_types(model))
    near = get_close_matches(name, known, 1)
    meant = f"did you mean {near[0]}? " if near else ""
    fields = ", ".join(known)
    message = f"{model.__name__} has no field {name}; {meant}Its fields: {fields}"
    return Problem(template, line, message, model.__name__, name)
