"""How nbgrader works in a class folder of this course."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

OURS = "frontline.grading"
STOCK = "nbgrader.preprocessors"
RELEASE = [
    f"{STOCK}.IncludeHeaderFooter",
    f"{STOCK}.InstantiateTests",
    f"{STOCK}.LockCells",
    f"{STOCK}.ClearSolutions",
    f"{STOCK}.ClearOutput",
    f"{STOCK}.CheckCellMetadata",
    f"{STOCK}.ComputeChecksums",
    f"{STOCK}.SaveCells",
    f"{STOCK}.ClearHiddenTests",
    f"{STOCK}.ClearMarkScheme",
    f"{STOCK}.ComputeChecksums",
    f"{STOCK}.CheckCellMetadata",
    # After the checksums, which it drops from reply cells.
    f"{OURS}.releasing.FreeReplies",
]
SANITIZE = [
    # First: whatever the notebook was, the stock steps work on a fresh one.
    f"{OURS}.sanitize.Rebuild",
    f"{STOCK}.ClearOutput",
    f"{STOCK}.DeduplicateIds",
    f"{STOCK}.OverwriteKernelspec",
    f"{STOCK}.OverwriteCells",
    f"{STOCK}.CheckCellMetadata",
]
AUTOGRADE = [
    f"{OURS}.execute.ExecuteLocked",
    f"{STOCK}.IgnorePattern",
    f"{STOCK}.LimitOutput",
    f"{STOCK}.SaveAutoGrades",
    f"{STOCK}.AssignLatePenalties",
    f"{STOCK}.CheckCellMetadata",
]
REPLY = "*When you hand in, a copy of your reply is placed here for your instructor.*"
"""What learners read in the place of nbgrader's \"YOUR ANSWER HERE\": they answer in the form above it."""
FEEDBACK = [f"{OURS}.feedback.plugin.ReleasedParts"]


def configure(config: Any) -> None:
    """Set up nbgrader's configuration object for this course.

    A class folder's nbgrader_config.py calls this; what it sets afterwards holds.
    """
    templates = Path(str(files(OURS))) / "templates"
    config.CourseDirectory.source_directory = "solutions"
    config.CourseDirectory.release_directory = "exercises"
    config.GenerateAssignment.preprocessors = RELEASE
    config.ClearSolutions.text_stub = REPLY
    config.Autograde.pre_convert_hook = f"{OURS}.sanitize.lay_anew"
    config.Autograde.sanitize_preprocessors = SANITIZE
    config.Autograde.autograde_preprocessors = AUTOGRADE
    config.ExchangeFactory.collect = f"{OURS}.collecting.exchange.Collect"
    config.ExchangeFactory.release_feedback = f"{OURS}.feedback.exchange.ReleaseFeedback"
    config.GenerateFeedback.preprocessors = FEEDBACK
    config.GenerateFeedback.exporter_class = f"{OURS}.feedback.plugin.FeedbackExporter"
    config.FeedbackExporter.template_name = "feedback_page"
    config.FeedbackExporter.extra_template_basedirs = [str(templates)]
    config.HTMLExporter.extra_template_basedirs = [str(templates), _formgrader_templates()]
    config.HTMLExporter.preprocessors = [f"{OURS}.marking.Marking"]
    # Its exporter would inherit the marking page's.
    config.FeedbackExporter.preprocessors = []


def _formgrader_templates() -> str:
    """Formgrader's own templates, found without importing nbgrader."""
    return str(files("nbgrader").joinpath("server_extensions", "formgrader", "templates"))
