"""The shape of the package, read from its imports.

The checker takes any package folder, so that the tests at the end can show it a bad tree: a rule
that cannot fail protects nothing.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "framing"

LAYERS = (
    ("version", "lazily"),
    ("model",),
    ("text", "lexicons"),
    ("corpus", "devices", "attribution"),
    ("annotate",),
    ("measure",),
    ("health",),
    ("compare", "classify", "frames", "simulate"),
    ("report",),
    ("experiment",),
    ("cli", "testing"),
)
LEVEL = {name: level for level, layer in enumerate(LAYERS) for name in layer}
MAY_IMPORT_ROOT = {"cli"}
NLTK_HOME = "text"
MAY_LOOK_UP = {"model.display"}  # docs/decisions/0005-display-seam.md
JUNK_DRAWERS = {"utils", "util", "helpers", "helper", "misc", "common"}
SHIPPED_DATA = "_shipped"

MODULE_LINES = 400
FUNCTION_LINES = 60
PARAMETERS = 8

HEAVY = ("matplotlib", "msgspec", "nltk", "numpy", "pandas", "pyarrow", "scipy", "sklearn")


@dataclass(frozen=True, slots=True)
class Import:
    """The dotted name asked for, its line, and whether it is asked for when the module is run."""

    name: str
    line: int
    at_import: bool


@dataclass(frozen=True)
class Module:
    """One module of the package under test."""

    name: str
    path: Path
    is_package: bool

    @cached_property
    def source(self) -> str:
        """The text of the module."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree of the module."""
        return ast.parse(self.source, str(self.path))

    @property
    def part(self) -> str:
        """The first name under the package root; empty for the root itself."""
        return self.name.partition(".")[2].partition(".")[0]

    def imports(self) -> Iterator[Import]:
        """Every import, wherever it stands, relative ones resolved."""
        yield from self._walk(self.tree, at_import=True)

    def _walk(self, node: ast.AST, *, at_import: bool) -> Iterator[Import]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Import):
                yield from (Import(a.name, child.lineno, at_import) for a in child.names)
            elif isinstance(child, ast.ImportFrom):
                base = self._resolve(child)
                yield from (
                    Import(f"{base}.{a.name}", child.lineno, at_import) for a in child.names
                )
            elif isinstance(child, ast.If) and ast.unparse(child.test).endswith("TYPE_CHECKING"):
                yield from self._walk(child, at_import=False)
            else:
                is_function = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
                yield from self._walk(child, at_import=at_import and not is_function)

    def _resolve(self, node: ast.ImportFrom) -> str:
        if node.level == 0:
            return node.module or ""
        parts = self.name.split(".")
        anchor = parts[: len(parts) - node.level + self.is_package]
        return ".".join([*anchor, *([node.module] if node.module else [])])

    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        """Every function and method, nested ones included."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node


def read_package(root: Path) -> dict[str, Module]:
    """The modules under `root` by dotted name, the data shipped beside them left out."""
    modules = {}
    for path in sorted(root.rglob("*.py")):
        parts = path.relative_to(root.parent).with_suffix("").parts
        if SHIPPED_DATA in parts:
            continue
        is_package = parts[-1] == "__init__"
        name = ".".join(parts[:-1] if is_package else parts)
        modules[name] = Module(name, path, is_package)
    return modules


def internal(modules: dict[str, Module], root: str) -> Iterator[tuple[Module, Import, str]]:
    """Every import from inside the package: the importer, the import and the module it reaches."""
    for module in modules.values():
        for found in module.imports():
            if found.name.partition(".")[0] == root:
                target = found.name
                while target not in modules and "." in target:
                    target = target.rpartition(".")[0]
                yield module, found, target


def wrong_direction(modules: dict[str, Module], root: str) -> list[str]:
    """Imports that point up, sideways, or at the package root."""
    offenders = []
    for module, found, target in internal(modules, root):
        where = f"{module.name}:{found.line} imports {found.name}"
        there = target.partition(".")[2].partition(".")[0]
        if module.name == root or (there and there == module.part):
            continue
        if not there:
            dunder = found.name.rpartition(".")[2] == "__version__"
            if module.part not in MAY_IMPORT_ROOT and not dunder:
                offenders.append(f"{where}: the root is for users")
        elif module.part not in LEVEL or there not in LEVEL:
            offenders.append(f"{where}: no layer is declared for {module.part} or {there}")
        elif LEVEL[there] == LEVEL[module.part]:
            offenders.append(f"{where}: a sibling in the same layer")
        elif LEVEL[there] > LEVEL[module.part]:
            offenders.append(f"{where}: a higher layer")
    return offenders


def cycle(modules: dict[str, Module], root: str) -> list[str]:
    """The first cycle among the imports that run at import time; empty when there is none.

    Importing `a.b.c` also runs `a` and `a.b`; those edges count, except from a module to the
    packages it lives in, which are running already when it is.
    """
    graph: dict[str, set[str]] = {name: set() for name in modules}
    for module, found, target in internal(modules, root):
        if not found.at_import:
            continue
        parts = target.split(".")
        reached = {".".join(parts[: n + 1]) for n in range(len(parts))}
        running = {name for name in reached if f"{module.name}.".startswith(f"{name}.")}
        graph[module.name] |= reached - (running - {target}) - {module.name}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def relative_imports(modules: dict[str, Module]) -> list[str]:
    """Imports written with leading dots."""
    return [
        f"{module.name}:{node.lineno}"
        for module in modules.values()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and node.level
    ]


def nltk_imports(modules: dict[str, Module]) -> list[str]:
    """Imports of NLTK outside its seam, or inside it but run at import."""
    return [
        f"{module.name}:{found.line}"
        for module in modules.values()
        for found in module.imports()
        if found.name.partition(".")[0] == "nltk" and (module.part != NLTK_HOME or found.at_import)
    ]


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from the first statement after the docstring to the last."""
    has_docstring = ast.get_docstring(function, clean=False) is not None
    statements = function.body[1:] if has_docstring else function.body
    if not statements:
        return 0
    return (statements[-1].end_lineno or 0) - statements[0].lineno + 1


def n_parameters(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Parameters a caller fills in: `self` and `cls` are not among them."""
    arguments = function.args
    named = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    names = [a.arg for a in named]
    return len(names) - (names[:1] in (["self"], ["cls"]))


def hidden_imports(modules: dict[str, Module], root: str) -> list[str]:
    """Modules that reach into the package by a name in a string, which the other rules cannot see.

    A package's `__init__` may (lazy exports), and so may the seams that a decision record names.
    """
    return [
        f"{module.name}:{node.lineno} names {node.value}"
        for module in modules.values()
        if "import_module(" in module.source or "__import__(" in module.source
        if not module.is_package and module.name.partition(".")[2] not in MAY_LOOK_UP
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant) and str(node.value).startswith(f"{root}.")
    ]


def oversized(modules: dict[str, Module]) -> list[str]:
    """Modules and functions too big to be held in mind."""
    offenders = []
    for module in modules.values():
        if (n := len(module.source.splitlines())) > MODULE_LINES:
            offenders.append(f"{module.name}: {n} lines (at most {MODULE_LINES})")
        for function in module.functions():
            where = f"{module.name}:{function.lineno} {function.name}"
            if (n := body_lines(function)) > FUNCTION_LINES:
                offenders.append(f"{where}: {n} lines of body (at most {FUNCTION_LINES})")
            if (n := n_parameters(function)) > PARAMETERS and not is_command(function):
                offenders.append(f"{where}: {n} parameters (at most {PARAMETERS})")
    return offenders


def is_command(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether the parameters are a command's options, which click fills and the interface fixes."""
    return any("command(" in ast.unparse(d) for d in function.decorator_list)


def junk_drawers(modules: dict[str, Module]) -> list[str]:
    """Modules named after nothing in particular."""
    return [name for name in modules if JUNK_DRAWERS & {p.strip("_") for p in name.split(".")}]


@pytest.fixture(scope="module")
def modules() -> dict[str, Module]:
    """The modules of the real package."""
    return read_package(PACKAGE)


def report(offenders: list[str]) -> str:
    """One offender a line, for the message of a failed test."""
    return "\n".join(["", *offenders])


class TestPackage:
    def test_every_part_has_a_layer(self, modules):
        """Every module and subpackage under the root belongs to a declared layer."""
        assert {m.part for m in modules.values() if m.part} <= set(LEVEL)

    def test_imports_point_down(self, modules):
        """A module imports only from lower layers or from its own subpackage."""
        offenders = wrong_direction(modules, "framing")
        assert not offenders, report(offenders)

    def test_there_is_no_import_cycle(self, modules):
        """No chain of imports comes back to where it began."""
        found = cycle(modules, "framing")
        assert not found, " -> ".join(found)

    def test_no_import_is_hidden_in_a_string(self, modules):
        """Modules are not looked up by name behind the back of these rules."""
        offenders = hidden_imports(modules, "framing")
        assert not offenders, report(offenders)

    def test_imports_are_absolute(self, modules):
        """Every import can be found by searching for the full name."""
        offenders = relative_imports(modules)
        assert not offenders, report(offenders)

    def test_nltk_stays_behind_its_seam(self, modules):
        """NLTK is imported under framing/text only, and only when it is used."""
        offenders = nltk_imports(modules)
        assert not offenders, report(offenders)

    def test_modules_and_functions_are_of_readable_size(self, modules):
        """Nothing is bigger than a reader can hold in mind."""
        offenders = oversized(modules)
        assert not offenders, report(offenders)

    def test_no_module_is_a_junk_drawer(self, modules):
        """Every module is named after what it holds."""
        offenders = junk_drawers(modules)
        assert not offenders, report(offenders)

    def test_import_is_cheap(self):
        """`import framing` loads none of the heavy libraries."""
        code = f"import sys, framing; print(*[m for m in {HEAVY!r} if m in sys.modules])"
        run = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )
        assert run.stdout.split() == []


@pytest.fixture
def tree(tmp_path):
    """A function that writes a package called `pkg` and reads it back."""

    def write(files: dict[str, str]) -> dict[str, Module]:
        for name in ("__init__.py", *files):
            path = tmp_path / "pkg" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(files.get(name, ""), encoding="utf-8")
            (path.parent / "__init__.py").touch()
        return read_package(tmp_path / "pkg")

    return write


class TestChecker:
    @pytest.mark.parametrize(
        ("importer", "statement", "reason"),
        [
            ("model/span.py", "from pkg.text.tokens import tokens", "a higher layer"),
            ("model/span.py", "import pkg.report", "a higher layer"),
            ("model/span.py", "from pkg import text", "a higher layer"),
            ("model/span.py", "def f():\n    import pkg.text.tokens", "a higher layer"),
            ("model/span.py", "from ..text import tokens", "a higher layer"),
            ("model/span.py", "if TYPE_CHECKING:\n    import pkg.text.tokens", "a higher layer"),
            ("devices/passive.py", "from pkg.corpus import read", "a sibling"),
            ("report/html.py", "from pkg import compare_all", "the root is for users"),
            ("report/html.py", "import pkg", "the root is for users"),
            ("report/html.py", "from pkg.plugins import x", "no layer is declared"),
            ("testing.py", "from pkg import cli", "a sibling"),
        ],
    )
    def test_wrong_direction_is_found(self, tree, importer, statement, reason):
        """An import that does not point down is named, with its reason."""
        files = dict.fromkeys(
            ("text/tokens.py", "corpus/read.py", "report/html.py", "plugins/x.py", "cli.py"), ""
        )
        (found,) = wrong_direction(tree(files | {importer: statement}), "pkg")
        assert found.startswith(f"pkg.{importer[:-3].replace('/', '.')}:")
        assert reason in found

    @pytest.mark.parametrize(
        ("importer", "statement"),
        [
            ("text/tokens.py", "from pkg.model.span import Span"),
            ("text/tokens.py", "from pkg.text import quotes"),
            ("report/html.py", "from pkg import __version__"),
            ("cli.py", "import pkg"),
            ("__init__.py", "from pkg.report.html import page"),
        ],
    )
    def test_right_direction_is_allowed(self, tree, importer, statement):
        """An import that points down, or stays in its subpackage, is no offence."""
        files = dict.fromkeys(("model/span.py", "text/quotes.py", "report/html.py"), "")
        assert wrong_direction(tree(files | {importer: statement}), "pkg") == []

    def test_cycle_is_found(self, tree):
        """Two modules that import each other are a cycle."""
        found = cycle(
            tree({"model/a.py": "from pkg.model import b", "model/b.py": "import pkg.model.a"}),
            "pkg",
        )
        assert {"pkg.model.a", "pkg.model.b"} <= set(found)

    def test_cycle_through_a_package_is_found(self, tree):
        """A package whose door imports a module that imports the door is a cycle."""
        files = {"model/__init__.py": "from pkg.model.a import x", "model/a.py": "import pkg.model"}
        assert cycle(tree(files), "pkg")

    @pytest.mark.parametrize("guard", ["def f():", "if TYPE_CHECKING:"])
    def test_late_import_closes_no_cycle(self, tree, guard):
        """What is not run at import closes no cycle: function bodies, type checkers' branches."""
        files = {
            "model/a.py": "import pkg.model.b",
            "model/b.py": f"{guard}\n    import pkg.model.a",
        }
        assert cycle(tree(files), "pkg") == []

    def test_hidden_import_is_found(self, tree):
        """A module name in a string is an offence outside lazy exports and named seams."""
        source = "def f():\n    import_module('pkg.report')\n    import_module('polars')"
        files = dict.fromkeys(("model/a.py", "model/__init__.py", "model/display.py"), source)
        assert hidden_imports(tree(files), "pkg") == ["pkg.model.a:2 names pkg.report"]

    def test_relative_import_is_found(self, tree):
        """A dotted import is an offence even inside one subpackage."""
        assert relative_imports(tree({"model/a.py": "from . import b"})) == ["pkg.model.a:1"]

    def test_nltk_outside_its_seam_is_found(self, tree):
        """NLTK in another subpackage is an offence, and so is NLTK at import anywhere."""
        files = {
            "devices/a.py": "def f():\n    from nltk.stem import PorterStemmer",
            "text/eager.py": "import nltk",
            "text/lazy.py": "def f():\n    import nltk",
        }
        assert nltk_imports(tree(files)) == ["pkg.devices.a:2", "pkg.text.eager:1"]

    def test_oversize_is_found(self, tree):
        """A long module, a long function and a long signature are each named."""
        names = ", ".join(f"p{i}" for i in range(PARAMETERS + 1))
        body = "    x = 1\n" * (FUNCTION_LINES + 1)
        files = {
            "model/long.py": "\n" * (MODULE_LINES + 1),
            "model/deep.py": f'def deep():\n    """Say nothing."""\n{body}',
            "model/wide.py": f"def wide({names}): ...",
        }
        deep, long, wide = oversized(tree(files))
        assert f"pkg.model.long: {MODULE_LINES + 1} lines" in long
        assert f"deep: {FUNCTION_LINES + 1} lines of body" in deep
        assert f"wide: {PARAMETERS + 1} parameters" in wide

    def test_limits_are_inclusive(self, tree):
        """What is exactly at a limit passes, docstring and `self` not counted."""
        names = ", ".join(f"p{i}" for i in range(PARAMETERS))
        body = "        x = 1\n" * FUNCTION_LINES
        source = f'class A:\n    def f(self, {names}):\n        """Say\n        nothing."""\n{body}'
        assert oversized(tree({"model/a.py": source})) == []

    def test_junk_drawer_is_found(self, tree):
        """A module called after nothing is named, underscore or not."""
        files = {"model/_utils.py": "", "text/helpers/a.py": "", "model/commons.py": ""}
        assert set(junk_drawers(tree(files))) == {
            "pkg.model._utils",
            "pkg.text.helpers",
            "pkg.text.helpers.a",
        }
