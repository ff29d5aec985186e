"""Says what a term means where a page first uses it: a link to its entry, with the meaning as title."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from attrs import Factory, define

from frontline.lexicon.context import Found, Reading
from frontline.lexicon.decode import Decoder
from frontline.lexicon.spelling import fold
from frontline.terms import Register, Term, page_name

APART = re.compile(
    r"(?P<fence>^(```|~~~).*?^\2)|^#.*?$|^\|[-:| ]+\|$|^ *<.*?$|`[^`\n]*`|!?\[[^\]\n]*\]\([^)\n]*\)|<[^>\n]+>|https?://\S+",
    re.MULTILINE | re.DOTALL,
)
"""What of Markdown is no running text: code, headings, rules of tables, HTML, links, addresses."""
TINY = 2
"""Letters of shorthand that needs no help: Re, U."""
STEM = 4
"""Letters that forms of one word share."""
BLANK = re.compile(r"[^\n]")


def page_of(term: Term) -> str:
    """Return the file name of the glossary page on which a term stands."""
    return f"{page_name(term.theme)}.ipynb"


def address(term: Term) -> str:
    """Return the address of a term's entry from a page in a folder beside the glossary's."""
    return f"../glossary/{page_of(term)}#cell-id={term.id}"


@define
class Meanings:
    """The terms that one page has met so far; `key` are those that it teaches."""

    decoder: Decoder
    key: Collection[str] = ()
    _met: set[str] = Factory(set)

    def shown(self, markdown: str) -> str:
        """Return Markdown in which the first use of each term is linked to its entry."""
        made, at = list[str](), 0
        for found in self._first(markdown):
            made += [markdown[at : found.start], _link(markdown[found.start : found.end], found)]
            at = found.end
        return "".join([*made, markdown[at:]])

    def _first(self, markdown: str) -> Iterator[Found]:
        running = APART.sub(lambda apart: BLANK.sub(" ", apart[0]), markdown)
        for found in self.decoder.read(running).found:
            written = running[found.start : found.end]
            if "\n" in written or not self._tells(found.readings[0], written):
                continue
            if found.term.id not in self._met:
                self._met.add(found.term.id)
                yield found

    def _tells(self, reading: Reading, written: str) -> bool:
        """Tell whether readers may need the meaning, and whether the term is meant at all."""
        term, form = reading.term, reading.form
        if term.id in self.key:
            return True
        if term.register is Register.SHORTHAND:
            return len(fold(form)) > TINY
        if form == term.abbreviation or form.isupper():
            return written.isupper() or written == form
        if " " in form:
            return True
        # One word that is another name may be any word, unless it is a form of the name: offloaded.
        is_form = fold(form)[:STEM] == fold(term.en)[:STEM]
        return is_form and (term.register is not Register.EVERYDAY or bool(term.abbreviation))


def _link(words: str, found: Found) -> str:
    meanings = (_meaning(one.term) for one in found.readings[: 1 if found.sure else None])
    title = " Or: ".join(meanings).replace('"', "&quot;").replace("$", "&#36;")
    return f'[{words}]({address(found.term)} "{title}")'


def _meaning(term: Term) -> str:
    chinese = f" 中文: {term.zh_hant.qualified}." if term.zh_hant.text else ""
    return f"{term.name}: {term.definition}{chinese}"
