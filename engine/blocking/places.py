"""Every place that a shot can be set in, one small drawing each, on the stage: 0..1 is the frame, and there is more
of every place beyond it for the camera to find."""

from __future__ import annotations

from collections.abc import Callable

from engine.blocking.backdrop import nowhere
from engine.blocking.places_inside import (
    bedroom,
    classroom,
    corridor,
    hall,
    kitchen,
    living_room,
    office,
    shop,
    stage,
)
from engine.blocking.places_outside import (
    alley,
    beach,
    city,
    field,
    forest,
    mountains,
    park,
    rooftop,
    snowfield,
    station,
    street,
)
from engine.blocking.style import Pen
from engine.document.model import Colour

Drawer = Callable[[Pen, Colour], None]

_DRAWERS: dict[Drawer, str] = {
    living_room: "living room, lounge, room, apartment, flat, home, house, interior, library, study",
    kitchen: "kitchen, diner, galley",
    bedroom: "bedroom, hotel room, nursery, hospital",
    office: "office, workplace, studio, laboratory, lab, meeting room",
    classroom: "classroom, school",
    corridor: "corridor, hallway, passage, tunnel, prison",
    hall: "hall, palace, castle, church, temple, museum, ballroom, lobby",
    shop: "shop, store, cafe, bar, market, supermarket, restaurant, bakery, garage, workshop",
    stage: "stage, theatre, theater, cinema, concert",
    street: "street, town, village, road, sidewalk, pavement, square",
    alley: "alley, backstreet, lane",
    city: "city, skyline, downtown, harbour, bridge",
    rooftop: "rooftop, roof, balcony, terrace",
    park: "park, garden, playground, backyard, yard, lawn",
    forest: "forest, woods, wood, jungle",
    field: "field, meadow, countryside, farm, farmland, plain, desert",
    mountains: "mountain, mountains, hill, hills, cliff, valley, canyon",
    beach: "beach, sea, seaside, shore, ocean, coast, lake, river, island",
    snowfield: "snowfield, winter landscape, tundra, ice",
    station: "station, train station, platform, subway, metro, airport",
}
INDOORS = frozenset({living_room, kitchen, bedroom, office, classroom, corridor, hall, shop, stage})
"""Where it never rains."""

PLACES: dict[str, Drawer] = {noun: drawer for drawer, nouns in _DRAWERS.items() for noun in nouns.split(", ")}
"""Every noun that has a place of its own."""


def place_drawer(noun: str) -> Drawer:
    """The drawing for a noun: the noun itself, else the last of its words that is known, else a quiet backdrop."""
    noun = noun.strip().lower()
    if noun in PLACES:
        return PLACES[noun]
    return next((PLACES[word] for word in reversed(noun.split()) if word in PLACES), nowhere)
