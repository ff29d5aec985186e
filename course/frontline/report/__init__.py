"""Results of a class: statements, maps, tables, files for an LMS, and what answers say about questions."""

from frontline.report.exporter import CriterionExporter

__all__ = ["CriterionExporter"]
