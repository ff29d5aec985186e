"""Answers that try to harm: how each is made, what its honest part earns, and the reason that is given."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any

from .conftest import EXERCISE

FULL = 30.0
"""What a clean hand-in earns without a person's marks."""
RUN = "window.__ran=1"
NOT_JSON = "empty, cut short, or not JSON"
LARGE = "larger than 256 KB"
JSON = bytes


def mark_of(learner: str) -> str:
    """Return a text that only this learner writes."""
    return f"mark-{sha256(learner.encode()).hexdigest()[:12]}"


# Answers files of which nothing can be read: how they are made of a good one, and the reason.
REFUSED: Mapping[str, tuple[Callable[[JSON], JSON], str]] = {
    "empty": (lambda good: b"", NOT_JSON),
    "blank": (lambda good: b" \n" * 1000, NOT_JSON),
    "cut": (lambda good: good[: len(good) // 2], NOT_JSON),
    "cut-in-a-character": (lambda good: good[:-4] + "張".encode()[:2], "not text in UTF-8"),
    "text": (lambda good: b"answers: all of them", NOT_JSON),
    "list": (lambda good: b"[" + good + b"]", "holds no answers"),
    "word": (lambda good: json.dumps(good.decode()).encode(), "holds no answers"),
    "null": (lambda good: b"null", "holds no answers"),
    "answers-a-list": (lambda good: b'{"answers": [1, 2]}', "holds no answers"),
    "answers-nowhere": (lambda good: good.replace(b'"answers"', b'"answer"'), "holds no answers"),
    "utf-16": (lambda good: good.decode().encode("utf-16"), "not text in UTF-8"),
    "utf-32": (lambda good: good.decode().encode("utf-32"), "not text in UTF-8"),
    "latin-1": (lambda good: good[:-2] + ',"x":"é"}'.encode("latin-1"), "not text in UTF-8"),
    "two-marks-of-utf-8": (lambda good: b"\xef\xbb\xbf" * 2 + good, NOT_JSON),
    "nul": (lambda good: b"\0" * 1000, NOT_JSON),
    "nul-at-the-end": (lambda good: good + b"\0", NOT_JSON),
    "two-documents": (lambda good: good + good, NOT_JSON),
    "comments": (lambda good: b"// hello\n" + good, NOT_JSON),
    "single-quotes": (lambda good: good.replace(b'"', b"'"), NOT_JSON),
    "pickle": (lambda good: b"cposix\nsystem\n(S'exit'\ntR.", NOT_JSON),
    "yaml": (lambda good: b"!!python/object/apply:os.system [exit]\n", NOT_JSON),
    "deep": (lambda good: b'{"answers":' + b"[" * 100_000, NOT_JSON),
    "deep-and-closed": (lambda good: b'{"answers":{"a":' + b"[" * 5000 + b"]" * 5000 + b"}}", NOT_JSON),
    "deep-objects": (lambda good: b'{"a":' * 40_000 + b"1" + b"}" * 40_000, NOT_JSON),
    "another-exercise": (
        lambda good: changed(good, exercise="212a-ii-2-missing-cartons"),
        "another exercise",
    ),
    "exercise-in-capitals": (lambda good: changed(good, exercise=EXERCISE.upper()), "another exercise"),
    "format-of-tomorrow": (lambda good: changed(good, format=10**9), "newer version"),
    "format-in-words": (lambda good: changed(good, format="<b>1</b>"), "newer version"),
    "a-million-keys": (lambda good: b'{"answers":{' + b'"a":1,' * 1_000_000 + b'"b":1}}', LARGE),
    "ten-megabytes": (lambda good: b" " * 10_000_000 + good, LARGE),
    "one-byte-too-many": (lambda good: good + b" " * (256 * 1024 + 1 - len(good)), LARGE),
}
# Files that are only long; on most disks they take no room.
SIZES = {"fifty-megabytes": 50_000_000, "a-gigabyte": 1 << 30}

MANY = ",".join(f'"{number:x}":1' for number in range(24_000))
# One answer of the hand-in is bent, as JSON: its question, what the whole earns, the reason for this one.
BENT: Mapping[str, tuple[str, str, float, str]] = {
    "nan": ("hours-left", "NaN", 28, "not a number that can be marked"),
    "infinity": ("hours-left", "-Infinity", 28, "not a number that can be marked"),
    "1e400": ("hours-left", "1e400", 28, "not a number that can be marked"),
    "5000-digits": ("hours-left", "9" * 5000, 28, "not a number that can be marked"),
    "200000-digits": ("hours-left", "9" * 200_000, 28, "not a number that can be marked"),
    "5000-digits-as-text": ("hours-left", f'"{"9" * 5000}"', 28, "too long for a number"),
    "power": ("hours-left", '"1e99999999"', 28, "not a number"),
    "true": ("hours-left", "true", 28, "not a number"),
    "formula": ("hours-left", '"=1+1"', 28, "not a number"),
    "code-for-number": ("hours-left", "\"__import__('os')\"", 28, "not a number"),
    "choice-for-number": ("hours-left", '"cancel"', 28, "not a number"),
    "deep-answer": ("hours-left", "[" * 900 + "]" * 900, 28, "not a number"),
    "answer-in-answer": ("hours-left", '{"value": {"value": "2"}}', 28, "not a number"),
    "named-twice": ("hours-left", '"2", "hours-left": "2"', 28, "not a number"),
    "value-named-twice": ("hours-left", '{"value": "2", "value": "2"}', 28, "not a number"),
    "object-for-text": ("outcome-to-customer", '{"text": "x"}', 30, "not a text"),
    "list-for-text": ("outcome-to-customer", '["x"]', 30, "not a text"),
    "8001-characters": ("outcome-to-customer", f'"{"x" * 8001}"', 30, "longer than 8,000 characters"),
    "8000-characters": ("outcome-to-customer", f'"{"張" * 8000}"', 30, ""),
    "halves-of-characters": ("outcome-to-customer", r'"Dear \ud800 Sir \udfff"', 30, ""),
    "control-characters": ("outcome-to-customer", r'"Dear \u0000\u0007\u001b[2J\u009b Sir"', 30, ""),
    "right-to-left": ("outcome-to-customer", r'"Dear \u202e\u2066\ufeff Sir"', 30, ""),
    "lines-of-other-kinds": ("outcome-to-customer", r'"Dear\u2028Sir\u2029\u0085\u000b\u000c"', 30, ""),
    "every-option": ("just-say-yes", '["carrier", "near", "time", "wait", "yes"]', 27, "takes one choice"),
    "every-box": ("reply-to-pang", '["carrier", "kwok", "share", "sorry", "space"]', 27, ""),
    "a-thousand-guesses": ("log-first", json.dumps(["asks", "cause"] * 500), 27, "list of this question's"),
    "an-option-twice": ("log-first", '["asks", "asks"]', 27, "names an option twice"),
    "one-option-for-several": ("log-first", '"asks"', 27, "list of this question's options"),
    "list-of-one-for-choice": ("just-say-yes", '["time"]', 27, "takes one choice"),
    "number-for-choice": ("just-say-yes", "3", 27, "one of the options"),
    "choice-for-dialogue": ("call-ms-yeung", '"call"', 26, "The answer is not"),
    "60000-steps": ("call-ms-yeung", json.dumps(["a"] * 50_000), 26, "The answer"),
    "list-for-table": ("follow-up-plan", "[[1]]", 25, "The answer is not"),
    "boxes-of-objects": ("follow-up-plan", '{"a": {"b": {}}}', 25, "The answer"),
    "text-for-blanks": ("message-at-two", '"all"', 28, "The answer is not"),
    "24000-names": ("hours-left", f'null, "0": 0, {MANY}', 28, ""),
    "id-in-capitals": ("rolled-notice", 'null, "Rolled-Notice": "next"', 29, ""),
    "id-with-nothing-in-it": ("rolled-notice", r'null, "rolled-notice\u200b": "next"', 29, ""),
    "prototype": ("rolled-notice", 'null, "__proto__": "next", "constructor": "next"', 29, ""),
    "answer-saved-in-html": ("hours-left", f'{{"value": null, "saved": "<b>{RUN}"}}', 28, ""),
}

# What a hand-in says of itself is bent; what it then earns, and what the instructor is told.
FORGED: Mapping[str, tuple[Mapping[str, Any], float, str]] = {
    "learner": ({"learner": "ann"}, FULL, "the file names another learner: 'ann'"),
    "edition": ({"edition": "000000000000"}, FULL, "another edition"),
    "declared": ({"declared": "yes"}, FULL, "without the declaration"),
    "checksum": ({"checksum": {"x": 1}}, FULL, "changed after it was handed in"),
    "number": ({"number": 10**30}, FULL, ""),
    "number-below-0": ({"number": -1, "attempt": "<b>2</b>"}, FULL, ""),
    "attempt": ({"attempt": 2}, FULL, ""),
    "second": ({"second": {"opened": "2020-01-01T00:00:00Z", "carried": ["hours-left"]}}, FULL, ""),
    "explained": ({"explained": True}, FULL, "seen the reasons"),
    "notes": ({"notes": {"hand-in": f"<script>{RUN}</script>", "x": "y"}}, FULL, ""),
    "notes-of-an-answer": ({"notes": {"hours-left": "Right: 2 of 2 points"}}, FULL, ""),
    "notes-too-long": ({"notes": {"hand-in": "x" * 100_000}}, FULL, ""),
    "notes-a-list": ({"notes": ["hours-left"]}, FULL, ""),
    "time": ({"time": "2020-01-01", "timestamp": "2020-01-01 00:00:00 UTC", "points": 99}, FULL, ""),
    "answers-as-key": ({"key": {"hours-left": 9}, "scores": {"hours-left": 2}, "max_score": 0}, FULL, ""),
}


def changed(content: JSON, **values: Any) -> JSON:
    """Return JSON with some of its fields changed."""
    return json.dumps({**json.loads(content), **values}).encode()


def bent(good: JSON, question: str, raw: str) -> JSON:
    """Return a hand-in in which the answer to `question` is the text `raw`, which need not be JSON's."""
    plain = json.loads(good)
    del plain["answers"][question], plain["checksum"]
    before, answers, after = json.dumps(plain, ensure_ascii=False).partition('"answers": {')
    return f'{before}{answers}"{question}": {raw}, {after}'.encode("utf-8", "surrogatepass")


def forged(good: JSON, fields: Mapping[str, Any]) -> JSON:
    """Return a hand-in that says something else of itself, under a checksum that fits where it can."""
    plain = {**json.loads(good), **fields}
    if "checksum" not in fields:
        del plain["checksum"]
    return json.dumps(plain).encode()
