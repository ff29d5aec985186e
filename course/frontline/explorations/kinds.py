"""Which exploration a lesson means by its `kind` and `model`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, assert_never

import ipywidgets as widgets

from frontline.content.reading import structure
from frontline.explorations.agenda import agenda
from frontline.explorations.callbacks import callbacks
from frontline.explorations.causes import causes
from frontline.explorations.chain import chain
from frontline.explorations.change import change
from frontline.explorations.channels import channel_explorer
from frontline.explorations.contacts import contacts
from frontline.explorations.control import control_chart
from frontline.explorations.departments import departments
from frontline.explorations.desk import desk_simulator
from frontline.explorations.elements import rank
from frontline.explorations.flow import flow
from frontline.explorations.frame import Keep
from frontline.explorations.gaps import gap_scores
from frontline.explorations.importance import importance
from frontline.explorations.inbox import inbox
from frontline.explorations.incoterms import incoterms_map
from frontline.explorations.loyalty import loyalty
from frontline.explorations.market import market
from frontline.explorations.message import compose
from frontline.explorations.needs import needs
from frontline.explorations.plan import plan
from frontline.explorations.sample import sample
from frontline.explorations.scene import scene
from frontline.explorations.settings import SETTINGS
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
from frontline.explorations.souvenir import souvenir
from frontline.explorations.standard import standard
from frontline.explorations.survey import survey
from frontline.explorations.team import team
from frontline.explorations.week import week


def exploration(plain: Mapping[str, Any], keep: Keep | None = None) -> widgets.Widget:
    """Return the exploration; `keep` holds what the learner made before.

    Raises KeyError when no such kind or model exists, `ContentError` when the settings do not fit.
    """
    kept = keep or Keep()
    settings = structure(dict(plain), SETTINGS[plain["kind"], plain["model"]], str(plain.get("title", "")))
    match settings:
        case CauseSettings():
            return causes(settings)
        case CallbackSettings():
            return callbacks(settings)
        case ChainSettings():
            return chain(settings)
        case ChangeSettings():
            return change(settings)
        case GapSettings():
            return gap_scores(settings)
        case ChannelSettings():
            return channel_explorer(settings)
        case ControlSettings():
            return control_chart(settings)
        case DepartmentSettings():
            return departments(settings)
        case DeskSettings():
            return desk_simulator(settings)
        case LoyaltySettings():
            return loyalty(settings)
        case MarketSettings():
            return market(settings)
        case ImportanceSettings():
            return importance(settings)
        case NeedSettings():
            return needs(settings)
        case JourneySettings():
            return flow(settings)
        case AgendaSettings():
            return agenda(settings, kept)
        case CalendarSettings():
            return plan(settings, kept)
        case SouvenirSettings():
            return souvenir(settings, kept)
        case StandardSettings():
            return standard(settings, kept)
        case SurveySettings():
            return survey(settings, kept)
        case TeamSettings():
            return team(settings, kept)
        case WeekSettings():
            return week(settings, kept)
        case SampleSettings():
            return sample(settings, kept)
        case ElementSettings():
            return rank(settings, kept)
        case WalkSettings():
            return scene(settings, kept)
        case ContactSettings():
            return contacts(settings, kept)
        case InboxSettings():
            return inbox(settings, kept)
        case MessageSettings():
            return compose(settings, kept)
        case IncotermsSettings():
            return incoterms_map(settings)
    assert_never(settings)
