"""The Incoterms map: the route of a shipment in words, and the rules to choose from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import Factory, frozen

from frontline.explorations.settings.shared import Exploration
from frontline.terms import Station

END = "end"
"""The name of the stretch after the last station."""
STATIONS: Mapping[Station, str] = {
    Station.READY: "Ready at the seller's place",
    Station.LOADED: "On a truck at the seller's place",
    Station.CARRIER: "Handed to the carrier",
    Station.ALONGSIDE: "Beside the ship or aircraft",
    Station.ABOARD: "On board the ship or aircraft",
    Station.ARRIVED: "At the port or airport of destination",
    Station.PLACE: "At the named place, on the truck",
    Station.UNLOADED: "At the named place, unloaded",
}
WAYS: Mapping[Station | None, str] = {
    Station.READY: "at the seller's place, before they are ready",
    Station.LOADED: "they wait at the seller's place, or are loaded on a truck",
    Station.CARRIER: "on the truck to the carrier",
    Station.ALONGSIDE: "with the carrier, before they lie beside the ship or aircraft",
    Station.ABOARD: "beside the ship or aircraft, or while they are lifted on board",
    Station.ARRIVED: "on the ship or aircraft",
    Station.PLACE: "on the way from the port or airport to the named place",
    Station.UNLOADED: "while they are unloaded at the named place",
    None: "at the buyer's place, after unloading",
}
AT_SEA = (("ship or aircraft", "ship"), ("port or airport", "port"))
"""What the words above lose under a rule that is for ships only."""


@frozen(kw_only=True)
class IncotermsSettings(Exploration):
    """The map; `rules` limits and orders the choice, by their three letters.

    `route` gives words for stations, and `ways` for the stretch to a station (`end`: after the last one), in
    place of the plain ones. `we` is whom a customer may ask for the loss beside a carrier.
    """

    rules: tuple[str, ...] = ()
    route: dict[str, str] = Factory(dict)
    ways: dict[str, str] = Factory(dict)
    we: str = "the forwarder"

    def problems(self) -> Iterator[str]:
        """Say which stations and rules do not exist."""
        stations = [station.value for station in Station]
        for name in set(self.route) - set(stations):
            yield f"route: there is no station {name!r}: use {', '.join(stations)}"
        for name in set(self.ways) - {*stations, END}:
            yield f"ways: there is no station {name!r}: use {', '.join(stations)}, {END}"
        if self.rules:
            from frontline.content.glossary import incoterms
            from frontline.content.places import here

            known = [term.abbreviation for term in incoterms(here()).values()]
            for name in set(self.rules) - set(known):
                yield f"rules: there is no rule {name!r}: use {', '.join(known)}"

    def station(self, station: Station, *, at_sea: bool) -> str:
        """Return the words of a station; `at_sea` where the rule is for ships only."""
        return self.route.get(station.value) or _plain(STATIONS[station], at_sea=at_sea)

    def way(self, to: Station | None, *, at_sea: bool) -> str:
        """Return the words of the stretch to a station; None is the stretch after the last one."""
        return self.ways.get(to.value if to else END) or _plain(WAYS[to], at_sea=at_sea)


def _plain(text: str, *, at_sea: bool) -> str:
    for both, ship in AT_SEA if at_sea else ():
        text = text.replace(both, ship)
    return text
