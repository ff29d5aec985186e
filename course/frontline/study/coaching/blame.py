"""Finds words that blame the customer, a colleague or a partner."""

from __future__ import annotations

from collections.abc import Sequence

from frontline.study.coaching.patterns import any_of, one
from frontline.study.coaching.remark import About, Remark, quote, remark
from frontline.study.coaching.sentences import straight

SAID = one("told said mentioned stated explained informed")
NOT = r"(?<!not )(?<!n't )(?<!never )"
NOT_WE = r"(?<!\bi )(?<!\bwe )(?<!\bi have )(?<!\bwe have )(?<!\bi've )(?<!\bwe've )"
OTHERS = one(
    "warehouse carriers? drivers? transport airlines? truckers? hauliers? couriers? agents? colleagues?"
    " operations? ops terminal customs shipping_line liner vendor finance accounts sales factory supplier"
    " forwarder department team staff office documentation mr\\.?_\\w+ ms\\.?_\\w+ mrs\\.?_\\w+"
)
OF_THEM = one("team department company desk people staff side colleagues?")
WRONG_DEED = (
    r"(?:(?:made|makes|did|done) (?:\w+ ){0,2}(?:mistake|error)s?|failed|messed|neglected|ignored"
    r"|(?:(?:did|does|do) not|(?:did|does|do)n't|never) "
    r"(?:follow|read|listen|care|do (?:his|her|their) (?:job|work)))"
)

CUSTOMER = any_of(
    r"\byou (?:should(?: not|n't)? have|ought to have|were supposed to)\b",
    rf"\bif you had (?:only )?{one('sent told given read checked asked called listened paid informed')}\b",
    rf"\byou (?:have |had |'ve )?(?:just |simply )?{one('failed forgot forgotten neglected ignored')}\b",
    r"(?<!if )(?<!case )(?<!that )\byou (?:did not|didn't|never) (?:even )?"
    + one(
        "give gave send sent tell told read provide inform reply answer mention follow listen check say write"
    )
    + r"\b",
    r"\byou (?:gave|sent|provided|wrote|told|declared|filled|typed|put)(?: in)?(?: us| me)?"
    r"(?: the| an?)? (?:wrong|incorrect)\b",
    r"\bwhy (?:did you not|didn't you|have you not|haven't you)\b",
    rf"{NOT}\byour (?:own )?(?:mistake|fault|carelessness|error(?! messages?))\b",
    r"\byour own (?:responsibility|problem)\b",
    r"\b(?:because of|due to) your (?:wrong|late|missing|incorrect|delay)\b",
    r"\byou (?:must|have to|need to|should) (?:understand|know|realise|realize|accept)\b",
    # "As I told you by phone, the carrier has confirmed" only says where the news comes from.
    r"\bas (?:i|we)(?: have|'ve|'d| had)? (?:told|said to|informed) you\b"
    r"(?! (?:by|on|over|in|at|when|today|yesterday|this|earlier today)\b)",
    r"\bas (?:i|we)(?: have|'ve)? (?:already|clearly|repeatedly)\b",
    rf"\bas (?:was )?(?:already|clearly|repeatedly) {SAID}\b",
    rf"\bas (?:\w+ ){{0,2}}{SAID} (?:to )?(?:you )?"
    r"(?:before|already|again and again|twice|(?:so |very )?(?:many|several) times)\b",
    r"\blike (?:i|we) said\b",
)
OTHER = any_of(
    rf"{NOT_WE}{NOT}(?<!to )\bforgot\b",
    rf"{NOT}\b(?:their|his|her|its|\w{{1,30}}'s|\w{{1,30}}s') (?:own )?(?:mistake|fault)\b",
    r"\b(?:mistake|fault)s? (?:is|was|lies|came|comes)(?: with| from| by| at)? (?:the|their|your)\b",
    rf"\b(?:mistake|fault|error) (?:of|by|from) (?:the |our )?{OTHERS}\b",
    r"\b(?:not|isn't|wasn't|never|none of) (?:\w+ )?(?:our|my) (?:\w+ )?(?:mistake|fault|problem)\b",
    rf"\b{OTHERS}(?: {OF_THEM})?(?: has| have| had)?(?: again)? {WRONG_DEED}\b",
    rf"\b(?:is|are|was|were) (?:so |very |too )?{one('careless lazy unprofessional stupid to_blame')}\b",
    r"\b(?:please|can|must) blame\b",
)
NOBODY = any_of(r"\b(?:nobody|no one|no-one)\b")

WHY_CUSTOMER = "The customer reads: you are wrong. People who feel blamed stop listening."
TRY_CUSTOMER = (
    "Say what is missing or what happened, without “you”: “The packing list has not reached us yet.” "
    "Then say what helps now."
)
WHY_OTHER = "The customer needs to know what happens now. Who was wrong does not help with that."
TRY_OTHER = (
    "Say only what happened and what you do now: “Four cartons stayed behind. They fly tomorrow at 20:15.”"
)


def blame(sentences: Sequence[str]) -> Remark | None:
    """Remark on sentences that say who is wrong; a plain fact, such as a van that broke down, is none."""
    quotes, customer, other = list[str](), False, False
    for sentence in sentences:
        plain = straight(sentence)
        of_customer = CUSTOMER.search(plain)
        found = of_customer or OTHER.search(plain)
        if found and (of_customer or not NOBODY.search(plain[: found.end()])):
            quotes.append(quote(sentence, *found.span()))
            customer, other = customer or bool(of_customer), other or not of_customer
    if not quotes:
        return None
    why = " ".join([WHY_CUSTOMER] * customer + [WHY_OTHER] * other)
    try_ = " ".join([TRY_CUSTOMER] * customer + [TRY_OTHER] * other)
    return remark(About.BLAME, quotes, why, try_)
