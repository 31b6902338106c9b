"""Types of the page models and their fields, as templates see them."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from types import FunctionType, NoneType, UnionType
from typing import Union, get_args, get_origin, get_type_hints

# A class, or what typing makes of classes: tuple[Link, ...], Text | None.
Type = object
# The type of what is not followed.
OPEN: Type = object


def is_model(kind: Type) -> bool:
    """Say whether a type is one of ours: a dataclass or a named tuple."""
    named = isinstance(kind, type) and issubclass(kind, tuple)
    return isinstance(kind, type) and (
        is_dataclass(kind) or (named and hasattr(kind, "_fields"))
    )


@cache
def field_types(model: type) -> dict[str, Type]:
    """Give the types of a model's fields, then of its properties, in their order."""
    hints = get_type_hints(model)
    names = (
        [one.name for one in fields(model)]
        if is_dataclass(model)
        else list(getattr(model, "_fields", ()))
    )
    properties = {
        name: get_type_hints(member.fget).get("return", OPEN)
        for name, member in vars(model).items()
        if isinstance(member, property) and not name.startswith("_")
    }
    return {name: hints[name] for name in names} | properties


def is_method(model: type, name: str) -> bool:
    """Say whether a model itself has a method that templates may call."""
    return isinstance(vars(model).get(name), FunctionType) and not name.startswith("_")


def alternatives(kind: Type) -> Iterator[Type]:
    """Give what a value may be, other than None."""
    if get_origin(kind) in {Union, UnionType}:
        for one in get_args(kind):
            yield from alternatives(one)
    elif kind is not NoneType:
        yield kind


def models_of(kind: Type) -> list[type]:
    """List the models that a value may be."""
    return [one for one in alternatives(kind) if is_model(one)]  # type: ignore[misc]


def one_of(kinds: Sequence[Type]) -> Type:
    """Give the type of a value that is of one of several types."""
    if not kinds or OPEN in kinds:
        return OPEN
    found = tuple(dict.fromkeys(each for kind in kinds for each in alternatives(kind)))
    return Union[found] if found else NoneType  # noqa: UP007 - made at run time


def item(kind: Type, index: int | None = None) -> Type:
    """Give the type of an item of a tuple: of that at an index, or of any."""
    found: list[Type] = []
    for one in alternatives(kind):
        parts = get_args(one)
        if is_model(one) and issubclass(one, tuple):  # type: ignore[arg-type]
            parts = tuple(field_types(one).values())
        elif get_origin(one) is not tuple:
            return OPEN
        if parts[-1:] == (...,):
            found.append(parts[0])
        elif index is None:
            found.extend(parts)
        elif -len(parts) <= index < len(parts):
            found.append(parts[index])
    return one_of(found)


def parts_of(models: Sequence[type]) -> list[type]:
    """List models and all that their fields are made of, in the order of meeting."""
    found: dict[type, None] = {}
    waiting = [*models]
    while waiting:
        model = waiting.pop(0)
        if model not in found:
            found[model] = None
            for kind in field_types(model).values():
                waiting.extend(_models_within(kind))
    return list(found)


def _models_within(kind: Type) -> Iterator[type]:
    if is_model(kind):
        yield kind  # type: ignore[misc]
    else:
        for one in get_args(kind):
            yield from _models_within(one)


def in_words(kind: Type) -> str:
    """Name a type for readers of templates; models stand by their names."""
    names = {str: "text", int: "number", bool: "yes or no", float: "number"}
    parts = get_args(kind)
    if get_origin(kind) in {Union, UnionType}:
        rest = [in_words(part) for part in parts if part is not NoneType]
        return " or ".join([*rest, *(["nothing"] if NoneType in parts else [])])
    if get_origin(kind) is tuple:
        if parts[-1:] == (...,):
            return f"list of {in_words(parts[0])}"
        return f"({', '.join(map(in_words, parts))})"
    if isinstance(kind, type):
        return names.get(kind, kind.__name__)
    return "anything"
