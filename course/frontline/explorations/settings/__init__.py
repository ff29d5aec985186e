"""What a lesson says about an exploration, checked when the course is built."""

from __future__ import annotations

from frontline.explorations.settings.calendar import CalendarSettings
from frontline.explorations.settings.channels import ChannelSettings
from frontline.explorations.settings.desk import DeskSettings
from frontline.explorations.settings.inbox import InboxSettings
from frontline.explorations.settings.journey import JourneySettings
from frontline.explorations.settings.walk import WalkSettings

Settings = CalendarSettings | ChannelSettings | DeskSettings | InboxSettings | JourneySettings | WalkSettings

SETTINGS: dict[tuple[str, str], type[Settings]] = {
    ("flow", "journey"): JourneySettings,
    ("inbox", "day"): InboxSettings,
    ("plan", "calendar"): CalendarSettings,
    ("plot", "channels"): ChannelSettings,
    ("plot", "desk"): DeskSettings,
    ("scene", "walk"): WalkSettings,
}
"""The settings of each exploration, by kind and model."""
