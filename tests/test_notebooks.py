"""Every notebook runs from its first cell to its last, in order, without an error."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

FOLDER = Path(__file__).parent.parent / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


def test_there_are_notebooks():
    """The glob below finds something."""
    assert NOTEBOOKS


@pytest.mark.filterwarnings("ignore")  # the kernel's own libraries warn; the cells run elsewhere
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_notebook_runs(path):
    """Executed as by "Restart and run all", with what stands beside it."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": FOLDER}}).execute()
    counts = [c.execution_count for c in notebook.cells if c.cell_type == "code"]
    assert counts == list(range(1, len(counts) + 1))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_notebook_defines_nothing(path):
    """Functions and classes belong into the library; a notebook tells a story."""
    notebook = nbformat.read(path, as_version=4)
    lines = [x for c in notebook.cells if c.cell_type == "code" for x in c.source.splitlines()]
    assert not [x for x in lines if x.lstrip().startswith(("def ", "class ", "lambda "))]
