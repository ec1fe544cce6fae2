"""The duties that a person can hold, which of them approve, and which of them write."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """A duty a person holds for an account."""

    EXECUTIVE = "executive"  #: the account speaks in this person's voice
    ASSISTANT = "assistant"  #: may draft in the executive's name
    COMMUNICATIONS = "communications"  #: approves every post
    LEGAL = "legal"  #: approves what a finding of severity ``legal`` asks for; may veto
    INVESTOR_RELATIONS = "investor-relations"
    HUMAN_RESOURCES = "human-resources"
    DATA_PROTECTION = "data-protection"
    SECURITY = "security"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"
    PUBLISHER = "publisher"  #: the machine that holds the account's token; never approves


#: Roles that may approve something. The others only write, send, administer or read.
APPROVING = (
    Role.EXECUTIVE,
    Role.COMMUNICATIONS,
    Role.LEGAL,
    Role.INVESTOR_RELATIONS,
    Role.HUMAN_RESOURCES,
    Role.DATA_PROTECTION,
    Role.SECURITY,
)
#: Roles that may draft and submit.
WRITING = (Role.EXECUTIVE, Role.ASSISTANT, Role.COMMUNICATIONS)
