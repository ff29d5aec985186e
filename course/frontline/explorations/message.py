"""The kind `compose`: put a short message together, choose who reads it, send it, and see what comes back."""

from __future__ import annotations

from html import escape
from typing import Any

import ipywidgets as widgets
from attrs import Factory, evolve, frozen

from frontline.charts.letter import SAID, Line, letter
from frontline.explorations.frame import (
    CHOOSE,
    Drawn,
    Keep,
    Kept,
    View,
    button,
    dropdown,
    frame,
    known,
    paragraphs,
    row,
    said,
)
from frontline.explorations.message_words import NOT_SAID, logged, replied, standing, still_open
from frontline.explorations.settings.message import Letter, Message, MessageSettings, Option

LATEST = 12
"""So many messages stay in the log."""


@frozen(kw_only=True)
class Post:
    """The message as it stands, the latest that were sent, how many were sent, and what worked for whom."""

    draft: Letter
    log: tuple[Letter, ...] = ()
    sent: int = 0
    served: dict[str, Message] = Factory(dict)

    @property
    def answered(self) -> bool:
        """Tell whether the message as it stands is the one that was sent last."""
        return self.log[-1:] == (self.draft,)


def compose(settings: MessageSettings, keep: Keep) -> widgets.Widget:
    """Return the exploration for a lesson's readers and lines; the choices and the log are kept."""
    post = taken(settings, keep.value)
    who = dropdown(
        "Reader", [CHOOSE, *((one.label, name) for name, one in settings.readers.items())], post.draft.to
    )
    lists = [
        dropdown(part.label, [CHOOSE, *((_listed(one), name) for name, one in part.options.items())], chosen)
        for part, chosen in zip(settings.parts.values(), post.draft.message, strict=True)
    ]
    file, log = widgets.HTML(), widgets.HTML()
    view, kept = View(), Kept(keep)
    setting = False

    def show(*, asked: bool = False) -> None:
        reader = settings.readers.get(who.value)
        file.value = f"<p><strong>The file says:</strong> {escape(reader.file)}</p>" if reader else ""
        view.show(drawn(settings, post, asked=asked))
        log.value = logged(settings, post.log, post.sent)

    def put(new: Post) -> None:
        nonlocal post
        post = new
        kept.save(_plain(settings, post))
        show()

    def changed(_: Any) -> None:
        if not setting:
            put(evolve(post, draft=Letter(who.value, tuple(one.value for one in lists))))

    def send() -> None:
        if post.draft.complete:
            put(posted(settings, post))
        else:
            show(asked=True)

    def restart() -> None:
        nonlocal setting
        setting = True
        for one in (who, *lists):
            one.value = ""
        setting = False
        put(taken(settings, None))

    for one in (who, *lists):
        one.observe(changed, "value")
    show()
    parts = [
        *([said(f"The aim: {settings.aim}")] if settings.aim else []),
        *(who, file, *lists),
        *(row(button("Send", send), button("Start again", restart)), kept.line),
        *(view.picture, view.says, log),
    ]
    return frame(settings.title, settings.ask, parts)


def posted(settings: MessageSettings, post: Post) -> Post:
    """Return the post after its complete message was sent; what is answered already is not sent twice."""
    if post.answered:
        return post
    one = post.draft
    served = {one.to: one.message} if settings.works(one.to, one.message) else {}
    return evolve(
        post,
        log=(*post.log, one)[-LATEST:],
        sent=post.sent + 1,
        served={**post.served, **served},
    )


def taken(settings: MessageSettings, value: Any) -> Post:
    """Return what fits of what was kept; a message that is not complete was not sent."""
    kept = _mapping(value)
    listed, number = kept.get("log"), kept.get("sent")
    sent = [_letter(settings, one) for one in (listed if isinstance(listed, list | tuple) else ())]
    log = tuple(one for one in sent if one.complete)[-LATEST:]
    worked = [
        _letter(settings, {"to": name, "lines": lines})
        for name, lines in _mapping(kept.get("served")).items()
    ]
    return Post(
        draft=_letter(settings, kept.get("draft")),
        log=log,
        sent=max(number, len(log)) if log and type(number) is int else len(log),
        served={
            one.to: one.message for one in worked if one.complete and settings.works(one.to, one.message)
        },
    )


def _letter(settings: MessageSettings, value: Any) -> Letter:
    kept = _mapping(value)
    lines = _mapping(kept.get("lines"))
    return Letter(
        known(kept.get("to"), settings.readers),
        tuple(known(lines.get(name), part.options) for name, part in settings.parts.items()),
    )


def _mapping(value: Any) -> dict[Any, Any]:
    return value if isinstance(value, dict) else {}


def _plain(settings: MessageSettings, post: Post) -> dict[str, Any]:
    """Return the post as it is kept: options by the names of their parts, so that a part may move."""

    def lines(message: Message) -> dict[str, str]:
        return dict(zip(settings.parts, message, strict=True))

    def plain(one: Letter) -> dict[str, Any]:
        return {"to": one.to, "lines": lines(one.message)}

    return {
        "draft": plain(post.draft),
        "log": [plain(one) for one in post.log],
        "sent": post.sent,
        "served": {reader: lines(message) for reader, message in post.served.items()},
    }


def drawn(settings: MessageSettings, post: Post, *, asked: bool = False) -> Drawn:
    """Return the message as a sheet, with what came back once it is sent, and what this says.

    `asked` is True when the learner wants to send, and something is still to choose.
    """
    one = post.draft
    reader = settings.readers.get(one.to)
    head = f"To: {reader.label if reader else '(still to choose)'}"
    rows = _rows(settings, post)
    picture = letter(head, rows, says=f"{head}. {' '.join(map(_spoken, rows))}")
    if post.answered:
        lines = [
            *replied(settings, one),
            *standing(settings, post.served),
            NOT_SAID,
        ]
    else:
        lines = still_open(settings, one, asked=asked)
    return Drawn(picture, paragraphs(*lines))


def _rows(settings: MessageSettings, post: Post) -> list[Line]:
    one = post.draft
    back = settings.reactions(one.to, one.message) if post.answered else ()
    if all(one.message) and not settings.written(one.message):
        rows = [Line(label="No line", text="(nothing is sent)", written=False)]
    else:
        rows = [
            _line(part.label, option)
            for part, option in zip(settings.parts.values(), settings.options(one.message), strict=True)
        ]
    if not back:
        return rows
    return [
        evolve(line, sign=reaction.sign, reply=reaction.says)
        for line, reaction in zip(rows, back, strict=True)
    ]


def _line(label: str, option: Option | None) -> Line:
    if option and option.text:
        return Line(label=label, text=option.text)
    return Line(label=label, text="(left out)" if option else "(still to choose)", written=False)


def _spoken(one: Line) -> str:
    text = one.text if one.text.endswith((".", "?", "!")) else f"{one.text}."
    back = f" The reader: {SAID[one.sign]}. {one.reply}" if one.sign else ""
    return f"{one.label}: {text}{back}".strip()


def _listed(option: Option) -> str:
    return option.label or option.text or "(leave this line out)"
