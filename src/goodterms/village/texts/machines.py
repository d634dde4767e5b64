"""What machines and crowds say: newsletters, receipts, automatic answers, bounces, spam; talk on lists."""

from __future__ import annotations

SPLIT: dict[str, tuple[str, ...]] = {
    "newsletter": (
        "Our offers of this week: {thing}, {offer}, and much more.\n\nYou receive this because you are our customer.",
        "This month in our magazine: {plan}, {hobby}, and an interview about {thing}.\n\nUnsubscribe at any time.",
        "Save {count} percent on {offer} until {day}. Shop now.", "News from the workshop: {thing} is back in stock.",
        "Your weekly digest. Most read: what nobody tells you about {thing}.",
        "Webinar on {weekday}: {offer} for beginners. Reserve your seat.", "{count} new posts from people you follow.",
        "We have updated our terms of use. You need not do anything.",
        "The autumn catalogue is out. Have a look at {thing}.",
    ),
    "newsletter_subject": (
        "Offers of the week", "Your digest", "News for {month}", "Only until {weekday}: {offer}", "What is new",
        "The {month} issue", "You have new posts",
    ),
    "receipt": (
        "Thank you for your order. Amount: {money}. Delivery on {weekday}.",
        "We have received your payment of {money}.", "Your parcel is on its way and arrives on {weekday}.",
        "Invoice over {money} attached. This message was sent by a machine.",
        "Your booking is confirmed: {weekday} {clock}.", "Your ticket to {city} is attached.",
        "Your password was changed {when}.",
    ),
    "receipt_subject": (
        "Your order", "Payment received", "Your parcel", "Invoice", "Booking confirmed", "Your ticket",
        "Security notice",
    ),
    "auto_reply": (
        "I am out of the office until {day}. Your message will not be forwarded.",
        "Thank you for your mail. I am on leave and back on {weekday}.",
        "I am away without access to mail. In urgent cases please call the office.",
        "This is an automatic answer: I read your message after my return on {weekday}.",
        "I am at a fair this week and answer with delay.",
        "Thanks for writing. I am on parental leave. Please turn to my colleagues.",
        "Not in the office this week. In hurry cases call my colleague.", "Automatic answer: back on {weekday}.",
        "I do not read mail until {day}, then I read all of it.", "Out of office. Back {day}.",
    ),
    "bounce": (
        "Your message could not be delivered to {address}.\n\n550 5.1.1 User unknown",
        "Delivery to the following recipient failed permanently: {address}\n\nMailbox unavailable",
        "<{address}>: host said: 550 No such user here",
        "Undeliverable: the address {address} does not exist any more. 5.1.10",
        "Delivery has failed: {address}. The mailbox is full (552 5.2.2).",
    ),
    "spam": (
        "You have won {money}! Claim your prize now.", "Cheap watches, best quality, order today.",
        "Dear beneficiary, I have a business proposal of {money} million.",
        "Your account will be closed. Click here to verify.", "Lose weight in {count} days without effort.",
        "Investors wanted. Guaranteed return.", "We can bring your website to the first page. Reply for a free audit.",
    ),
    "spam_subject": (
        "CONGRATULATIONS", "Re: your account", "Urgent proposal", "last chance!!!", "Invoice overdue", "Ranking offer",
        "hello dear",
    ),
    "list_question": (
        "Has anybody used {thing} in the new hall?", "Does anyone know a supplier for {thing}?",
        "How do you others deal with {thing}?", "What do you pay for {offer} these days?",
        "Is somebody going to {city} for the fair?", "My problem is {thing}: it breaks every time. Any ideas?",
        "Can somebody recommend a book on {thing}?", "Who has experience with {plan}?",
    ),
    "list_answer": (
        "I have, and it was {good}.", "Try the firm in {city}, they know {thing}.",
        "We had the same and solved it with {thing}.", "It depends on the floor.",
        "No, but I would like to know as well.", "Search the archive, we had this last year.", "I disagree. {advice}",
        "{advice}", "{fact}", "Thanks all, that helped.", "Off topic, but {weather}.", "+1",
    ),
    "list_subject": (
        "{Thing}", "Question about {thing}", "{City} in spring", "Price of {offer}", "Experiences with {thing}?",
        "Meeting in {month}", "[OT] {hobby}",
    ),
    "group_line": (
        "who brings {thing} on {weekday}?", "I can{smile}", "practice is at {clock} today", "{chat_line}",
        "{chat_line}", "photos from {place} are in the folder", "has anyone seen my bag? I had it at {hobby}",
        "{kin} is ill, we can't come", "happy birthday {to}!", "see you all on {weekday}",
        "thanks for organising{smile}", "the room is booked until {day}", "me too", "anyone selling a bike?",
    ),
    "subject": (
        "{Thing}", "{Thing}", "{Thing} and {day}", "Hello", "Hello from {city}", "Question", "{Weekday}",
        "A question about {thing}", "Our talk", "Just a thought", "{Offer}", "News", "{Month}", "Quick one",
        "You and me and {thing}", "Short note", "Plans", "{Place}", "Re {thing}", "Catching up",
    ),
}  # fmt: skip
