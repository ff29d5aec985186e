"""A plan to fill in, customer by period, and the house rules that check it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from attrs import frozen

from frontline.explorations.settings.shared import Exploration
from frontline.models import plan


@frozen(kw_only=True)
class RuleSettings:
    """A house rule in words (`says`), with the reason (`why`), and how it is checked.

    `check` is at_least, silence, never, at_most or together; the other keys are those of the rule.
    """

    says: str
    why: str
    check: str
    customer: str = ""
    kind: str = ""
    near: str = ""
    period: str = ""
    times: int = 1
    periods: int = 1
    among: tuple[str, ...] = ()
    side: plan.Side = plan.Side.EITHER
    near_customer: str = ""

    @property
    def rule(self) -> plan.Rule:
        """Return the rule; raise ValueError where there is none of that name."""
        match self.check:
            case "at_least":
                return plan.AtLeast(
                    customer=self.customer, kind=self.kind, times=self.times, among=self.among
                )
            case "silence":
                return plan.Silence(customer=self.customer, periods=self.periods)
            case "never":
                return plan.Never(kind=self.kind, customer=self.customer, period=self.period)
            case "at_most":
                return plan.AtMost(kind=self.kind, times=self.times)
            case "together":
                return plan.Together(
                    customer=self.customer,
                    kind=self.kind,
                    near=self.near,
                    periods=self.periods,
                    side=self.side,
                    near_customer=self.near_customer,
                )
        raise ValueError(f"there is no check {self.check!r}")


@frozen(kw_only=True)
class CustomerRow:
    """A row: the customer's name, and what the file says that matters here."""

    label: str
    file: str


@frozen(kw_only=True)
class CalendarSettings(Exploration):
    """A contact calendar: `kinds` are the words of the contacts to choose from, by name."""

    periods: tuple[str, ...]
    customers: dict[str, CustomerRow]
    kinds: dict[str, str]
    rules: dict[str, RuleSettings]

    def problems(self) -> Iterator[str]:
        """Say what a rule names that does not exist."""
        for name, rule in self.rules.items():
            try:
                rule.rule  # noqa: B018  asked whether it can be made
            except ValueError as problem:
                yield f"rule {name!r}: {problem}"
            named: list[tuple[str, Collection[str]]] = [
                (rule.customer, self.customers),
                (rule.kind, self.kinds),
                (rule.near, self.kinds),
                (rule.near_customer, self.customers),
                *((period, self.periods) for period in (rule.period, *rule.among)),
            ]
            for value, known in named:
                if value and value not in known:
                    yield f"rule {name!r}: {value!r} is not in this plan"
        if not (self.periods and self.customers and self.kinds):
            yield "give periods, customers and kinds of contact"
