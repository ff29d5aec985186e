"""What tests of several parts need: a browser, a learner's JupyterLab, the course's own texts and answers."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from frontline.build.source import literal
from frontline.content.builds import builds_path
from frontline.content.glossary import glossary
from frontline.content.places import Places, here
from frontline.content.syllabus import syllabus
from frontline.content.text import QuestionBlock, Text, known, read_text
from frontline.quality import answerers
from frontline.questions.authored import Made
from frontline.terms import Term
from frontline.workspace.ports import free_port
from frontline.workspace.server import Server, serve

# The same examples in every round; and no deadline, because machines are slow at times.
settings.register_profile("course", derandomize=True, deadline=None)
settings.load_profile("course")

QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
QUIET += ["--disable-sync", "--no-first-run"]


@pytest.fixture(scope="session")
def places() -> Places:
    """The course itself."""
    return here()


@pytest.fixture(scope="session")
def terms() -> Mapping[str, Term]:
    """The course's own glossary."""
    return glossary(here())


@pytest.fixture(scope="session")
def exercises(places: Places) -> dict[str, Text]:
    """Every exercise as written, by id."""
    return written(places, places.solutions, [one.id for one in syllabus(places).exercises])


@pytest.fixture(scope="session")
def secrets(exercises: Mapping[str, Text]) -> list[str]:
    """Sentences and code that give the exercises' answers away."""
    return [one for text in exercises.values() for block in text.questions for one in _given_away(block)]


def _given_away(block: QuestionBlock) -> Iterator[str]:
    yield from block.made.because.values()
    if block.made.question.by_person:
        plain: Any = block.made.key
        yield from (level["text"] for row in plain["rows"] for level in row["levels"])
        yield plain["model"].splitlines()[0]
    else:
        yield literal(block.made.key)


@pytest.fixture(scope="session")
def lessons(places: Places) -> dict[str, Text]:
    """Every lesson as written, by file."""
    return written(places, places.lessons, [one.file for one in syllabus(places).lessons])


def written(places: Places, folder: Path, names: list[str]) -> dict[str, Text]:
    of = known(places)
    return {name: read_text(folder / f"{name}.md", places, of) for name in names}


@pytest.fixture(scope="session")
def right() -> Callable[[Made[Any]], Any]:
    """Return what earns a question everything, as its form would save it."""
    return right_answer


def right_answer(made: Made[Any]) -> Any:
    return answerers.right(made.question, made.question.key(made.key))


@pytest.fixture(scope="session")
def right_answers(exercises: Mapping[str, Text]) -> dict[str, dict[str, Any]]:
    """The right answer to every question, by exercise and question."""
    return {
        id_: {block.id: right_answer(block.made) for block in text.questions}
        for id_, text in exercises.items()
    }


@pytest.fixture(scope="session")
def private_variables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment with a home and Jupyter folders of its own: nothing of the user's plays a part."""
    home = tmp_path_factory.mktemp("home")
    own = {"HOME": home, "USERPROFILE": home, "IPYTHONDIR": home / "ipython"}
    own |= {f"JUPYTER_{name}_DIR": home / name.lower() for name in ("CONFIG", "DATA", "RUNTIME")}
    # The package as these tests import it, also where it is not installed.
    own["PYTHONPATH"] = builds_path().parents[6]
    return {**os.environ, **{name: str(path) for name, path in own.items()}}


@pytest.fixture(scope="session")
def learner_server(private_variables: dict[str, str]) -> Iterator[Callable[[Path], Server]]:
    """Start a learner's JupyterLab over a folder: `server = learner_server(folder)`; it has url and token."""
    with ExitStack() as stack:

        def begin(folder: Path) -> Server:
            options = ["--LabApp.expose_app_in_browser=True"]
            server = stack.enter_context(
                serve(folder, free_port(), variables=private_variables, options=options)
            )
            server.wait_until_ready()
            return server

        yield begin


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    executable = shutil.which("chromium")
    if executable is None:
        pytest.fail("The browser tests need the program `chromium` (Debian package chromium).")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def violations() -> Callable[..., list[str]]:
    """Return what axe-core finds wrong in parts of a page: `violations(page, ".frontline")`."""

    def found(page: Page, *parts: str) -> list[str]:
        # JupyterLab's body has no height and hides what flows over: for axe there would be nothing to see.
        style = page.add_style_tag(content="body { overflow: visible !important; }")
        page.wait_for_selector("#jupyterlab-splash", state="detached")
        result = Axe().run(page, context={"include": [[part] for part in parts]})
        style.evaluate("one => one.remove()")
        assert "color-contrast" in [rule["id"] for rule in result.response["passes"]]
        return [
            f"{violation['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
            for violation in result.response["violations"]
            for node in violation["nodes"]
        ]

    return found


@pytest.fixture(scope="session")
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """One context for all pages, because a new one would load all of JupyterLab again, seconds each time."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    yield context
    context.close()


@pytest.fixture(scope="session")
def open_watched() -> Callable[[BrowserContext, list[str]], Page]:
    """Open a page that adds its troubles to a list: `page = open_watched(context, troubles)`.

    Troubles are errors in the page and requests to other computers.
    """

    def opened(context: BrowserContext, troubles: list[str]) -> Page:
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(f"page error: {error}"))
        page.on("console", lambda line: _is_error(line) and troubles.append(f"console: {line.text}"))
        page.on("request", lambda sent: _leaves(sent.url) and troubles.append(f"request to {sent.url}"))
        # Leaving a changed notebook asks for confirmation.
        page.on("dialog", lambda dialog: dialog.accept())
        return page

    return opened


@pytest.fixture
def watched(
    context: BrowserContext, open_watched: Callable[[BrowserContext, list[str]], Page]
) -> Iterator[Page]:
    """A page whose test fails on an error in it, or on a request that leaves this computer."""
    troubles: list[str] = []
    page = open_watched(context, troubles)
    yield page
    page.close()
    assert troubles == []


def _is_error(line: ConsoleMessage) -> bool:
    """Whether a line in the console is an error.

    Jupyter Server answers 500 to a list of kernels while one of them is about to start
    (https://github.com/jupyter-server/enterprise_gateway/issues/1395); JupyterLab asks again.
    """
    asked = urlsplit(line.location["url"]).path
    return line.type == "error" and not (asked == "/api/kernels" and "status of 500" in line.text)


def _leaves(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:", "about:"))
