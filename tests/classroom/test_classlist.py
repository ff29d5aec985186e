"""Reading class.csv as people save it."""

from __future__ import annotations

from pathlib import Path

import pytest

from frontline.classroom.classlist import ClassListError, Learner, read_class_list

AMY = Learner(id="s1", first_name="Amy", last_name="Cheung", email="amy@example.org")
BOB = Learner(id="s2", first_name="Bob", last_name="Lo")


def read(folder: Path, text: str | bytes) -> list[Learner]:
    (folder / "class.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    return list(read_class_list(folder / "class.csv").values())


@pytest.mark.parametrize(
    "text",
    [
        "id,first_name,last_name,email\ns1,Amy,Cheung,amy@example.org\ns2,Bob,Lo,\n",
        "\ufeffid;first_name;last_name;email\r\ns1;Amy;Cheung;amy@example.org\r\ns2;Bob;Lo\r\n",
        "id\tfirst_name\tlast_name\temail\rs1\tAmy\tCheung\tamy@example.org\rs2\tBob\tLo\t\r",
        "\n ID , First Name ,LAST-NAME, E-Mail \n\n s1 , Amy ,Cheung,amy@example.org \n,,,\ns2,Bob,Lo,,,\n\n",
        '"First name",Surname,"ID number",Institution,"Email address"\n'
        'Amy,Cheung,s1,"Kwai, Tsing",amy@example.org\nBob,Lo,s2,,\n',
        "\ufefffirst name;last name;idnumber;email address\nAmy;Cheung;s1;amy@example.org\nBob;Lo;s2;\n",
    ],
    ids=["plain", "bom-semicolon", "tab", "spaces-and-empty-lines", "moodle", "moodle-semicolon"],
)
def test_a_class_list_is_read_however_it_was_saved(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text) == [AMY, BOB]


def test_an_id_alone_is_enough(tmp_path: Path) -> None:
    assert read(tmp_path, "id\nAmy Lo\n張美玲\n") == [Learner(id="Amy Lo"), Learner(id="張美玲")]


def test_letters_in_parts_are_put_together(tmp_path: Path) -> None:
    assert read(tmp_path, "id,first_name\nzoe\u0308,Zoe\u0308\n") == [Learner(id="zoë", first_name="Zoë")]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "needs a first line: id,first_name"),
        ("name\nAmy\n", "needs a first line: id,first_name"),
        ("id\ns1\n\ns2\ns1\n", "the id 's1' twice, in lines 2 and 5"),
        ("id\ns1\nS1\n", "the id 'S1' twice, in lines 2 and 3"),
        ("id,first_name\ns1,Amy\n,Bob\n", "line 3: there is no id"),
        ("id\na/b\n", "line 2: the id 'a/b' cannot be used"),
        ("id,ID number\n1,2\n", "more than one column for id"),
        ("id\n張美玲\n".encode("big5"), "UTF-8"),
        ("id\ns1\n".encode("utf-16"), "UTF-8"),
        ("id\n" + "x" * 200_000, "line 2, cannot be read"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(tmp_path: Path, text: str | bytes, says: str) -> None:
    with pytest.raises(ClassListError, match=says):
        read(tmp_path, text)


def test_a_folder_in_its_place_is_said(tmp_path: Path) -> None:
    with pytest.raises(ClassListError, match="cannot be read"):
        read_class_list(tmp_path)


def test_a_comma_inside_of_a_name_is_told(tmp_path: Path) -> None:
    path = tmp_path / "class.csv"
    path.write_text("id,first_name,last_name\na1,Amy,Chan, Jr\n")
    with pytest.raises(ClassListError, match="line 2, has more cells than the first line"):
        read_class_list(path)
    path.write_text('id,first_name,last_name\na1,Amy,"Chan, Jr",,\n')
    assert read_class_list(path)["a1"].last_name == "Chan, Jr"
