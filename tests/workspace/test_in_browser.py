import json
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from frontline.content.builds import Builds
from frontline.workspace.server import Server

from .conftest import notebook, release, sources

NOTE = "# Your question appears here. If not: Run > Run All Cells.\n"
PAGES = {
    "Start here.ipynb": notebook(
        ("markdown", "# Welcome\n\nRead this first."),
        ("code", NOTE + "import os, frontline\nprint('runs in', 'kernel', os.getpid())"),
        ("markdown", "## Long part\n\n" + "Some words to read. " * 600),
        (
            "code",
            NOTE + "print('from the', 'package' if 'workspace' not in frontline.__file__ else 'stray file')",
        ),
        ("code", ""),
    ),
    "other.ipynb": notebook(("markdown", "# Other page"), ("code", NOTE + "print('other', 'page', 'runs')")),
}
SAVED = json.loads(json.dumps(PAGES["other.ipynb"]))
SAVED["cells"][1]["outputs"] = [
    {"output_type": "stream", "name": "stdout", "text": "last week"},
    {
        "output_type": "display_data",
        "metadata": {},
        "data": {"application/vnd.jupyter.widget-view+json": {"model_id": "gone", "version_major": 2}},
    },
]
FOREIGN = notebook(
    ("markdown", "# Changed page"),
    ("code", NOTE + "print('other', 'page', 'runs')"),
    ("code", "from pathlib import Path\nPath('it-ran').touch()"),
)
BUILDS = Builds().with_section("0.1.0", PAGES)
# Everything that a hand may hit while reading; each of them changes cells in a plain JupyterLab.
KEYS = (
    "a b c v x d d z m r y 1 2 Enter Shift+Enter Alt+Enter Shift+M Shift+A Control+Backspace Delete Backspace"
)
MOVES = "i i 0 0 ArrowDown ArrowUp ArrowLeft ArrowRight j k Space Home End Escape"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("workspace")
    for name, page in {**PAGES, "changed.ipynb": FOREIGN, "saved.ipynb": SAVED}.items():
        (folder / name).write_text(json.dumps(page))
    # The name of this package: a stray file beside a notebook must not be imported instead.
    (folder / "frontline.py").write_text("")
    return folder


@pytest.fixture(scope="module")
def server(folder: Path, learner_server: Callable[[Path], Server]) -> Server:
    return learner_server(folder)


@pytest.fixture
def visit(server: Server, watched: Page) -> Callable[[str], Page]:
    """Open a page of the workspace as for the first time, with PAGES as the released builds."""

    def visit(name: str) -> Page:
        release(watched, BUILDS)
        watched.goto(f"{server.url}/lab/tree/{quote(name)}?reset&token={server.token}")
        expect(watched.locator(".jp-Notebook")).to_be_visible(timeout=30_000)
        return watched

    return visit


def output(page: Page, text: str):
    return page.locator(".jp-OutputArea-output", has_text=text)


def kernel_pid(page: Page) -> str:
    found = output(page, "runs in kernel")
    expect(found).to_be_visible(timeout=30_000)
    kernel = "window.jupyterapp.shell.currentWidget.sessionContext.session?.kernel"
    page.wait_for_function(f"{kernel}?.status === 'idle'")
    return found.inner_text()


def command(page: Page, name: str) -> None:
    page.evaluate("name => void window.jupyterapp.commands.execute(name)", name)


def saved(page: Page, path: Path) -> list[str]:
    page.keyboard.press("Control+s")
    expect(page.locator(".lm-TabBar-tab.jp-mod-current.jp-mod-dirty")).to_have_count(0, timeout=10_000)
    return sources(path)


def test_a_page_runs_by_itself_and_shows_no_code(visit: Callable[[str], Page]):
    page = visit("Start here.ipynb")
    kernel_pid(page)
    expect(output(page, "from the package")).to_be_visible()
    for unwanted in (
        ".jp-InputPlaceholder",
        ".jp-CodeCell .jp-InputArea",
        ".jp-Collapser",
        ".jp-InputPrompt",
    ):
        assert page.locator(f"{unwanted} >> visible=true").count() == 0, unwanted
    assert (
        page.locator(
            ".jp-Dialog, .Toastify__toast, .frontline-note, #jp-bottom-panel >> visible=true"
        ).count()
        == 0
    )
    # The reader stays at the top, and the page is whole: nothing blank at its right.
    assert page.locator("h1", has_text="Welcome").bounding_box()["y"] < 200
    sheet = page.locator(".jp-NotebookPanel").bounding_box()
    assert sheet["x"] + sheet["width"] > 1240


def test_a_page_with_one_foreign_cell_does_not_run_and_says_so(visit: Callable[[str], Page], folder: Path):
    page = visit("changed.ipynb")
    expect(page.locator(".frontline-note")).to_contain_text("This page was changed", timeout=30_000)
    time.sleep(2)
    assert page.locator(".jp-OutputArea-output").count() == 0
    assert not (folder / "it-ran").exists()
    page.get_by_text("Run the page again").click()
    time.sleep(1)
    assert not (folder / "it-ran").exists()
    # The learner may look at the code, and decide.
    expect(page.locator(".jp-InputPlaceholder").first).to_be_visible()
    command(page, "notebook:run-all-cells")
    expect(output(page, "other page runs")).to_be_visible(timeout=20_000)
    assert (folder / "it-ran").exists()
    (folder / "it-ran").unlink()


def test_a_browser_that_cannot_check_runs_nothing(visit: Callable[[str], Page], watched: Page):
    watched.add_init_script("Object.defineProperty(crypto, 'subtle', {value: undefined})")
    page = visit("other.ipynb")
    expect(page.locator(".frontline-note")).to_contain_text("could not be checked", timeout=30_000)
    time.sleep(2)
    assert page.locator(".jp-OutputArea-output").count() == 0


def test_keys_and_double_clicks_do_not_change_a_page(visit: Callable[[str], Page], folder: Path):
    path = folder / "Start here.ipynb"
    page = visit(path.name)
    kernel_pid(page)
    before = saved(page, path)
    for target in ("h1 >> text=Welcome", ".jp-OutputArea-output >> nth=0", ".jp-Cell >> nth=-1"):
        page.locator(target).click()
        for key in f"{KEYS} {MOVES} {KEYS}".split():
            page.keyboard.press(key)
        assert saved(page, path) == before, target
    page.locator("h1", has_text="Welcome").dblclick()
    page.keyboard.type("bdd x I typed here ")
    page.keyboard.press("Enter")
    page.get_by_role("paragraph").filter(has_text="Read this first.").dblclick()
    page.keyboard.type("aab dd")
    assert saved(page, path) == before
    expect(page.locator("h1", has_text="Welcome")).to_be_visible()
    assert page.locator(".jp-Notebook.jp-mod-editMode").count() == 0


@pytest.mark.slow
def test_a_restarted_page_runs_again(visit: Callable[[str], Page]):
    page = visit("Start here.ipynb")
    first = kernel_pid(page)
    page.get_by_text("Run the page again").click()
    expect(output(page, first)).to_have_count(0, timeout=20_000)
    second = kernel_pid(page)
    page.evaluate("void window.jupyterapp.shell.currentWidget.sessionContext.restartKernel()")
    expect(output(page, second)).to_have_count(0, timeout=20_000)
    assert kernel_pid(page) not in (first, second)


@pytest.mark.slow
def test_a_page_whose_kernel_was_shut_down_runs_again(visit: Callable[[str], Page]):
    page = visit("Start here.ipynb")
    first = kernel_pid(page)
    page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    page.get_by_text("Run the page again").click()
    expect(output(page, first)).to_have_count(0, timeout=20_000)
    assert kernel_pid(page) != first


@pytest.mark.slow
def test_a_page_opened_later_runs_in_its_own_tab(visit: Callable[[str], Page]):
    page = visit("Start here.ipynb")
    first = kernel_pid(page)
    page.locator(".jp-DirListing-item", has_text="other.ipynb").dblclick()
    expect(output(page, "other page runs")).to_be_visible(timeout=20_000)
    page.locator(".lm-TabBar-tabLabel", has_text="Start here.ipynb").click()
    assert kernel_pid(page) == first


@pytest.mark.slow
def test_what_was_saved_last_week_gives_way_to_a_new_run(visit: Callable[[str], Page]):
    page = visit("saved.ipynb")
    expect(output(page, "other page runs")).to_be_visible(timeout=30_000)
    assert output(page, "last week").count() == 0
    assert page.get_by_text("Error displaying widget").count() == 0
