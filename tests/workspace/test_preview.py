"""An author's preview: which page is meant, what lies in its folder, and how an open page follows it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

import pytest
from playwright.sync_api import Locator, Page, expect

from frontline.content.builds import Builds
from frontline.workspace.errors import WorkspaceError
from frontline.workspace.ports import free_port
from frontline.workspace.preview import Preview
from frontline.workspace.profile import environment, profile_folder
from frontline.workspace.server import Server, serve

from .conftest import Notebook, notebook, release, sources

PAGES = (
    "Start here.ipynb",
    "company/08-newsletters.ipynb",
    "lessons/08-choosing-the-channel.ipynb",
    "lessons/09-calling-back.ipynb",
    "lessons/09-calling.ipynb",
    "exercises/212a-ii-1-rolled-booking/212a-ii-1-rolled-booking.ipynb",
    "templates/lesson.ipynb",
)
PAGE = PurePosixPath("lessons/09-calling.ipynb")


@pytest.fixture
def preview(tmp_path: Path) -> Preview:
    """A preview of PAGES, each of which is built and holds its own name."""
    pages = {PurePosixPath(page): tmp_path / "built" / Path(page).name for page in PAGES}
    for target, built in pages.items():
        built.parent.mkdir(exist_ok=True)
        built.write_text(target.stem)
    return Preview(tmp_path / "preview", pages)


def laid(preview: Preview) -> set[str]:
    folder = preview.folder
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("08-choosing-the-channel", "lessons/08-choosing-the-channel.ipynb"),
        ("08-choosing", "lessons/08-choosing-the-channel.ipynb"),
        ("212a", "exercises/212a-ii-1-rolled-booking/212a-ii-1-rolled-booking.ipynb"),
        ("212A-II-1", "exercises/212a-ii-1-rolled-booking/212a-ii-1-rolled-booking.ipynb"),
        ("start", "Start here.ipynb"),
        ("lesson", "templates/lesson.ipynb"),
        ("09-calling.md", "lessons/09-calling.ipynb"),
        ("course/lessons/09-calling.md", "lessons/09-calling.ipynb"),
    ],
)
def test_a_page_is_found_by_its_name_or_how_it_begins(preview: Preview, name: str, page: str) -> None:
    assert preview.find(name) == PurePosixPath(page)


def test_a_whole_name_is_meant_also_where_another_one_begins_with_it(preview: Preview) -> None:
    assert preview.find("09-calling") == PurePosixPath("lessons/09-calling.ipynb")


def test_a_name_that_no_page_has_is_answered_with_all_of_them(preview: Preview) -> None:
    with pytest.raises(WorkspaceError) as refused:
        preview.find("channel")
    assert str(refused.value) == (
        "There is no page 'channel'. Choose one of:\n"
        "  Start here\n"
        "  08-newsletters\n"
        "  08-choosing-the-channel\n"
        "  09-calling-back\n"
        "  09-calling\n"
        "  212a-ii-1-rolled-booking\n"
        "  lesson"
    )


def test_a_number_means_a_lesson_where_a_page_of_the_company_has_it_too(preview: Preview) -> None:
    assert preview.find("08").as_posix() == "lessons/08-choosing-the-channel.ipynb"


def test_a_beginning_that_several_pages_have_is_answered_with_those(preview: Preview) -> None:
    with pytest.raises(WorkspaceError) as refused:
        preview.find("0")
    assert str(refused.value).startswith("Several pages begin with '0'. Choose one of:\n  ")
    assert "\n  08-choosing-the-channel" in str(refused.value)


def test_every_page_lies_in_the_folder_with_the_marker(preview: Preview) -> None:
    preview.lay()
    assert laid(preview) == {".frontline", *PAGES}
    assert (preview.folder / PAGE).read_text() == "09-calling"


def test_a_page_that_was_built_again_replaces_the_one_that_lies_there_and_no_other(preview: Preview) -> None:
    preview.lay()
    (preview.folder / "Start here.ipynb").write_text("saved in JupyterLab")
    # Whoever built it: another preview, or a build in another window.
    preview.pages[PAGE].write_text("built again")
    preview.lay()
    assert (preview.folder / PAGE).read_text() == "built again"
    assert (preview.folder / "Start here.ipynb").read_text() == "saved in JupyterLab"


def test_a_page_that_came_later_is_laid_too(preview: Preview, tmp_path: Path) -> None:
    preview.lay()
    (tmp_path / "built" / "14-new.ipynb").write_text("new")
    new = PurePosixPath("lessons/14-new.ipynb")
    preview.pages = {**preview.pages, new: tmp_path / "built" / "14-new.ipynb"}
    preview.lay()
    assert (preview.folder / new).read_text() == "new"


def test_only_a_preview_s_jupyterlab_reads_the_preview_s_settings_and_reads_them_first() -> None:
    ours = [str(profile_folder() / "preview"), str(profile_folder())]
    base = {"JUPYTER_CONFIG_PATH": "/my-config"}
    assert environment(base, preview=True)["JUPYTER_CONFIG_PATH"].split(os.pathsep) == [*ours, "/my-config"]
    assert environment(base)["JUPYTER_CONFIG_PATH"].split(os.pathsep) == [*ours[1:], "/my-config"]


NOTE = "# Your question appears here. If not: Run > Run All Cells.\n"
Save = Callable[[Notebook], None]
Visit = Callable[[Server], Page]


def version(name: str) -> Notebook:
    """A page that says which version it is, in its text and in what it runs."""
    return notebook(
        ("markdown", f"# The {name} version"),
        ("code", f"{NOTE}print('{name}', 'run')"),
        ("markdown", "Some words to read.\n\n" * 200),
        ("markdown", "## The end"),
    )


FIRST, SECOND, THIRD = version("first"), version("second"), version("third")


def output(page: Page, text: str) -> Locator:
    return page.locator(".jp-OutputArea-output", has_text=text)


def title(page: Page, name: str) -> Locator:
    return page.locator("h1", has_text=f"The {name} version")


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Preview:
    """A preview of one page."""
    folder = tmp_path_factory.mktemp("shown")
    return Preview(folder / "preview", {PAGE: folder / "built.ipynb"})


@pytest.fixture(scope="module")
def preview_server(shown: Preview, private_variables: dict[str, str]) -> Iterator[Server]:
    options = ["--LabApp.expose_app_in_browser=True"]
    with serve(
        shown.folder, free_port(), preview=True, variables=private_variables, options=options
    ) as server:
        server.wait_until_ready()
        yield server


@pytest.fixture
def save(shown: Preview, watched: Page) -> Save:
    """Save a page as `frontline preview` does: it is built, its cells are released, and it is laid out."""

    def saved(page: Notebook) -> None:
        shown.pages[PAGE].write_text(json.dumps(page))
        release(watched, Builds().with_section("0.1.0", {"page": page}))
        shown.lay()

    return saved


@pytest.fixture
def visit(save: Save, watched: Page) -> Callable[[Server], Page]:
    """Open the first version of the page."""

    def visited(server: Server) -> Page:
        save(FIRST)
        watched.goto(f"{server.url}/lab/tree/{PAGE}?reset&token={server.token}")
        expect(output(watched, "first run")).to_be_visible(timeout=60_000)
        return watched

    return visited


@pytest.mark.slow
def test_an_open_page_of_a_preview_follows_every_save_and_runs_without_a_question(
    preview_server: Server, visit: Visit, save: Save, shown: Preview
) -> None:
    page = visit(preview_server)
    for before, name, built in (("first", "second", SECOND), ("second", "third", THIRD)):
        save(built)
        expect(title(page, name)).to_be_visible(timeout=15_000)
        expect(output(page, f"{name} run")).to_be_visible(timeout=15_000)
        assert output(page, f"{before} run").count() == 0
    assert page.locator(".frontline-note").count() == 0
    # JupyterLab asks when it saves over a file that it does not know as the newest.
    page.keyboard.press("Control+s")
    expect(page.locator(".lm-TabBar-tab.jp-mod-current.jp-mod-dirty")).to_have_count(0, timeout=10_000)
    assert page.locator(".jp-Dialog").count() == 0
    assert sources(shown.folder / PAGE) == ["".join(cell["source"]) for cell in THIRD["cells"]]


@pytest.mark.slow
def test_an_author_keeps_the_place_on_a_page_that_is_shown_anew(
    preview_server: Server, visit: Visit, save: Save
) -> None:
    page = visit(preview_server)
    end = page.locator("h2", has_text="The end")
    end.scroll_into_view_if_needed()
    before = end.bounding_box()
    save(SECOND)
    expect(output(page, "second run")).to_have_count(1, timeout=15_000)
    expect(end).to_be_in_viewport()
    assert end.bounding_box() == before


@pytest.mark.slow
def test_a_learner_s_open_page_does_not_follow_the_file(
    learner_server: Callable[[Path], Server], shown: Preview, visit: Visit, save: Save
) -> None:
    page = visit(learner_server(shown.folder))
    save(SECOND)
    # A preview would have looked four times.
    page.wait_for_timeout(6_000)
    expect(title(page, "first")).to_be_visible()
    expect(output(page, "first run")).to_be_visible()
    assert title(page, "second").count() == 0
