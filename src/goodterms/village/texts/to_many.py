"""What goes to many alike: round letters, referral notes, merged mail with its slips, pitches, greetings."""

from __future__ import annotations

SPLIT: dict[str, tuple[str, ...]] = {
    "blast_referral": (
        (
            "Dear connections,\n\nWe are connected for a while now and I am asking all of you for specific "
            "business referrals. Do you know anybody who needs {offer}? Sorry for the boilerplate."
        ),
        (
            "Hello everybody,\n\nI am building up my business in {offer} and need your help. Please send me the "
            "names of two people you could refer me to."
        ),
        "Hi all,\n\nforgive the mass mail. I am looking for customers who want {offer}. Who do you know?",
        (
            "To all my contacts:\n\nI am open for new clients! If you know somebody who needs {offer}, please "
            "forward this message."
        ),
        (
            "Dear friends and colleagues,\n\nas you may know I do {offer}. I live from recommendations. Could each "
            "of you think of one person who needs me?"
        ),
        (
            "Good day,\n\nI am writing to my whole network today. My goal is ten new clients for {offer} this "
            "quarter. Can you help me reach it?"
        ),
        (
            "Hi,\n\nI am sending this to everyone I know (if it is not for you, please excuse it). Do you know an "
            "owner who could use {offer}?"
        ),
        (
            "Dear network,\n\nreferrals are how I find work. Two names from each of you would change my year. I "
            "offer {offer}."
        ),
    ),
    "blast_news": (
        "Dear all,\n\nwe have moved. You find us at {place} from {weekday} on.",
        "Hello everyone,\n\nour doors are open on {weekday}, come and see {thing}.",
        "Dear friends,\n\nthe exhibition opens on {weekday} at {place}. Bring whom you like.",
        "To everybody in my address book: this is my new number.",
        "Dear customers and friends,\n\nthank you for another year. We are closed until {day}.",
        "Hi all, a round letter from {city}. {news}",
        "Dear everyone,\n\nwe wish you a peaceful end of the year and a {good} start.",
        "Season's greetings to you all! {news}", "Dear list of people I like,\n\n{news} {smalltalk}",
        "Hello to all of you,\n\nthe shop has new hours from {weekday} on.",
        "A short note to all: {thing} is finished.", "To whom it may concern and delight: we open at {place}.",
    ),
    "blast_pitch": (
        "Dear partner,\n\n{programme} is live. Double commission this quarter. Sign up today!",
        "Hello,\n\nhere is your invitation to {programme}. Earn thirty percent on every sale. Register now.",
        "Hi partner,\n\nwe have improved everything and called it {programme}. Update your links and earn more.",
        "Dear publisher,\n\nboost your revenue with {programme}! Limited places until {day}.",
        "Good news for all our affiliates: {programme} starts on {weekday}. Click to join.",
        "Dear site owner,\n\nyour visitors will love {programme}. Get your banners here.",
        "To all webmasters:\n\n{programme} pays the highest rates on the market. Apply within.",
    ),
    "merge_slip": (
        "Hi %FIRSTNAME%,\n\nI came across %COMPANYNAME% and was impressed. {ask_pitch}",
        "Dear {{first_name}},\n\n{ask_pitch}", "Hello [Name],\n\nI hope all is well at [Company]. {ask_pitch}",
        "Dear Mr./Mrs. ,\n\n{ask_pitch}",
        "Hi <<FirstName>>,\n\nas a fellow %JOBTITLE% you know the problem. {ask_pitch}", "Dear {wrong},\n\n{ask_pitch}",
        "Hi *|FNAME|*,\n\n{ask_pitch}", "Dear $name,\n\n{ask_referral}", "Hello FIRST_NAME,\n\n{ask_referral}",
    ),
    "linkedin_note": (
        "I'd like to join your LinkedIn network.", "I'd like to add you to my professional network on LinkedIn.",
        "Hi {to}, we share some contacts in {trade}. Let's connect.", "It was nice to meet you at {place}.",
        "I see that you work in {trade}, too.", "Hello {to}, I read your post on {thing} and would like to connect.",
        "We were on the same course, do you remember?", "Let's stay in touch.",
    ),
    "inmail": (
        "Hi {to}, I came across your profile and was impressed. We help people in {trade} to grow. {ask_pitch}",
        "Hello {to}, I have an exclusive offer for you. {ask_pitch}",
        "Hi {to}, are you the right person at {firm} to talk about {offer}?",
        "{to}, your background caught my eye. {ask_recruit}",
        "Quick question, {to}: who handles {offer} at {firm}? {ask_pitch}",
        "Hello {to}, we have never met, but {ask_recruit}", "Dear {to}, I will be brief. {ask_pitch}",
        "Good day {to}, you do not know me. {ask_pitch}", "{to}, one minute of your time: {ask_pitch}",
        "I noticed that {firm} is growing, {to}. {ask_recruit}",
        "Greetings {to}! As an expert in {trade} you will like this. {ask_pitch}",
        "Hi {to}, let me get straight to the point. {ask_pitch}",
    ),
    "recommendation": (
        "{other} delivered {thing} on time and with care. I recommend {other} warmly.",
        "Working with {other} on {thing} was a pleasure.",
        "I have known {other} for years: honest, quick, and good with {thing}.",
        "{other} saved our {plan}. Whoever works with {other} is lucky.", "Reliable, friendly, thorough.",
        "You will not find anybody better for {offer}.",
    ),
    "skill": (
        "Project planning", "Negotiation", "Design", "Public speaking", "Bookkeeping", "Craft", "Web development",
        "Teaching",
    ),
}  # fmt: skip
