"""Which nouns have which drawing: every thing that can stand in a shot, lie there or be carried."""

from __future__ import annotations

from collections.abc import Callable

from engine.blocking import things
from engine.blocking.style import Pen
from engine.document.model import Colour

Drawer = Callable[[Pen, Colour], None]

_DRAWERS: dict[Drawer, str] = {
    things.lamp: "lamp, desk lamp, floor lamp, lantern, torch, flashlight, light",
    things.table: "table, dining table, counter, coffee table",
    things.desk: "desk, drawer, dresser, cabinet, cupboard, chest, stove",
    things.chair: "chair, seat, stool, armchair",
    things.sofa: "sofa, couch",
    things.bed: "bed, mattress",
    things.door: "door, gate, doorway, fridge, refrigerator, wardrobe, locker",
    things.window: "window, mirror",
    things.box: "box, crate, package, parcel, present, gift, carton, block",
    things.book: "book, notebook, diary, magazine",
    things.paper: "paper, letter, map, note, newspaper, document, card, photo, photograph, poster",
    things.cup: "cup, mug, glass, bowl, coffee, tea, bucket, pot, vase",
    things.bottle: "bottle, jar, flask",
    things.phone: "phone, smartphone, telephone, tablet, radio, remote",
    things.television: "television, tv, monitor, screen, computer, laptop",
    things.umbrella: "umbrella, parasol",
    things.ball: "ball, football, basketball, globe, egg, orange",
    things.balloon: "balloon, kite",
    things.car: "car, taxi, van, truck, bus, vehicle",
    things.bicycle: "bicycle, bike, motorbike, scooter",
    things.bench: "bench, park bench",
    things.street_lamp: "street lamp, lamppost, street light, streetlight, traffic light",
    things.sign: "sign, signpost, bus stop",
    things.tree: "tree, oak, pine, palm",
    things.bush: "bush, hedge, shrub",
    things.plant: "plant, pot plant, potted plant",
    things.flower: "flower, rose, bouquet, flowers",
    things.rock: "rock, stone, boulder, log",
    things.dog: "dog, puppy, wolf, fox, horse",
    things.cat: "cat, kitten, rabbit",
    things.bird: "bird, duck, crow, parrot",
    things.bag: "bag, handbag, backpack, basket, purse, satchel",
    things.suitcase: "suitcase, briefcase, luggage, trunk",
    things.sword: "sword, knife, stick, staff, cane, wand, spear, broom",
    things.guitar: "guitar, violin, ukulele, cello",
    things.hat: "hat, cap, helmet",
    things.clock: "clock, watch, wheel",
    things.picture: "picture, painting, frame",
    things.shelf: "shelf, bookshelf, bookcase, shelves",
    things.candle: "candle, fire, campfire, flame",
    things.boat: "boat, ship, sailboat",
    things.house: "house, hut, cabin, tent, barn",
    things.fence: "fence, railing, barrier",
    things.ladder: "ladder, stairs, steps",
    things.food: "apple, fruit, food, bread, cake",
}
KINDS: dict[str, Drawer] = {noun: drawer for drawer, nouns in _DRAWERS.items() for noun in nouns.split(", ")}
"""Every noun that has a drawing of its own."""


def prop_drawer(noun: str) -> Drawer:
    """The drawing for a noun: the noun itself, else the last of its words that is known, else a friendly block."""
    noun = noun.strip().lower()
    if noun in KINDS:
        return KINDS[noun]
    for word in reversed(noun.split()):
        if word in KINDS:
            return KINDS[word]
        if word.removesuffix("s") in KINDS:
            return KINDS[word.removesuffix("s")]
    return things.block
