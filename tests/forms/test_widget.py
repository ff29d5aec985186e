"""What the live form does with what the page sends, without a page."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from frontline.forms.render import live
from frontline.forms.widget import Form, Reply
from frontline.questions.types import Choice

CHOICE = Choice("a", "Which?", options={"x": "X", "y": "Y"})


@pytest.fixture
def opened() -> Callable[..., tuple[Form, list[dict[str, Any]]]]:
    def open_form(act: Callable[[str, object], Reply], **more: Any) -> tuple[Form, list[dict[str, Any]]]:
        form = Form(live(CHOICE, None, practice=False), act=act, draft="here:a", **more)
        answered: list[dict[str, Any]] = []
        form.send = answered.append
        return form, answered

    return open_form


def test_an_entry_is_acted_on_and_answered_by_its_number(opened: Any) -> None:
    heard = []
    form, answered = opened(lambda do, value: heard.append((do, value)) or Reply("saved", "Saved 14:05."))
    form._hear(form, {"do": "save", "value": "x", "n": 3}, [])
    assert heard == [("save", "x")]
    assert answered == [{"n": 3, "state": "saved", "says": "Saved 14:05.", "feedback": "", "html": ""}]
    assert form.kept == ["x"]


def test_a_fault_becomes_not_saved_in_plain_words(opened: Any) -> None:
    form, answered = opened(lambda do, value: {}[value])
    form._hear(form, {"do": "save", "value": "x", "n": 1}, [])
    assert answered[0]["state"] == "not saved"
    assert "KeyError" not in answered[0]["says"]
    assert form.kept == []


@pytest.mark.parametrize(
    "message", [None, "save", {}, {"do": "delete", "value": 1, "n": 1}, {"do": "save", "n": 1}]
)
def test_other_messages_are_ignored(opened: Any, message: object) -> None:
    form, answered = opened(lambda do, value: Reply("saved", ""))
    form._hear(form, message, [])
    assert answered == []


def test_the_form_is_renewed_by_a_reply_and_when_people_come_back(opened: Any) -> None:
    form, _ = opened(
        lambda do, value: Reply("saved", "", html="<form>1</form>"), refresh=lambda: "<form>2</form>"
    )
    form._hear(form, {"do": "hand-in", "value": {}, "n": 1}, [])
    assert (form.html, form.kept) == ("<form>1</form>", [])
    form._hear(form, {"do": "refresh"}, [])
    assert form.html == "<form>2</form>"


def test_what_the_html_shows_need_not_be_kept_also_when_a_step_was_refused(opened: Any) -> None:
    form, answered = opened(lambda do, value: Reply("malformed", "No.", html="<form>before</form>"))
    form._hear(form, {"do": "save", "value": ["a"], "n": 1}, [])
    assert (form.html, form.kept) == ("<form>before</form>", [])
    assert answered[0]["state"] == "malformed"


def test_no_file_watcher_is_started_even_when_anywidget_would() -> None:
    code = "import threading, frontline.forms.widget; assert threading.active_count() == 1"
    subprocess.run([sys.executable, "-c", code], env={**os.environ, "ANYWIDGET_HMR": "1"}, check=True)
