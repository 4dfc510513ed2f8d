"""What comes in before and after a session: follow-ups, reviews, publications, invitations."""

from typing import Literal

import msgspec

from board.domain.commands_followup import FollowUpStatus
from board.web.bodies import Language, Text


class Nothing(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A call that says all by its address."""


class FollowUpKey(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Come by the follow-up link's key."""

    key: Text


class SaidFollowUp(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Where a proposal stands now; `name` says who speaks, for whoever has no seat in the session."""

    op_id: str
    proposal_id: str
    status: FollowUpStatus
    text: str = ""
    name: str | None = None


class NewReview(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Begin a session that looks at this one's proposals again."""

    title: Text
    language: Language | None = None
    start_code: str | None = None


class ChosenProposal(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A proposal to publish; `owner` only where it is a unit, `concerns` their words alone."""

    proposal_id: str
    owner: bool = False
    concerns: bool = False


class ToPublish(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What is to be public; `digest` is the preview's, so that nothing else is published than was seen."""

    proposals: list[ChosenProposal]
    title: Text
    language: Language = "en"
    licence: Literal["ogl-3.0", "cc-by-4.0", "none"] = "none"
    credit: str = ""
    digest: str | None = None


class AskedInvite(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """When the session is to be, if that is known, and what people should know of place and access."""

    starts_at: str | None = None
    minutes: int = 120
    notes: str = ""


STRUCTS = (Nothing, FollowUpKey, SaidFollowUp, NewReview, ChosenProposal, ToPublish, AskedInvite)
