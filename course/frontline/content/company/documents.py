"""The company as a whole: which document has which schema."""

from __future__ import annotations

from attrs import frozen

from frontline.content.company.papers import (
    Newsletter,
    Paper,
    Reception,
    Sheet,
    Standard,
    Strategy,
    Transcript,
)
from frontline.content.company.people import Colleague, Customer, Departments, Organisation, Shift
from frontline.content.company.terms import Authority, Charges, Cutoffs, Profile, Promises


@frozen(kw_only=True)
class Company:
    """Every document; each attribute is a file of course/company/."""

    profile: Profile
    organisation: Organisation
    departments: Departments
    team: dict[str, Colleague]
    shifts: dict[str, Shift]
    customers: dict[str, Customer]
    policy: Paper
    strategy: Strategy
    standard: Standard
    guidelines: Paper
    promises: Promises
    authority: Authority
    cutoffs: Cutoffs
    charges: Charges
    terms: Paper
    credit: Paper
    gifts: Paper
    privacy: Paper
    newsletters: dict[str, Newsletter]
    receptions: dict[str, Reception]
    mystery: dict[str, Sheet]
    transcripts: dict[str, Transcript]
