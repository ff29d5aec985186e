import hashlib
import json
import os
import sysconfig
from pathlib import Path

from frontline.workspace.profile import environment, profile_folder
from frontline.workspace.shortcuts import disabled_shortcuts, shortcuts_text

SCHEMAS = Path(sysconfig.get_path("data")) / "share" / "jupyter" / "lab" / "schemas"
PROFILE = profile_folder()
EXTENSION = PROFILE / "labextensions" / "frontline-learner"


def test_the_shipped_shortcuts_are_those_of_the_installed_jupyterlab():
    shipped = PROFILE / "labconfig" / "default_setting_overrides.d" / "shortcuts.json"
    assert shipped.read_text() == shortcuts_text(SCHEMAS), (
        "run frontline.workspace.shortcuts.refresh and look"
    )


def test_the_single_keys_that_change_a_notebook_are_off():
    off = {(entry["command"], *entry["keys"]) for entry in disabled_shortcuts(SCHEMAS)}
    assert off >= {
        ("notebook:delete-cell", "D", "D"),
        ("notebook:insert-cell-below", "B"),
        ("notebook:cut-cell", "X"),
        ("notebook:change-cell-to-raw", "R"),
        ("notebook:move-cursor-down", "ArrowDown"),
        ("notebook:enter-edit-mode", "Enter"),
        ("kernelmenu:restart", "0", "0"),
        ("runmenu:run", "Shift Enter"),
    }


def test_the_profile_comes_before_what_is_there_and_replaces_nothing():
    base = {"PATH": "/usr/bin", "JUPYTER_PATH": "/mine", "JUPYTER_CONFIG_PATH": "/my-config", "LANG": "zh_HK"}
    made = environment(base)
    assert made["JUPYTER_PATH"].split(os.pathsep) == [str(PROFILE), "/mine"]
    assert made["JUPYTER_CONFIG_PATH"].split(os.pathsep) == [str(PROFILE), "/my-config"]
    assert made["PATH"].split(os.pathsep) == [sysconfig.get_path("scripts"), "/usr/bin"]
    assert (made["PYTHONSAFEPATH"], made["LANG"]) == ("1", "zh_HK")
    assert environment(made) == made
    assert base["PATH"] == "/usr/bin"


def test_the_extension_is_complete_and_a_changed_script_gets_a_new_address():
    package = json.loads((EXTENSION / "package.json").read_text())
    script = (EXTENSION / "static" / "remoteEntry.js").read_bytes()
    # The address carries the script's hash, because browsers keep scripts of an unchanged address.
    version = hashlib.sha256(script).hexdigest()[:12]
    assert package["name"] == "frontline-learner"
    assert package["jupyterlab"]["_build"]["load"] == f"static/remoteEntry.js?v={version}"


def test_nothing_asks_the_network():
    settings = json.loads((PROFILE / "labconfig" / "default_setting_overrides.json").read_text())
    news = settings["@jupyterlab/apputils-extension:notification"]
    assert (news["fetchNews"], news["checkForUpdates"]) == ("false", False)
    disabled = json.loads((PROFILE / "labconfig" / "page_config.json").read_text())["disabledExtensions"]
    assert disabled["@jupyterlab/apputils-extension:announcements"]
    assert disabled["@jupyterlab/extensionmanager-extension"]
