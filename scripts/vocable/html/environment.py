"""Jinja environment of the pages: the same language and escaping, but faster.

A build of some thousand pages writes some million values; what Jinja does for each of
them, to serve cases that do not occur here, was a third of the time of a build.
"""

import re
from collections.abc import Callable, Iterator, MutableMapping
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import sha256
from keyword import iskeyword
from pathlib import Path
from typing import Any, TypeGuard

from jinja2 import (
    BaseLoader,
    BytecodeCache,
    Environment,
    FileSystemBytecodeCache,
    StrictUndefined,
    nodes,
)
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.runtime import Macro
from markupsafe import Markup, escape

from vocable.html.markup import Words

# What takes a value that may not be there.
_FOR_WHAT_MAY_LACK = frozenset({"defined", "undefined", "default", "d"})
# The function that gives the words of the interface.
WORDS = "_"
_special = re.compile("[&<>\"']").search


def escaped(value: object) -> str:
    """Give what stands in HTML for a value: most hold nothing that must be escaped."""
    if type(value) is str and not _special(value):
        return value
    if type(value) is Markup:
        return value
    return str(value) if type(value) is int else escape(value)


def plainly_called(macro: Macro) -> Callable[..., str]:
    """Give what calls a macro, at once where its arguments are given in order."""
    if macro.caller or macro.catch_kwargs or macro.catch_varargs:
        return macro
    body, wanted = macro._func, len(macro.arguments)  # noqa: SLF001 - Jinja gives no other way

    def call(*given: object, **named: object) -> str:
        if named or len(given) != wanted:
            return macro(*given, **named)
        return Markup(body(*given))  # noqa: S704 - Jinja escaped it

    return call


class _Generator(CodeGenerator):
    """Compiles templates to code that asks of a value only what ours need."""

    _asking = False

    def _output_child_to_const(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> str:
        """Work out when compiling only what is written as it stands.

        A compiled template serves every language, and what a filter or a test makes
        even of a constant may depend on it.
        """
        if not isinstance(node, nodes.TemplateData | nodes.Const):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        elif _is_word(node):
            self.write("(")
        else:
            self.write("environment.escaped(")

    def visit_Call(
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        """Call what a template calls; nothing that it knows asks for its context."""
        if (
            forward_caller
            or node.dyn_args
            or node.dyn_kwargs
            or any(iskeyword(one.key) for one in node.kwargs)
        ):
            super().visit_Call(node, frame, forward_caller=forward_caller)
        elif _is_word(node):
            self.write("environment.words[")
            self.visit(node.args[0], frame)
            self.write("]")
        else:
            self.visit(node.node, frame)
            self.write("(")
            for argument in (*node.args, *node.kwargs):
                self.visit(argument, frame)
                self.write(", ")
            self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Define a macro that is called without ceremony."""
        self.write("environment.plainly_called(")
        super().macro_def(macro_ref, frame)
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """Take what a model holds; what it may not hold is asked as Jinja asks."""
        if self._asking or iskeyword(node.attr):
            super().visit_Getattr(node, frame)
        else:
            self.write("(")
            self.visit(node.node, frame)
            self.write(f").{node.attr}")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:
        """Write a test; some ask whether a value is there."""
        with self._perhaps(node):
            super().visit_Test(node, frame)

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:
        """Write a filter; one says what stands for a value that is not there."""
        with self._perhaps(node):
            super().visit_Filter(node, frame)

    @contextmanager
    def _perhaps(self, node: nodes.Filter | nodes.Test) -> Iterator[None]:
        before = self._asking
        self._asking = before or node.name in _FOR_WHAT_MAY_LACK
        yield
        self._asking = before


def _is_word(node: nodes.Expr) -> TypeGuard[nodes.Call]:
    """Tell whether words of the interface are asked for, with no places to fill."""
    return (
        isinstance(node, nodes.Call)
        and isinstance(node.node, nodes.Name)
        and node.node.name == WORDS
        and len(node.args) == 1
        and not node.kwargs
    )


class _Compiled(FileSystemBytecodeCache):
    """Compiled templates in a folder; what cannot be kept is compiled anew."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template, where there is a place for it."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


@cache
def _compiled() -> BytecodeCache | None:
    """Give the place where compiled templates last, a folder of the user's alone.

    Among the temporary files, under names that tell which edition of this module
    compiled them; where it cannot stand, templates are compiled anew.
    """
    edition = sha256(Path(__file__).read_bytes()).hexdigest()[:12]
    try:
        return _Compiled(pattern=f"__vocable_{edition}_%s.cache")
    except (OSError, RuntimeError):
        return None


class SiteEnvironment(Environment):
    """An environment whose pages are all escaped, in one language of the interface."""

    code_generator_class = _Generator
    escaped = staticmethod(escaped)
    plainly_called = staticmethod(plainly_called)

    def __init__(self, words: Words, loader: BaseLoader) -> None:
        super().__init__(
            loader=loader,
            autoescape=True,
            undefined=StrictUndefined,
            # It would work out filters of constants in the language of the first page.
            optimized=False,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
            bytecode_cache=_compiled(),
        )
        self.words = words
        self.globals.update(
            {
                WORDS: words.text,
                "ngettext": words.count,
                "strong_count": words.strong_count,
            }
        )

    def make_globals(
        self, d: MutableMapping[str, Any] | None
    ) -> MutableMapping[str, Any]:
        """Give the names that a template knows: ours, no map of maps around them."""
        return super().make_globals(d) if d else self.globals
