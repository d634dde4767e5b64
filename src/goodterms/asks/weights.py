"""What an ask weighs, from 0 (nothing asked) to 4 (recruit, money)."""

from __future__ import annotations

from goodterms.words import Kind

WEIGHTS = {
    Kind.NONE: 0,
    Kind.QUESTION: 1,
    Kind.ADVICE: 1,
    Kind.FAVOUR: 2,
    Kind.MEETING: 2,
    Kind.UNSURE: 2,
    Kind.INTRODUCTION: 3,
    Kind.REFERRAL: 3,
    Kind.PITCH: 3,
    Kind.RECRUIT: 4,
    Kind.MONEY: 4,
}
"""A choice, not a measurement. An ask of a kind we cannot tell counts as a favour."""

HEAVIEST = max(WEIGHTS.values())

CALLED = {
    Kind.NONE: "a hello",
    Kind.QUESTION: "a question",
    Kind.ADVICE: "a request for advice",
    Kind.FAVOUR: "a favour",
    Kind.MEETING: "a request to meet",
    Kind.UNSURE: "a request",
    Kind.INTRODUCTION: "a request for an introduction",
    Kind.REFERRAL: "a request for referrals",
    Kind.PITCH: "a pitch",
    Kind.RECRUIT: "an attempt to recruit them",
    Kind.MONEY: "a request for money",
}
"""How a sentence names each kind."""

FORMS = {
    Kind.NONE: "A hello",
    Kind.QUESTION: "Such a question",
    Kind.ADVICE: "Asking for advice",
    Kind.FAVOUR: "Such a favour",
    Kind.MEETING: "Asking to meet",
    Kind.UNSURE: "Such a request",
    Kind.INTRODUCTION: "Asking for an introduction",
    Kind.REFERRAL: "Asking for referrals",
    Kind.PITCH: "A pitch",
    Kind.RECRUIT: "Recruiting",
    Kind.MONEY: "Asking for money",
}
"""How a sentence begins that says when each kind is fitting."""
