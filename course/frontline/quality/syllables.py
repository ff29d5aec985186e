"""Counts the syllables of an English word: groups of vowels, then what is silent or spoken apart."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

ABBREVIATION = re.compile(r"[A-Z][A-Z0-9&/.-]*[A-Z0-9]s?")
GROUP = re.compile(r"[aeiouy]+")

# u after q or g, and y before a vowel, are no vowels there: request, guide, loyal.
CONSONANTS = (
    (re.compile(r"qu"), "kw"),
    (re.compile(r"gu(?=[aei])"), "gw"),
    (re.compile(r"(?<![^aeiou])y(?=[aeiou])"), "j"),
)

SILENT = (
    # time, sale, more; not table, centre
    re.compile(r"[^aeioulr]e$|[aeioulry]le$|[aeiouy]re$"),
    # moved, called, offered; not wanted, handled, hundred
    re.compile(r"[^aeioutdlr]ed$|[aeioulr]led$|[aeiour]red$"),
    # times, rules, stores; not boxes, tables
    re.compile(r"[^aeiouszxhcglr]es$|[aeioulry]les$|[aeiouy]res$"),
    # safely, statement, useful
    re.compile(r"([aeiou][bcdfghjklmnprstvz]|[dnr][cgs])e(ly|ments?|ful(ly)?|less|ness)$"),
    # basically
    re.compile(r"ically$"),
    # something, warehouse, guidelines
    re.compile(
        r"^(base|else|frame|gate|gwide|home|house|life|line|mile|name|note|pipe|some|space|store|there|time"
        r"|trade|voice|ware|where|white)(?!(ly|ments?|ful|less|ness)$)[^aeiouy]\w\w"
    ),
)

APART = (
    # material, negotiate; not social, initial
    re.compile(r"(?<![cstg])ia(?!ge)|[ct]ia(?=te|ti|lity)"),
    # period, ratio; not station, million
    re.compile(r"(?<![cstgxnlh])io(?!ur)|tios?$"),
    # premium, museum
    re.compile(r"[^bg]iu|eum"),
    # actual, continuous, influence, tuition
    re.compile(r"ua|uou|ue(?=l|nt|nc|r)|ui(?=ty|ti)"),
    # video, simultaneous; not surgeon
    re.compile(r"eo(?!n$|ns$|us$)|[nt]eou"),
    # client, science, quiet, society, easiest, courier
    re.compile(r"(?<![ctn])ie(?=n[ct])|^scie|ie(?=t[^ay])|iety|iet$|hiera|iest$|\w\w\wiers?$"),
    # going, carrying
    re.compile(r"[aeiou]ing(s|ly)?$|[^aeiou]ying"),
    # create, react, reissue, cooperate
    re.compile(r"creat(?!ure)|^rea(?=ct|ss|pp|rr|llo)|^rei(?=[mn][a-z]{4}|ss|t)|^co(?=operat|ordinat)"),
    # mechanism
    re.compile(r"[^aeiou]isms?$"),
)

# Words of the trade and of every day that the rules get wrong, by their number of syllables.
EXCEPTIONS = {
    1: "aches clothes",
    2: "argue argued business cafe cashier chaos evening every forecast foreman frontier hereby naked "
    "ninety people poem poet premier safety soldier someone thereby thereof wednesday whereby wicked",
    3: "anyone area businesses element everyone everything everywhere familiar forever genuine guarantee "
    "guaranteed idea ideal jeopardy peculiar piano recipe valuable wherever whoever",
    4: "everybody",
    5: "ambiguity",
}
_COUNTED = {word: count for count, words in EXCEPTIONS.items() for word in words.split()}


@cache
def syllables(word: str) -> int:
    """Return a word's syllables, 1 at least; parts joined by hyphens add up.

    What holds a digit (14:30, HK$450) and an abbreviation in capitals (EDI) count as one.
    """
    if any(letter.isdigit() for letter in word) or ABBREVIATION.fullmatch(re.sub("['’]s$", "", word)):
        return 1
    return sum(_syllables(part) for part in re.split("[-/]", word) if part) or 1


def _syllables(word: str) -> int:
    stem, _, ending = unicodedata.normalize("NFKD", word.lower()).replace("’", "'").partition("'")
    if ending == "clock":
        return 2
    if ending == "t" and stem.endswith("n"):
        return _of_letters(stem[:-1]) + bool(re.search("[^aeiour]n$|haven$", stem))
    return _of_letters(stem) + bool(ending == "s" and re.search("(s|x|z|ch|sh|[csgz]e)$", stem))


def _of_letters(word: str) -> int:
    letters = re.sub("[^a-z]", "", word)
    for known in (letters, letters.removesuffix("s")):
        if known in _COUNTED:
            return _COUNTED[known]
    for spelled, spoken in CONSONANTS:
        letters = spelled.sub(spoken, letters)
    silent = sum(bool(rule.search(letters)) for rule in SILENT)
    apart = sum(len(rule.findall(letters)) for rule in APART)
    return max(1, len(GROUP.findall(letters)) - silent + apart)
