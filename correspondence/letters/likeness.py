"""How near one written name is to another: slips of the pen, and what PDF files lose."""

from collections.abc import Iterator

_MOST = 8  # names as near as another that are worth a look
_TONES = dict.fromkeys(range(0x0E47, 0x0E4F)) | {0x0E33: 0x0E32}  # and ำ, of which PDF files lose a half


def nearest(name: str, names: list[str]) -> Iterator[tuple[str, int, float]]:
    """Yield the names a few slips of the pen away, with how many slips, and how likely they are meant.

    A wrong or missing tone is the commonest slip. A short name has room for one slip only, and then says little.
    """
    from rapidfuzz.distance import OSA  # noqa: PLC0415  # most names are spelt well
    from rapidfuzz.process import extract  # noqa: PLC0415  # most names are spelt well

    allowed = 0 if len(name) < 2 else 1 if len(name) < 6 else 2
    found = extract(name, names, scorer=OSA.distance, score_cutoff=allowed, limit=_MOST)
    bare = name.translate(_TONES)
    slips = [(each, int(distance), each.translate(_TONES) == bare) for each, distance, _ in found]
    fewest = min((distance for _, distance, _ in slips), default=0)
    for each, distance, tones_only in slips:
        if distance == fewest:
            yield each, distance, 0.9 if tones_only else 0.85 if len(name) > 4 else 0.6
