"""What people live by: trades with the things they speak of, what they offer and look for; and their firms."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from types import MappingProxyType
from typing import NamedTuple

from goodterms.village.draws import pick
from goodterms.village.naming import CULTURES, plain


class Trade(NamedTuple):
    """One trade. ``jobs``: from the first to the last step. ``things``: its nouns. ``offers``, ``needs``: nouns."""

    jobs: tuple[str, ...]
    things: tuple[str, ...]
    offers: tuple[str, ...]
    needs: tuple[str, ...]


def _trade(jobs: str, things: str, offers: str, needs: str) -> Trade:
    return Trade(*(tuple(part.split(", ")) for part in (jobs, things, offers, needs)))


TRADES: Mapping[str, Trade] = MappingProxyType(
    {
        "stand builder": _trade(
            "Joiner, Stand Builder, Head of Stands, Owner",
            "the counter, the back wall, the oak panels, the drawings, the lighting rail, the floor plan, the banners",
            "trade fair stands, shop counters, small show rooms",
            "exhibitors for the autumn fair, a joiner for two weeks, a cheaper floor",
        ),
        "printer": _trade(
            "Apprentice, Printer, Print Manager, Owner",
            "the proofs, the banners, the brochure, the paper samples, the cutting line, the label run",
            "short runs, large banners, recycled paper",
            "a designer who meets deadlines, steady customers, a second press",
        ),
        "bookkeeper": _trade(
            "Clerk, Bookkeeper, Accountant, Partner",
            "the quarter's figures, the receipts, the tax letter, the payroll list, the year end, the invoice",
            "bookkeeping for small firms, payroll, a second look at the figures",
            "three more small firms, somebody who knows export rules, a part-time clerk",
        ),
        "web developer": _trade(
            "Junior Developer, Web Developer, Lead Developer, Freelance Developer",
            "the booking form, the new site, the server logs, the tracking script, the mobile layout, the search box",
            "web shops, fast sites, repairs of old code",
            "a copywriter, a designer with taste, a long contract",
        ),
        "publisher": _trade(
            "Editorial Assistant, Site Owner, Publisher, Managing Editor",
            "the guide pages, the newsletter, the advert slots, the reader survey, the rankings, the autumn issue",
            "advert space, a patient readership, product reviews",
            "advertisers who stay, good writers, honest programmes",
        ),
        "affiliate manager": _trade(
            "Account Assistant, Affiliate Manager, Partner Director, Founder",
            "the programme terms, the payout list, the tracking links, the spring campaign, the landing page",
            "partner programmes, higher commissions, campaign banners",
            "publishers with real traffic, a better tracker, partners in Spain",
        ),
        "architect": _trade(
            "Draughtsman, Architect, Senior Architect, Partner",
            "the elevations, the stair, the planning letter, the model, the roof detail, the site visit",
            "house extensions, surveys, planning advice",
            "a reliable builder, a stone mason, a client with patience",
        ),
        "caterer": _trade(
            "Cook, Caterer, Head Chef, Owner",
            "the menu, the tasting, the guest list, the kitchen van, the tablecloths, the wine order",
            "lunches for meetings, wedding dinners, vegetarian menus",
            "a bigger kitchen, waiters for June, regular office lunches",
        ),
        "teacher": _trade(
            "Teacher, Head of Department, Deputy Head, Coach",
            "the timetable, the workshop notes, the exam papers, the course outline, the school fair",
            "evening courses, training for teams, language lessons",
            "guest speakers, a room on Thursdays, companies that take trainees",
        ),
        "photographer": _trade(
            "Assistant, Photographer, Studio Owner, Art Director",
            "the contact sheet, the portraits, the product shots, the studio dates, the retouching, the prints",
            "portraits, product photographs, event pictures",
            "a studio to share, weddings in spring, a make-up artist",
        ),
        "estate agent": _trade(
            "Trainee, Estate Agent, Branch Manager, Broker",
            "the viewing, the lease, the floor plans, the keys, the valuation, the deposit",
            "valuations, office lets, help with a lease",
            "sellers in the old town, a notary, tenants for two shops",
        ),
        "physiotherapist": _trade(
            "Physiotherapist, Senior Physiotherapist, Practice Owner, Consultant",
            "the exercise sheet, the appointment, the referral letter, the treatment plan, the new bench",
            "back courses, treatment at work, running advice",
            "a practice partner, doctors who send patients, a quieter room",
        ),
        "insurance broker": _trade(
            "Agent, Insurance Broker, Senior Broker, Owner",
            "the policy, the claim form, the renewal, the damage photos, the comparison table",
            "cover for small firms, claims help, a policy check",
            "owners who have just moved, a niche in culture, partners in the trade",
        ),
        "garden designer": _trade(
            "Gardener, Garden Designer, Head Gardener, Owner",
            "the planting plan, the hedge, the terrace stones, the pond, the tool list, the spring order",
            "planting plans, roof gardens, pruning days",
            "a digger driver, old roses, clients with patience",
        ),
    }
)
"""Trade -> what belongs to it. All of it is invented."""

FIRM_ENDINGS = (
    " & Co",
    " Works",
    " Partners",
    " Studio",
    " Group",
    " Brothers",
    " House",
    " Lab",
    " Trading",
    " Union",
)


class Firm(NamedTuple):
    """An employer. ``domain`` lies in a reserved name space."""

    name: str
    domain: str
    trade: str


def firm(draw: Random, number: int) -> Firm:
    """A new firm; ``number`` keeps its domain from being anybody else's."""
    culture = CULTURES[pick(draw, tuple(CULTURES))]
    word = pick(draw, culture.first) + pick(draw, culture.last)
    title = word + pick(draw, FIRM_ENDINGS)
    return Firm(title, f"{plain(word)}{number}.example", pick(draw, tuple(TRADES)))
