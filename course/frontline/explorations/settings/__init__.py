"""What a lesson says about an exploration, checked when the course is built."""

from __future__ import annotations

from frontline.explorations.settings.agenda import AgendaSettings
from frontline.explorations.settings.calendar import CalendarSettings
from frontline.explorations.settings.callbacks import CallbackSettings
from frontline.explorations.settings.causes import CauseSettings
from frontline.explorations.settings.chain import ChainSettings
from frontline.explorations.settings.change import ChangeSettings
from frontline.explorations.settings.channels import ChannelSettings
from frontline.explorations.settings.contacts import ContactSettings
from frontline.explorations.settings.control import ControlSettings
from frontline.explorations.settings.departments import DepartmentSettings
from frontline.explorations.settings.desk import DeskSettings
from frontline.explorations.settings.elements import ElementSettings
from frontline.explorations.settings.gaps import GapSettings
from frontline.explorations.settings.importance import ImportanceSettings
from frontline.explorations.settings.inbox import InboxSettings
from frontline.explorations.settings.incoterms import IncotermsSettings
from frontline.explorations.settings.journey import JourneySettings
from frontline.explorations.settings.loyalty import LoyaltySettings
from frontline.explorations.settings.market import MarketSettings
from frontline.explorations.settings.message import MessageSettings
from frontline.explorations.settings.needs import NeedSettings
from frontline.explorations.settings.sample import SampleSettings
from frontline.explorations.settings.souvenir import SouvenirSettings
from frontline.explorations.settings.standard import StandardSettings
from frontline.explorations.settings.survey import SurveySettings
from frontline.explorations.settings.team import TeamSettings
from frontline.explorations.settings.walk import WalkSettings
from frontline.explorations.settings.week import WeekSettings

Settings = (
    AgendaSettings
    | CalendarSettings
    | CauseSettings
    | CallbackSettings
    | ChainSettings
    | ChangeSettings
    | ChannelSettings
    | ContactSettings
    | ControlSettings
    | DepartmentSettings
    | DeskSettings
    | ElementSettings
    | GapSettings
    | ImportanceSettings
    | InboxSettings
    | IncotermsSettings
    | JourneySettings
    | LoyaltySettings
    | MarketSettings
    | MessageSettings
    | NeedSettings
    | SampleSettings
    | SouvenirSettings
    | StandardSettings
    | SurveySettings
    | TeamSettings
    | WalkSettings
    | WeekSettings
)

SETTINGS: dict[tuple[str, str], type[Settings]] = {
    ("compose", "message"): MessageSettings,
    ("flow", "journey"): JourneySettings,
    ("inbox", "day"): InboxSettings,
    ("map", "incoterms"): IncotermsSettings,
    ("plan", "agenda"): AgendaSettings,
    ("plan", "calendar"): CalendarSettings,
    ("plan", "souvenir"): SouvenirSettings,
    ("plan", "standard"): StandardSettings,
    ("plan", "survey"): SurveySettings,
    ("plan", "team"): TeamSettings,
    ("plan", "week"): WeekSettings,
    ("plot", "causes"): CauseSettings,
    ("plot", "callbacks"): CallbackSettings,
    ("plot", "chain"): ChainSettings,
    ("plot", "change"): ChangeSettings,
    ("plot", "channels"): ChannelSettings,
    ("plot", "control"): ControlSettings,
    ("plot", "desk"): DeskSettings,
    ("plot", "gaps"): GapSettings,
    ("plot", "importance"): ImportanceSettings,
    ("plot", "loyalty"): LoyaltySettings,
    ("plot", "market"): MarketSettings,
    ("plot", "needs"): NeedSettings,
    ("plot", "sample"): SampleSettings,
    ("rank", "elements"): ElementSettings,
    ("route", "departments"): DepartmentSettings,
    ("scene", "contacts"): ContactSettings,
    ("scene", "walk"): WalkSettings,
}
"""The settings of each exploration, by kind and model."""
