"""What a user gets: the wheel, the command in it, and the files that make it citable."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from pathlib import Path

import pytest
import yaml

import framing
from framing.report import bibtex
from framing.report.bibtex import Entry

ROOT = Path(__file__).parents[1]
BUILT_FROM = (
    *("framing", "corpora", "experiments"),
    *(".gitignore", "LICENSE", "README.md", "pyproject.toml"),
)
BIBTEX_KEY = re.compile(r"\b[a-z]{2,}(?:19|20)\d\d[a-z]*\b")


def run(*command: str | Path, cwd: Path) -> str:
    """Standard output of a command that is expected to succeed."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """The wheel, built from a copy of the sources so that the checkout stays as it is."""
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("dist")
    for name in BUILT_FROM:
        if (ROOT / name).is_dir():
            ignore = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / name, source / name, ignore=ignore)
        else:
            shutil.copy(ROOT / name, source / name)
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", out, cwd=source)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def contents(wheel) -> list[str]:
    """The names of the files in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory) -> Path:
    """The command, installed from the wheel in an environment of its own without the network.

    The libraries behind it come from a `.pth` file, which adds this environment's folder without
    running the `.pth` files in that folder: an editable install of the checkout stays out of sight.
    """
    folder = tmp_path_factory.mktemp("clean") / "env"
    run(sys.executable, "-m", "venv", folder, cwd=folder.parent)
    pip = (folder / "bin" / "python", "-m", "pip", "--disable-pip-version-check")
    run(*pip, "install", "--quiet", "--no-index", "--no-deps", wheel, cwd=folder)
    (site,) = folder.glob("lib/python*/site-packages")
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return folder / "bin" / "framing"


@pytest.mark.packaging
class TestWheel:
    def test_only_the_package_is_in_it(self, contents):
        """The wheel installs `framing` and its metadata, and no other top-level name."""
        tops = {name.partition("/")[0] for name in contents}
        (metadata,) = tops - {"framing"}
        assert metadata.endswith(".dist-info")

    def test_types_are_announced(self, contents):
        """Type checkers are told that the package is typed."""
        assert "framing/py.typed" in contents

    def test_data_travels_with_the_package(self, contents):
        """Every file of the data sets, the experiments and the package is in the wheel."""
        expected = {
            f"framing/_shipped/{path.relative_to(ROOT).as_posix()}"
            for top in ("corpora", "experiments")
            for path in (ROOT / top).rglob("*")
            if path.is_file()
        } | {
            path.relative_to(ROOT).as_posix()
            for path in (ROOT / "framing").rglob("*")
            if path.is_file() and path.suffix != ".pyc"
        }
        assert expected <= set(contents)
        assert "framing/_shipped/corpora/demo/card.toml" in contents

    def test_nothing_else_is_in_it(self, contents):
        """Tests, caches and bytecode stay at home."""
        unwanted = re.compile(r"(^|/)(tests?|__pycache__|\.[^/]+)/|\.py[co]$")
        assert [name for name in contents if unwanted.search(name)] == []

    def test_data_folders_hold_no_code(self, contents):
        """The data sets and experiments are data: no Python in them."""
        assert [n for n in contents if "_shipped" in n and n.endswith(".py")] == []

    def test_the_installed_copy_is_the_one_imported(self, installed, tmp_path):
        """The next two tests look at the wheel and not at the checkout."""
        code = "import framing; print(framing.__file__)"
        where = run(installed.parent / "python", "-c", code, cwd=tmp_path)
        assert Path(where.strip()).is_relative_to(installed.parents[1])

    def test_command_runs_outside_the_checkout(self, installed, tmp_path):
        """`framing --help` works from any folder."""
        assert "Usage: framing" in run(installed, "--help", cwd=tmp_path)

    def test_shipped_data_sets_are_found(self, installed, tmp_path):
        """`framing data list` finds the demo corpus that came in the wheel."""
        assert "demo" in run(installed, "data", "list", cwd=tmp_path)


@pytest.fixture(scope="module")
def entries() -> dict[str, Entry]:
    """The bibliography by key; the reader refuses what does not parse and keys that stand twice."""
    path = ROOT / "framing" / "report" / "references.bib"
    return bibtex.entries(path.read_text(encoding="utf-8"))


def docstrings(path: Path) -> str:
    """All docstrings of a module in one string."""
    documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    found = (ast.get_docstring(node) for node in nodes if isinstance(node, documented))
    return "\n".join(filter(None, found))


class TestBibliography:
    def test_entries_are_complete(self, entries):
        """Every entry says who, what, when, and how far it has been checked."""
        needed = {"author", "title", "year", "verified"}
        assert {key for key, entry in entries.items() if needed - set(entry.fields)} == set()

    def test_entries_say_where(self, entries):
        """Every entry has the place of publication that its type asks for."""
        place = {
            "article": "journal",
            "book": "publisher",
            "incollection": "booktitle",
            "inproceedings": "booktitle",
            "misc": "eprint",
            "phdthesis": "school",
        }
        assert {key for key, e in entries.items() if place[e.kind] not in e.fields} == set()

    def test_verification_is_one_of_three(self, entries):
        """How far an entry was checked is said in the words the file explains."""
        assert {e.fields["verified"] for e in entries.values()} <= {"yes", "venue", "no"}

    def test_cited_keys_exist(self, entries):
        """Every key cited in a docstring or on a measure's page is in the bibliography."""
        pages = {p: p.read_text(encoding="utf-8") for p in (ROOT / "docs/measures").glob("*.md")}
        pages |= {p: docstrings(p) for p in (ROOT / "framing").rglob("*.py")}
        missing = [
            f"{path.relative_to(ROOT)}: {key}"
            for path, text in pages.items()
            for key in sorted({*BIBTEX_KEY.findall(text)} - set(entries))
        ]
        assert missing == [], "\n".join(["", *missing])


class TestMetadata:
    def test_versions_agree(self):
        """The version users see, the one they install and the one they cite are the same."""
        citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
        assert citation["version"] == framing.__version__

    def test_citation_has_what_the_format_requires(self):
        """CITATION.cff has the required keys of its format and agrees with the licence."""
        citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
        project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        assert {"cff-version", "message", "title", "authors"} <= set(citation)
        assert citation["cff-version"] == "1.2.0"
        assert citation["license"] == project["license"]

    def test_changelog_fragments_have_a_kind(self):
        """Every changelog fragment says whether something was added, changed or fixed."""
        names = [p.name for p in (ROOT / "changelog.d").iterdir() if p.name != "README.md"]
        assert [n for n in names if not re.fullmatch(r"[\w-]+\.(added|changed|fixed)\.md", n)] == []

    def test_layers_are_written_down(self):
        """The contributors' map names every subpackage."""
        text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
        parts = [p.parent.name for p in (ROOT / "framing").glob("*/__init__.py")]
        assert [name for name in parts if f"\n  {name}/" not in text] == []
