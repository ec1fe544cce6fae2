"""Every target, by name."""

from tests.fuzz import brought, heard, kept, shown, signed

TARGETS = {
    one.name: one
    for one in (*signed.TARGETS, *brought.TARGETS, *kept.TARGETS, *heard.TARGETS, *shown.TARGETS)
}
