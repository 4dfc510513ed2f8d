"""Every way we can think of to tell from what a facilitator sees whose a nameless note is."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from typing import Any

from tests.privacy.observing import Seen, observe, runs
from tests.privacy.playing import EACH, Transcript

Guess = dict[str, str]
#: so soon after their last note people say that they are done
SOON_S = 10.0


def guesses(transcript: Transcript) -> dict[str, Guess]:
    """A guess at each note's author, by each way."""
    seen = observe(transcript)
    made = {f"order: {name}": by_order(seen, order) for name, order in seen.orders.items()}
    made["kind"] = by_likeness(seen, _same_kind)
    made["length"] = by_likeness(seen, _same_length)
    made["kind and length"] = by_likeness(seen, _alike)
    made["early or late"] = by_time(seen)
    made["touched after the reveal"] = by_touch(seen)
    return made


def by_order(seen: Seen, order: list[str]) -> Guess:
    """If this were the order of posting: the k-th note is by whoever posted k-th."""
    return dict(zip(order, who_posted(seen), strict=False))


def who_posted(seen: Seen) -> list[str]:
    """For each post the likeliest person: newly contributed, done just afterwards, or who is due."""
    times = seen.posts
    owner: dict[int, str] = {}
    for person_id, at in sorted(seen.contributed.items(), key=lambda item: item[1]):
        _claim(owner, [k for k, post in enumerate(times) if post == at], person_id)
    for person_id, at in sorted(seen.done.items(), key=lambda item: item[1]):
        _claim(owner, [k for k, post in enumerate(times) if at - SOON_S <= post <= at + 1][::-1], person_id)
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
    """Of those who have begun and are not done, whoever has notes to write and least time for them."""
    there = [
        person_id
        for person_id in seen.people
        if seen.contributed.get(person_id, math.inf) <= post <= seen.done.get(person_id, math.inf)
    ]
    return min(there or seen.people, key=lambda p: (made[p] >= EACH, seen.done.get(p, math.inf)))


Likeness = Callable[["Trace", "Trace"], float]


class Trace:
    """What is known of a note or guessed of a post: how much is drawing, where its length stands."""

    def __init__(self, drawn: float, length: float) -> None:
        self.drawn, self.length = drawn, length


def by_likeness(seen: Seen, likeness: Likeness) -> Guess:
    """Each person's known posts against each note: kind and length, as totals would give them away."""
    notes = _traces_of_notes(seen)
    known: dict[str, list[Trace]] = defaultdict(list)
    for post, person_id in _known_posts(seen):
        trace = _trace_of_post(seen, post)
        if trace is not None:
            known[person_id].append(trace)
    weight = {
        note_id: {p: _weight(trace, known[p], likeness, notes) for p in seen.people}
        for note_id, trace in notes.items()
    }
    return _assigned(weight)


def by_time(seen: Seen) -> Guess:
    """Who posted first late has written long; who was done late too."""
    notes = _traces_of_notes(seen)
    early = _places(seen.contributed)
    done = _places(seen.done)
    weight = {
        note_id: {
            p: math.exp(-4 * (trace.length - early.get(p, 0.5)) ** 2)
            + math.exp(-4 * (trace.length - done.get(p, 0.5)) ** 2)
            for p in seen.people
        }
        for note_id, trace in notes.items()
    }
    return _assigned(weight)


def by_touch(seen: Seen) -> Guess:
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
    return _assigned(weight)


def _arrivals(seen: Seen) -> list[tuple[float, frozenset[str]]]:
    pairs = zip(seen.online, seen.online[1:], strict=False)
    return [(when, now - before) for (_, before), (when, now) in pairs]


def _known_posts(seen: Seen) -> list[tuple[float, str]]:
    """First posts, as contributing tells them, and last ones, as being done does."""
    times = seen.posts
    owners = who_posted(seen)
    first = {(at, p) for p, at in seen.contributed.items() if at in times}
    last = {(at, p) for at, p in zip(times, owners, strict=True) if at <= seen.done.get(p, 0) <= at + SOON_S}
    return sorted(first | last)


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
    """Where each value stands among the others, 0 to 1."""
    order = sorted(values, key=lambda key: values[key])
    return {key: place / max(1, len(order) - 1) for place, key in enumerate(order)}


def _same_kind(note: Trace, post: Trace) -> float:
    return 1 - abs(note.drawn - post.drawn) + 0.05


def _same_length(note: Trace, post: Trace) -> float:
    return math.exp(-8 * (note.length - post.length) ** 2)


def _alike(note: Trace, post: Trace) -> float:
    return _same_kind(note, post) * _same_length(note, post)


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
