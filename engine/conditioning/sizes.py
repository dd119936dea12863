"""How large things are when nobody drew a box for them: shares of the frame's height."""

from __future__ import annotations

from dataclasses import dataclass

from engine.document.model import Entity

GROUND = 0.93  # where whoever is nearest to us stands


@dataclass(frozen=True)
class Size:
    height: float
    wide: float  # width over height, as it looks
    bottom: float = GROUND  # where its lower edge is when nothing holds it


_PERSON = Size(0.7, 0.35)
_THING = Size(0.2, 1.0)

_SIZES: dict[Size, str] = {
    Size(0.26, 0.7): "lamp, desk lamp, lantern, torch, flashlight, light, candle, vase, plant, pot plant, potted plant",
    Size(0.62, 0.4): "floor lamp, shelf, bookshelf, bookcase, shelves, ladder, stairs, steps",
    Size(0.32, 1.7): "table, dining table, counter, coffee table, desk, drawer, dresser, chest, stove",
    Size(0.40, 0.75): "chair, seat, stool, armchair, cabinet, cupboard",
    Size(0.34, 2.2): "sofa, couch, bed, mattress, bench, park bench, fence, railing, barrier",
    Size(0.74, 0.5): "door, gate, doorway, fridge, refrigerator, wardrobe, locker, guitar case",
    Size(0.34, 0.8, 0.55): "window, mirror",
    Size(0.24, 1.25, 0.46): "picture, painting, frame, poster",
    Size(0.15, 1.0, 0.28): "clock, wheel",
    Size(
        0.22, 1.0
    ): "box, crate, package, parcel, present, gift, carton, block, dog, puppy, fox, bag, backpack, basket",
    Size(0.09, 1.2): "book, notebook, diary, magazine, paper, letter, map, note, newspaper, document, card, photo, "
    "photograph, food, bread, cake, hat, cap, helmet, handbag, purse, satchel",
    Size(0.08, 0.8): "cup, mug, glass, bowl, coffee, tea, pot, apple, fruit, egg, orange, watch, flower, rose",
    Size(0.13, 0.45): "bottle, jar, flask, bouquet, flowers, bucket",
    Size(0.08, 0.6): "phone, smartphone, telephone, tablet, radio, remote",
    Size(0.22, 1.4): "television, tv, monitor, screen, computer, laptop, suitcase, briefcase, luggage, trunk",
    Size(0.36, 1.0): "umbrella, parasol",
    Size(0.14, 1.0): "ball, football, basketball, globe, cat, kitten, rabbit",
    Size(0.26, 0.75, 0.5): "balloon, kite",
    Size(0.44, 2.2): "car, taxi, van, truck, bus, vehicle, boat, ship, sailboat",
    Size(0.42, 1.6): "bicycle, bike, motorbike, scooter, wolf, horse, campfire, fire",
    Size(0.86, 0.3): "street lamp, lamppost, street light, streetlight, traffic light, sign, signpost, bus stop",
    Size(0.84, 0.75): "tree, oak, pine, palm",
    Size(0.26, 1.6): "bush, hedge, shrub, rock, stone, boulder, log",
    Size(0.10, 1.3, 0.3): "bird, duck, crow, parrot",
    Size(0.34, 0.4): "sword, knife, stick, staff, cane, wand, spear, broom, guitar, violin, ukulele, cello",
    Size(0.80, 1.2): "house, hut, cabin, tent, barn",
}
_BY_NOUN = {noun: size for size, nouns in _SIZES.items() for noun in nouns.split(", ")}
SEATS = frozenset(("chair", "seat", "stool", "armchair", "sofa", "couch", "bench", "bed"))


def size_of(entity: Entity) -> Size:
    """The size of an entity by its noun, else by the noun's last known word, else by its kind."""
    if entity.kind == "character":
        return Size(min(0.95, _PERSON.height * max(0.2, entity.look.build)), _PERSON.wide)
    noun = entity.noun.strip().lower()
    if noun in _BY_NOUN:
        return _BY_NOUN[noun]
    for word in reversed(noun.split()):
        for form in (word, word.removesuffix("s")):
            if form in _BY_NOUN:
                return _BY_NOUN[form]
    return _THING
