"""One drain, cut for everybody who is connected: each event once per audience, and again for its owners."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final, Literal

from board.domain import visibility
from board.domain.events import PersonPromoted, Recorded
from board.domain.model import State, Viewer
from board.realtime.rooms import Channel, Connection
from board.wire.frames import event_bytes, frame

#: this viewer's view of the past changed: they load the snapshot again
RESYNC: Final = "resync"
Cut = bytes | Literal["resync"] | None


class Drain:
    """Groups the connections by what they see, so that each body is made once."""

    def __init__(self, epoch: str, state: State, recorded: Sequence[Recorded]) -> None:
        self._epoch, self._state, self._recorded = epoch, state, recorded
        self._of_audience: dict[Viewer, list[Cut]] = {}
        self._apart = _apart(recorded, state)
        self.to = recorded[-1].seq
        #: sids whose viewer must load the snapshot again; filled by `frames`
        self.resynced: list[str] = []

    def frames(self, channel: Channel) -> list[tuple[list[str], bytes]]:
        """Who gets which body. Moves each of these connections' `next_from` on."""
        groups: dict[tuple[Viewer, int], list[Connection]] = defaultdict(list)
        self._look_again(channel)
        for connection in channel.connections.values():
            if connection.live and connection.next_from <= self.to:
                groups[self._eyes(connection.viewer), connection.next_from].append(connection)
        made = []
        for (eyes, start), connections in groups.items():
            body = self._body(eyes, start, connections)
            if body is not None:
                made.append(([c.sid for c in connections], body))
        return made

    def _body(self, eyes: Viewer, start: int, connections: list[Connection]) -> bytes | None:
        skipped = max(0, start - self._recorded[0].seq)
        cuts = self._cuts(eyes)[skipped:]
        if RESYNC in cuts:
            self.resynced.extend(c.sid for c in connections)
            seen: list[bytes] = []
        else:
            seen = [cut for cut in cuts if cut is not None and cut != RESYNC]
            if not seen:
                return None
        for connection in connections:
            connection.next_from = self.to + 1
        return frame(self._epoch, start, self.to, seen) if seen else None

    def _cuts(self, eyes: Viewer) -> list[Cut]:
        audience = Viewer(None, eyes.role, eyes.group_id)
        if audience not in self._of_audience:
            self._of_audience[audience] = [self._cut(one, audience) for one in self._recorded]
        cuts = self._of_audience[audience]
        if eyes.person_id is not None:
            cuts = list(cuts)
            for place in self._apart[eyes.person_id]:
                cuts[place] = self._cut(self._recorded[place], eyes)
        return cuts

    def _cut(self, one: Recorded, eyes: Viewer) -> Cut:
        if visibility.needs_resync(one, self._state, eyes):
            return RESYNC
        event = visibility.cut(one, self._state, eyes)
        return None if event is None else event_bytes(event)

    def _eyes(self, viewer: Viewer) -> Viewer:
        """The audience's eyes, or one's own for whom something of this drain looks different."""
        return viewer if viewer.person_id in self._apart else Viewer(None, viewer.role, viewer.group_id)

    def _look_again(self, channel: Channel) -> None:
        """Roles and groups are read anew whenever the roster is another one, or somebody has connected."""
        if channel.people is not self._state.people:
            for connection in channel.connections.values():
                connection.viewer = self._viewer_now(connection)
            channel.people = self._state.people

    def _viewer_now(self, connection: Connection) -> Viewer:
        person = self._state.people.get(connection.grant.person_id or "")
        return Viewer(person.person_id, person.role, person.group_id) if person else connection.viewer


def _apart(recorded: Sequence[Recorded], state: State) -> dict[str, list[int]]:
    """Whose cut of which events (by place in the drain) differs from their audience's."""
    apart: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(recorded):
        persons = visibility.owners(one, state)
        if isinstance(one.event, PersonPromoted):
            persons = persons | {one.event.person_id}
        for person_id in persons:
            apart[person_id].append(place)
    return dict(apart)
