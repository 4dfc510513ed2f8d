"""Every way we can think of to tell from what a facilitator sees whose a nameless note is."""

import math
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from typing import Any

from tests.privacy.observing import Seen, observe, runs
from tests.privacy.playing import EACH, Transcript

Guess = dict[str, str]
Weight = dict[str, dict[str, float]]
#: so soon after their last note people say that they are done
SOON_S = 10.0
#: and so soon after a note some put their hand up
ASKS_S = 5.0


def guesses(transcript: Transcript) -> dict[str, Guess]:
    """A guess at each note's author, by each way, and by all that speak of likelihood together."""
    seen = observe(transcript)
    made = {f"order: {name}": by_order(seen, order) for name, order in seen.orders.items()}
    ways = {
        "kind": by_likeness(seen, _same_kind),
        "length": by_likeness(seen, _same_length),
        "kind and length": by_likeness(seen, _alike),
        "early or late": by_time(seen),
        "when known to have posted": by_moment(seen),
        "touched after the reveal": by_touch(seen),
    }
    made |= {name: _assigned(weight) for name, weight in ways.items()}
    return {**made, "all together": _assigned(_product(list(ways.values())))}


def by_order(seen: Seen, order: list[str]) -> Guess:
    """If this were the order of posting: the k-th note is by whoever posted k-th."""
    return dict(zip(order, who_posted(seen), strict=False))


def who_posted(seen: Seen) -> list[str]:
    """For each post the likeliest: newly contributed, done or asking just afterwards, or who is due."""
    times = seen.posts
    owner: dict[int, str] = {}
    for person_id, at in sorted(seen.contributed.items(), key=lambda item: item[1]):
        if not seen.coarse:
            _claim(owner, [k for k, post in enumerate(times) if post == at], person_id)
    for person_id, at in sorted(seen.done.items(), key=lambda item: item[1]):
        _claim(owner, [k for k, post in enumerate(times) if at - SOON_S <= post <= at + 1][::-1], person_id)
    for at, person_id in seen.hands:
        _claim(owner, [k for k, post in enumerate(times) if at - ASKS_S <= post <= at + 1][::-1], person_id)
    made = Counter(owner.values())
    for k, post in enumerate(times):
        if k not in owner:
            owner[k] = _due(seen, made, post)
            made[owner[k]] += 1
    return [owner[k] for k in range(len(times))]


def _claim(owner: dict[int, str], places: list[int], person_id: str) -> None:
    free = next((k for k in places if k not in owner), None)
    if free is not None:
        owner[free] = person_id


def _due(seen: Seen, made: Counter[str], post: float) -> str:
    """Of those who may have, whoever has notes to write and least time for them."""
    there = [p for p in seen.people if _may_have(seen, p, post)]
    return min(there or seen.people, key=lambda p: (made[p] >= EACH, seen.done.get(p, math.inf)))


def _may_have(seen: Seen, person_id: str, post: float) -> bool:
    """Whether this person may have posted then, by all that is known of them."""
    here = next((people for when, people in reversed(seen.online) if when <= post), None)
    if here is not None and person_id not in here:
        return False
    if seen.coarse:
        # on the first list that came after the post everybody stands who had posted
        listed = next((people for when, people in seen.lists if when >= post), None)
        return listed is None or person_id in listed
    return seen.contributed.get(person_id, math.inf) <= post <= seen.done.get(person_id, math.inf)


Likeness = Callable[["Trace", "Trace"], float]


class Trace:
    """What is known of a note or guessed of a post: how much is drawing, where its length stands."""

    def __init__(self, drawn: float, length: float) -> None:
        self.drawn, self.length = drawn, length


def by_likeness(seen: Seen, likeness: Likeness) -> Weight:
    """Each person's known posts against each note: kind and length, as totals would give them away."""
    notes = _traces_of_notes(seen)
    known: dict[str, list[Trace]] = defaultdict(list)
    for post, person_id in _known_posts(seen):
        trace = _trace_of_post(seen, post)
        if trace is not None:
            known[person_id].append(trace)
    return {
        note_id: {p: _weight(trace, known[p], likeness, notes) for p in seen.people}
        for note_id, trace in notes.items()
    }


def by_moment(seen: Seen) -> Weight:
    """Where writing takes its time, a note that is known to have come late is a longer one."""
    notes = _traces_of_notes(seen)
    times = sorted(seen.posts)
    known: dict[str, list[Trace]] = defaultdict(list)
    for post, person_id in _known_posts(seen):
        known[person_id].append(Trace(0.5, times.index(post) / max(1, len(times) - 1)))
    return {
        note_id: {p: _weight(trace, known[p], _as_late, notes) for p in seen.people}
        for note_id, trace in notes.items()
    }


def by_time(seen: Seen) -> Weight:
    """Who posted first late has written long; who was done late too."""
    notes = _traces_of_notes(seen)
    early = _places(seen.contributed)
    done = _places(seen.done)
    return {
        note_id: {
            p: math.exp(-4 * (trace.length - early.get(p, 0.5)) ** 2)
            + math.exp(-4 * (trace.length - done.get(p, 0.5)) ** 2)
            for p in seen.people
        }
        for note_id, trace in notes.items()
    }


def by_touch(seen: Seen) -> Weight:
    """Who edits or discards after the reveal is there, and mostly just came back; the rest is luck."""
    weight = {note_id: dict.fromkeys(seen.people, 1.0) for note_id in seen.notes}
    for at, note_id in seen.touched:
        there = next((people for when, people in reversed(seen.online) if when <= at + 1), frozenset())
        for person_id in seen.people if note_id in weight else ():
            came = max(
                (when for when, people in _arrivals(seen) if person_id in people and when <= at + 1),
                default=-math.inf,
            )
            weight[note_id][person_id] *= 1 + (person_id in there) * (10 + (90 if came > at - 3 else 0))
    return weight


def _arrivals(seen: Seen) -> list[tuple[float, frozenset[str]]]:
    pairs = zip(seen.online, seen.online[1:], strict=False)
    return [(when, now - before) for (_, before), (when, now) in pairs]


def _known_posts(seen: Seen) -> list[tuple[float, str]]:
    """First posts, as contributing tells them, last ones, as being done does, and what a hand followed on."""
    times = seen.posts
    owned = list(zip(times, who_posted(seen), strict=True))
    first = {(at, p) for p, at in seen.contributed.items() if at in times and not seen.coarse}
    last = {(at, p) for at, p in owned if at <= seen.done.get(p, 0) <= at + SOON_S}
    asked = {(at, p) for at, p in owned for when, who in seen.hands if who == p and at <= when <= at + ASKS_S}
    return sorted(first | last | asked)


def _trace_of_post(seen: Seen, post: float) -> Trace | None:
    """The stretch of writing or drawing that ends when the post comes."""
    ended = [(abs(end - post), end - begin, 0.0) for begin, end in runs(seen.typing, seen.revealed_at)]
    ended += [(abs(end - post), end - begin, 1.0) for begin, end in runs(seen.drawing, seen.revealed_at)]
    near = [one for one in ended if one[0] <= 4]
    if not near:
        return None
    share = sum(drawn for _, _, drawn in near) / len(near)
    all_lengths = sorted(length for _, length, _ in ended)
    _, length, _ = min(near)
    return Trace(share, all_lengths.index(length) / max(1, len(all_lengths) - 1))


def _traces_of_notes(seen: Seen) -> dict[str, Trace]:
    sizes = {note_id: _size(note) for note_id, note in seen.notes.items()}
    places = _places(sizes)
    return {
        note_id: Trace(float(note["kind"] == "sketch"), places[note_id])
        for note_id, note in seen.notes.items()
    }


def _size(note: dict[str, Any]) -> float:
    """How long it took to make, roughly: letters, or strokes."""
    return 10 * len(note["sketch"]["strokes"]) if note["sketch"] else len(note["text"])


def _places(values: Mapping[str, float]) -> dict[str, float]:
    """Where each value stands among the others, 0 to 1; equal ones stand in the middle of theirs."""
    order = sorted(values.values())
    last = max(1, len(order) - 1)
    return {key: (bisect_left(order, v) + bisect_right(order, v) - 1) / 2 / last for key, v in values.items()}


def _same_kind(note: Trace, post: Trace) -> float:
    return 1 - abs(note.drawn - post.drawn) + 0.05


def _same_length(note: Trace, post: Trace) -> float:
    return math.exp(-8 * (note.length - post.length) ** 2)


def _alike(note: Trace, post: Trace) -> float:
    return _same_kind(note, post) * _same_length(note, post)


def _as_late(note: Trace, post: Trace) -> float:
    return math.exp(-2 * (note.length - post.length) ** 2)


def _product(ways: list[Weight]) -> Weight:
    """What several ways say of the same, each as far from chance as it is."""
    first = ways[0]
    return {note_id: {p: _odds(ways, note_id, p) for p in row} for note_id, row in first.items()}


def _odds(ways: list[Weight], note_id: str, person_id: str) -> float:
    return math.prod(way[note_id][person_id] / (sum(way[note_id].values()) or 1) for way in ways)


def _weight(note: Trace, posts: list[Trace], likeness: Likeness, notes: Mapping[str, Trace]) -> float:
    """How much likelier than by chance one of these posts made the note."""
    weight = float(EACH - len(posts))
    for post in posts:
        usual = sum(likeness(other, post) for other in notes.values()) / max(1, len(notes))
        weight += likeness(note, post) / usual
    return weight


def _assigned(weight: Mapping[str, Mapping[str, float]]) -> Guess:
    """The likeliest first, and nobody gets more notes than they wrote."""
    ranked = sorted(
        ((w, note_id, p) for note_id, row in weight.items() for p, w in row.items()), reverse=True
    )
    made: Counter[str] = Counter()
    guess: Guess = {}
    for _, note_id, person_id in ranked:
        if note_id not in guess and made[person_id] < EACH:
            guess[note_id] = person_id
            made[person_id] += 1
    return guess
