"""The learner's JupyterLab profile: settings and an extension that only `frontline start` switches on.

Its jupyter_server_config.d leaves out what a reader never uses and every start would pay for: nbgrader's
server extensions (any one of them imports nbgrader, about a second) and jupyter_lsp (half a second, and it
runs npm).
"""

import os
import sysconfig
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path


def profile_folder() -> Path:
    """Return the folder with labconfig/, labextensions/ and jupyter_server_config.d/ of the profile."""
    return Path(str(files("frontline"))) / "workspace" / "profile"


def environment(base: Mapping[str, str] | None = None, *, preview: bool = False) -> dict[str, str]:
    """Return `base` (default: this process's environment) with the learner's profile switched on.

    The user's own Jupyter folders stay where they are and are only read: the profile comes before them.
    In a `preview` an open page follows the file on disk.
    """
    variables = dict(os.environ if base is None else base)
    profile = str(profile_folder())
    _prepend(variables, "JUPYTER_CONFIG_PATH", profile)
    if preview:
        _prepend(variables, "JUPYTER_CONFIG_PATH", str(profile_folder() / "preview"))
    _prepend(variables, "JUPYTER_PATH", profile)
    # nbgrader and others call programs of the environment by bare name, also when it is not activated.
    _prepend(variables, "PATH", sysconfig.get_path("scripts"))
    # A file `frontline.py` beside a notebook must not be imported instead of this package.
    variables["PYTHONSAFEPATH"] = "1"
    return variables


def _prepend(variables: dict[str, str], name: str, first: str) -> None:
    rest = [path for path in variables.get(name, "").split(os.pathsep) if path and path != first]
    variables[name] = os.pathsep.join([first, *rest])
