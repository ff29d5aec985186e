import hashlib
from pathlib import Path

import pytest

from frontline.content.builds import Builds, builds_path, cell_hash, notebook_hash

from .conftest import notebook

LESSON = "lessons/08-choosing-the-channel.ipynb"


def test_a_cell_hash_is_the_sha256_of_its_utf8_source():
    assert cell_hash("ask('電')") == hashlib.sha256("ask('電')".encode()).hexdigest()


def test_outputs_and_metadata_do_not_change_a_notebook_hash():
    built = notebook(("markdown", "# One"), ("code", "ask(1)"))
    saved = notebook(("markdown", "# One"), ("code", "ask(1)"))
    saved["cells"][1] |= {"outputs": [{"output_type": "stream"}], "execution_count": 3, "id": "other"}
    saved["metadata"] = {}
    assert notebook_hash(saved) == notebook_hash(built)


def test_a_source_may_be_a_list_of_lines():
    listed = notebook(("code", ""))
    listed["cells"][0]["source"] = ["a = 1\n", "ask(a)"]
    assert notebook_hash(listed) == notebook_hash(notebook(("code", "a = 1\nask(a)")))


@pytest.mark.parametrize(
    "changed",
    [
        notebook(("code", "one\n"), ("markdown", "two")),
        notebook(("markdown", "two"), ("code", "one")),
        notebook(("code", "one"), ("code", "two")),
        notebook(("code", "one\n# two")),
    ],
)
def test_a_change_of_source_type_or_order_changes_a_notebook_hash(changed):
    assert notebook_hash(changed) != notebook_hash(notebook(("code", "one"), ("markdown", "two")))


def test_a_notebook_of_any_released_version_is_ours_under_its_own_path_only():
    old, new = notebook(("code", "old")), notebook(("code", "new"))
    builds = Builds().with_section("0.1.0", {LESSON: old}).with_section("0.2.0", {LESSON: new})
    assert builds.is_ours(LESSON, old)
    assert builds.is_ours(LESSON, new)
    assert not builds.is_ours("lessons/09-staying-in-touch.ipynb", new)
    assert not builds.is_ours(LESSON, notebook(("code", "else")))


def test_the_dump_has_the_agreed_form_and_reads_back(tmp_path: Path):
    page = notebook(("markdown", "text"), ("code", "b"), ("code", "a"))
    builds = Builds().with_section("0.1.0", {LESSON: page})
    path = tmp_path / "builds.json"
    path.write_text(builds.dump())
    section = Builds.load(path).dump()
    assert section == builds.dump()
    assert section.endswith("}\n")
    assert sorted([cell_hash("a"), cell_hash("b")]) == sorted(builds.releases["0.1.0"].cells)
    assert dict(builds.releases["0.1.0"].notebooks) == {LESSON: notebook_hash(page)}


@pytest.mark.parametrize("text", ["[]", "not json", '{"0.1.0": {"cells": []}}', '{"0.1.0": 3}'])
def test_a_broken_record_is_refused_by_name(tmp_path: Path, text: str):
    path = tmp_path / "builds.json"
    path.write_text(text)
    with pytest.raises(ValueError, match=r"builds\.json"):
        Builds.load(path)


def test_the_shipped_record_is_well_formed():
    assert isinstance(Builds.load(builds_path()), Builds)
