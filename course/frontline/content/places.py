"""Where the course's files lie: the same folders in a checkout and inside an installed wheel."""

from __future__ import annotations

from pathlib import Path

from attrs import frozen

PACKAGE = Path(__file__).resolve().parents[1]


@frozen
class Places:
    """The folders of one edition of the course, below `root`."""

    root: Path

    @property
    def course(self) -> Path:
        """The folder that authors write in."""
        return self.root / "course"

    @property
    def lessons(self) -> Path:
        """Lessons, written (.md) beside built (.ipynb)."""
        return self.course / "lessons"

    @property
    def company(self) -> Path:
        """The case company's facts, one YAML file a topic."""
        return self.course / "company"

    @property
    def pages(self) -> Path:
        """Pages that show the company to a learner, written (.md) beside built (.ipynb)."""
        return self.company / "pages"

    @property
    def market(self) -> Path:
        """Dated figures of the real market, and what they count."""
        return self.course / "market"

    @property
    def competency(self) -> Path:
        """The units of competency."""
        return self.course / "competency" / "framework.yaml"

    @property
    def instruments(self) -> Path:
        """What to watch, to ask and to act out beside the exercises, one YAML file a unit."""
        return self.course / "instruments"

    @property
    def instruments_built(self) -> Path:
        """The same for printing, built, with the company's facts in it."""
        return self.instruments / "instruments.json"

    @property
    def glossary(self) -> Path:
        """The glossary, a CSV file a theme."""
        return self.root / "glossary"

    @property
    def incoterms(self) -> Path:
        """What each of the Incoterms rules settles, by the id of its term."""
        return self.glossary / "incoterms.toml"

    @property
    def journeys(self) -> Path:
        """Which document comes next in a shipment, by mode."""
        return self.glossary / "journeys.toml"

    @property
    def sources(self) -> Path:
        """What the marks of the glossary's sources stand for."""
        return self.glossary / "sources.toml"

    @property
    def entries(self) -> Path:
        """The glossary's own pages, a notebook a theme, built."""
        return self.glossary / "pages"

    @property
    def syllabus(self) -> Path:
        """The one order of lessons and exercises."""
        return self.course / "syllabus.toml"

    @property
    def marking(self) -> Path:
        """What every exercise says about its marking, a Jinja2 template."""
        return self.course / "marking.md"

    @property
    def contents(self) -> Path:
        """What is in the course, built for learners' pages."""
        return self.course / "contents.json"

    @property
    def practice(self) -> Path:
        """The practice questions of all lessons with their keys, built."""
        return self.course / "practice.json"

    @property
    def study(self) -> Path:
        """Pages for a learner's own study, written (.md) beside built (.ipynb)."""
        return self.course / "study"

    @property
    def start(self) -> Path:
        """The start page, written."""
        return self.course / "start.md"

    @property
    def start_built(self) -> Path:
        """The start page, built."""
        return self.course / "start.ipynb"

    @property
    def templates(self) -> Path:
        """The copy-me lesson and exercise."""
        return self.course / "templates"

    @property
    def exercises(self) -> Path:
        """Released exercises, a folder each; no keys."""
        return self.root / "exercises"

    @property
    def solutions(self) -> Path:
        """Written exercises, and their built notebooks with keys; absent in an edition without keys."""
        return self.root / "solutions"

    def solution(self, exercise: str) -> Path:
        """Return the instructor's notebook of an exercise, keys in its hidden tests."""
        return self.solutions / exercise / f"{exercise}.ipynb"

    def keys(self, exercise: str) -> Path:
        """Return the questions of an exercise with their keys, built; absent in an edition without keys."""
        # Beside the exercise's folder and not in it: nbgrader releases every file inside.
        return self.solutions / f"{exercise}.json"

    def name(self, path: Path) -> str:
        """Return a path as messages show it: from the root, with forward slashes."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.name


def here() -> Places:
    """Return the places of the edition that this package belongs to."""
    checkout = PACKAGE.parents[1]
    if PACKAGE.parent.name == "course" and (checkout / "pyproject.toml").is_file():
        return Places(checkout)
    return Places(PACKAGE / "edition")
