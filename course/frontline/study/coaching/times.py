"""Tells a time that a customer can wait for from words that only sound like one."""

from __future__ import annotations

from frontline.study.coaching.patterns import any_of, one

COUNT = one("half_an? an? one two three four five six seven eight nine ten twelve (?:a_)?couple_of")
NUMBER = rf"(?:\d{{1,3}}(?: ?(?:-|–|to|or) ?\d{{1,3}})?|{COUNT})"
UNIT = r"(?:(?:full |working |business |calendar |office )?(?:days?|hours?)|min(?:ute)?s?|hrs?|h|weeks?)"
MONTH = one(
    "jan(?:uary)? feb(?:ruary)? mar(?:ch)? apr(?:il)? may june? july? aug(?:ust)?"
    " sept?(?:ember)? oct(?:ober)? nov(?:ember)? dec(?:ember)?"
)
WEEKDAY = one("mon tues? wed(?:nes)? thu(?:rs?)? fri sat(?:ur)? sun") + "(?:day)?s?"
HOUR = r"(?:[01]?\d|2[0-3])"
PART = one("morning afternoon evening night noon")
PERIOD = one("week month minute hour [ap]m")

TIME = any_of(
    # Clock times; 4.31 is one only behind a word such as at.
    rf"(?<![\d.,$]){HOUR}[:：h][0-5]\d(?!\d)",
    rf"(?<![\d.,$]){HOUR}(?:[.][0-5]\d)? ?(?:[ap]\.?m\b|o'?clock\b|noon\b)",
    r"\b[0-2]\d[0-5]\d ?(?:hrs?|h)\b",
    rf"\b(?:at|by|before|until|till|latest) {HOUR}(?:[.]?[0-5]\d)?(?!\d|[.,]\d| ?%)\b",
    # Days and dates.
    rf"\b{WEEKDAY}\b",
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?[ -]?(?:of )?{MONTH}\b",
    rf"\b{MONTH}\.? ?\d{{1,2}}\b",
    r"\b\d{1,2}/\d{1,2}\b",
    r"\b\d{4}-\d{2}-\d{2}\b",
    r"\bthe \d{1,2}(?:st|nd|rd|th)\b",
    rf"\b{one('today tomorrow tonight tmrw? noon midday midnight daily hourly eod cob')}\b",
    rf"\b(?:this|in the) {PART}\b",
    rf"\bthis {PERIOD}\b",
    rf"\b(?:that|the same|same) (?:day|time|{PART})\b",
    rf"\bnext (?:week|month|day|hour|{PART}|(?:working|business) day)\b",
    r"\bend of (?:the |this |our |working |business |office )*(?:day|week|month|hours)\b",
    # How long, and how often.
    rf"\b(?:with)?in (?:the )?(?:next |about |around |max(?:imum)? )?(?:{NUMBER} ?{UNIT}|a few minutes)\b",
    rf"\b{NUMBER} {UNIT} from now\b",
    rf"\b(?:every|each) (?:{NUMBER} )?(?:{UNIT}|{PART})\b",
    # Without delay, or with something else that has its time.
    rf"\b{one('at_once immediately instantly right_away straight_away')}\b",
    r"(?<!until )(?<!till )(?<!to )\bnow\b",
    r"\b(?:before|after) lunch\b",
    rf"\bbefore {one('the your you our it they this departure arrival delivery collection')}\b",
    r"\bby then\b",
    r"\bthen\b(?=\W*$| (?:with|about|by)\b)",
    r"[今明][天日早晚]|聽日|星期.|禮拜.|[上下]午|[\d一二三四五六七八九十][點点時时]",
)
VAGUE = any_of(
    r"\bas (?:soon|quickly|fast|early) as (?:possible|we can|i can)\b",
    r"\basap\b",
    r"\ba\.s\.a\.p\b\.?",
    r"(?<!\bas )\bsoon(?:est)?\b",
    r"\bshortly\b",
    r"(?<!\ba )(?<!\bthe )(?<!\bany )(?<!\bno )(?<!\bnot )\blater(?! than)(?: on)?\b",
    r"\bin (?:due course|due time|good time|a while|the near future|the coming days)\b",
    r"\bsome ?time\b",
    r"\b(?:with)?in (?:a )?few (?:hours|days|weeks)\b",
    r"\bat (?:the|our) earliest(?: convenience)?\b",
    r"\b(?:when|once|after|as soon as) (?:we|i) (?:have|get|hear|know|receive)\b"
    r"(?: (?:any|the|some|more|new|an|a)\b){0,3}"
    r"(?: (?:news|updates?|information|info|reply|answer|feedback)\b)?",
    r"\b(?:when|once|as soon as) available\b",
    r"\b(?:when|once|as soon as) there (?:is|are) (?:any |more |some )?(?:news|updates?)\b",
)


def has_time(text: str) -> bool:
    """Say whether a time, a day or a date stands in `text`."""
    return TIME.search(text) is not None


def vague(text: str) -> tuple[str, ...]:
    """Return the words in `text` that sound like a time and name none, as typed."""
    return tuple(found[0] for found in VAGUE.finditer(text))
