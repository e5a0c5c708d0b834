"""Small wrong changes to a module: what a slip of the hand would have made of it.

A change is one that a test about the person's world could notice: a comparison, an operator, a number, a
condition, a returned value, a statement left out. Words, annotations, decorators and docstrings stay,
and so do type aliases, questions about the operating system, and `strict=` of zip, which only checks the
program against itself.
"""

import ast
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Final

OTHER_COMPARISONS: Final[dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
OTHER_OPERATORS: Final[dict[type[ast.operator], type[ast.operator]]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.BitXor: ast.BitAnd,
}
SWAPPED_CALLS: Final = {"min": "max", "max": "min", "any": "all", "all": "any"}
CHECKING_KEYWORDS: Final = frozenset({"strict"})
REMOVED: Final = "pass"


@dataclass(frozen=True, slots=True)
class Mutation:
    """One change of one module.

    Parameters
    ----------
    module : path from the root of the project.
    scope : the function or method that is changed; empty for the module's own statements.
    defines : the names that the changed statement defines, where it stands outside of a function.
    line, line_text : where the change is, from 1, and the line as it was.
    old, new : the changed text and what takes its place.
    start, end : its bytes in the module.
    nth : which one it is, among equal changes of equal lines.
    """

    module: str
    scope: str
    defines: frozenset[str]
    line: int
    line_text: str
    old: str
    new: str
    start: int
    end: int
    nth: int = 0

    @property
    def change(self) -> str:
        return f"{self.old} -> {self.new}"

    @property
    def key(self) -> str:
        """The same when the module is renamed, or the line comes to stand elsewhere in it."""
        result = (self.scope, self.line_text, self.change, self.nth)
        return sha256(repr(result).encode()).hexdigest()[:12]

    def applied(self, source: bytes) -> bytes:
        return source[: self.start] + self.new.encode() + source[self.end :]


def find_mutations(module: str, source: bytes) -> list[Mutation]:
    """All changes of a module, in the order of their places."""
    finder = _Finder(module, source)
    finder.visit(ast.parse(source))
    return sorted(finder.found, key=lambda m: (m.start, m.end, m.new))


def number_mutations(found: Sequence[Mutation]) -> list[Mutation]:
    """The same with `nth`, so that no two of a project have one key."""
    reach: Counter[str] = Counter()
    result = []
    for mutation in found:
        result.append(replace(mutation, nth=reach[mutation.key]))
        reach[mutation.key] += 1
    return result


class _Finder(ast.NodeVisitor):
    def __init__(self, module: str, source: bytes) -> None:
        self.found: list[Mutation] = []
        self._module = module
        self._source = source
        self._lines = source.splitlines(keepends=True)
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line))
        self._classes: list[str] = []
        self._function = ""
        self._defines: frozenset[str] = frozenset()

    # What stays as it is.

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        """Words for people."""

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is None or "TypeAlias" in ast.unparse(node.annotation):
            return
        self._assignment(node, [node.target], node.value)

    # Where a change is.

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        before, self._defines = self._defines, self._defines | {node.name}
        for statement in node.body:
            self.visit(statement)
        self._defines = before
        self._classes.pop()

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        before = self._function
        self._function = before or ".".join([*self._classes, node.name])
        for default in [*node.args.defaults, *node.args.kw_defaults]:
            if default is not None:
                self.visit(default)
        for statement in node.body:
            self.visit(statement)
        self._function = before

    visit_AsyncFunctionDef = visit_FunctionDef  # noqa: N815

    def visit_Assign(self, node: ast.Assign) -> None:
        self._assignment(node, node.targets, node.value)

    def _assignment(self, node: ast.stmt, targets: list[ast.expr], value: ast.expr) -> None:
        is_stored = any(isinstance(t, ast.Attribute | ast.Subscript) for t in targets)
        if self._function and is_stored and not self._function.endswith("__init__"):
            self._change(node, REMOVED)
        before = self._defines
        if not self._function:
            names = {n.id for t in targets for n in ast.walk(t) if isinstance(n, ast.Name)}
            self._defines = before | names
        self.visit(value)
        self._defines = before

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        self._change(node, REMOVED)
        if type(node.op) in OTHER_OPERATORS and not _is_text(node.value):
            other = ast.AugAssign(node.target, OTHER_OPERATORS[type(node.op)](), node.value)
            self._change(node, ast.unparse(other))
        self.visit(node.value)

    def visit_Expr(self, node: ast.Expr) -> None:
        if isinstance(node.value, ast.Constant):
            return
        self._change(node, REMOVED)
        self.visit(node.value)

    def visit_Raise(self, node: ast.Raise) -> None:
        if node.exc is not None:
            self._change(node, REMOVED)

    def visit_Return(self, node: ast.Return) -> None:
        if node.value is None:
            return
        if not isinstance(node.value, ast.Constant | ast.JoinedStr):
            self._change(node, "return None")
        self.visit(node.value)

    def visit_Break(self, node: ast.Break) -> None:
        self._change(node, "continue")

    def visit_Continue(self, node: ast.Continue) -> None:
        self._change(node, "break")

    def visit_If(self, node: ast.If) -> None:
        if not _is_of_the_interpreter(node.test):
            self._visit_choice(node)

    def visit_While(self, node: ast.While) -> None:
        self._condition(node.test)
        self.generic_visit(node)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        self._visit_choice(node)

    def _visit_choice(self, node: ast.If | ast.IfExp) -> None:
        asks_for_system = _is_of_the_system(node.test)
        if not asks_for_system:
            self._condition(node.test)
        for child in ast.iter_child_nodes(node):
            if child is not node.test or not asks_for_system:
                self.visit(child)

    def visit_comprehension(self, node: ast.comprehension) -> None:
        for test in node.ifs:
            self._condition(test)
        self.generic_visit(node)

    def _condition(self, test: ast.expr) -> None:
        if not isinstance(test, ast.Compare | ast.Constant) and not _is_not(test):
            self._change(test, f"(not {_enclosed(test)})")

    def visit_Compare(self, node: ast.Compare) -> None:
        for i, op in enumerate(node.ops):
            for other in OTHER_COMPARISONS[type(op)]:
                ops = [*node.ops[:i], other(), *node.ops[i + 1 :]]
                self._change(node, _enclosed(ast.Compare(node.left, ops, node.comparators)))
        self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        self._change(node, _enclosed(ast.BoolOp(other, node.values)))
        self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:
        if isinstance(node.op, ast.Not | ast.USub):
            self._change(node, _enclosed(node.operand))
        self.generic_visit(node)

    def visit_BinOp(self, node: ast.BinOp) -> None:
        has_other = type(node.op) in OTHER_OPERATORS
        if has_other and not (_is_text(node.left) or _is_text(node.right) or _is_type(node)):
            other = ast.BinOp(node.left, OTHER_OPERATORS[type(node.op)](), node.right)
            self._change(node, _enclosed(other))
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        if isinstance(node.func, ast.Name) and node.func.id in SWAPPED_CALLS:
            self._change(node.func, SWAPPED_CALLS[node.func.id])
        self.generic_visit(node)

    def visit_keyword(self, node: ast.keyword) -> None:
        if node.arg not in CHECKING_KEYWORDS:
            self.visit(node.value)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        if not (isinstance(node.value, ast.Name) and node.value.id == "Literal"):
            self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        for other in _other_values(node.value):
            self._change(node, repr(other))

    def _change(self, node: ast.stmt | ast.expr, new: str) -> None:
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        start = self._starts[node.lineno - 1] + node.col_offset
        end = self._starts[node.end_lineno - 1] + node.end_col_offset
        self.found.append(
            Mutation(
                module=self._module,
                scope=self._function,
                defines=self._defines,
                line=node.lineno,
                line_text=self._lines[node.lineno - 1].decode().strip(),
                old=" ".join(self._source[start:end].decode().split()),
                new=new,
                start=start,
                end=end,
            )
        )


def _other_values(value: object) -> Iterator[object]:
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield from (value + 1, value - 1)
    elif isinstance(value, float) and value:
        yield from (value * 2.0, value + 1.0)
    elif isinstance(value, float):
        yield 1.0


def _enclosed(node: ast.expr) -> str:
    return f"({ast.unparse(node)})"


def _is_text(node: ast.expr) -> bool:
    if isinstance(node, ast.BinOp):
        return _is_text(node.left) or _is_text(node.right)
    return isinstance(node, ast.JoinedStr) or (
        isinstance(node, ast.Constant) and isinstance(node.value, str | bytes)
    )


def _is_type(node: ast.BinOp) -> bool:
    """Is it `A | B` between types, as in isinstance?"""
    sides = [node.left, node.right]
    names = [s.attr if isinstance(s, ast.Attribute) else getattr(s, "id", "") for s in sides]
    return isinstance(node.op, ast.BitOr) and any(
        name in {"int", "float", "str", "bytes"} or (name[:1].isupper() and not name.isupper())
        for name in names
    )


def _is_not(node: ast.expr) -> bool:
    return isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)


def _is_of_the_system(test: ast.expr) -> bool:
    """Does it ask which operating system this is? The tests run on one of them."""
    return any(ast.unparse(n) in {"os.name", "sys.platform"} for n in ast.walk(test))


def _is_of_the_interpreter(test: ast.expr) -> bool:
    names = {n.id for n in ast.walk(test) if isinstance(n, ast.Name)}
    return bool(names & {"TYPE_CHECKING", "__name__"})
