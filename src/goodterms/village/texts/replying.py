"""Yes, no, later; help given, promises made and kept, meetings agreed and called off, introductions made."""

from __future__ import annotations

SPLIT: dict[str, tuple[str, ...]] = {
    "fact": (
        "It came {when}, all complete.", "The second one, the blue.", "{weekday} {clock} is best.",
        "{count}, if I remember right.", "No, that was last year.", "Yes, it is ready at {place}.",
        "It cost me {money}.", "I was there {when}, but only briefly.", "Not yet, they say {day}.",
        "A firm in {city}, very reliable.", "About {count} weeks, with breaks.", "I still have it on the shelf.",
        "It is the old one with the new handle.", "From eight on, except on {weekday}.",
    ),
    "advice": (
        "I would wait until {day} and then decide.", "Take the smaller one, you can always grow.",
        "Never below cost, that is all I know.", "Ask for a sample first, then for references.",
        "Write it down, sleep over it, and then cut it by half.", "By the metre of front, plus the days on site.",
        "My honest opinion: {thing} is not worth the trouble.",
        "Start with three people who would miss it, and listen to them.",
        "The trick is to do {thing} first and the rest after.", "If I were you I would put {thing} in writing.",
        "Do not hurry. {thing} gets better when it rests.",
        "Talk to the ones who stopped using it, they tell you the truth.",
    ),
    "yes": (
        "Of course, I will do it {soon}.", "Yes, gladly.", "Sure, no problem.", "With pleasure.", "Consider it done.",
        "Happy to help with {thing}.", "Yes, that works for me.", "For you, always.", "I can do that {soon}.",
        "Agreed.", "Done, have a look.", "Certainly.", "Fine, count me in.", "Yes please.",
    ),
    "no": (
        "I am afraid I can't this time.", "Sorry, that is not for me.", "Thank you for thinking of me, but no.",
        "I would rather not, I hope you understand.", "No, I don't know you well enough for that, to be honest.",
        "My week is full, I have to pass.", "I don't do such things any more.", "That is more than I can take on.",
        "Not interested, thanks.", "I must say no to {thing}.", "I don't feel comfortable with that.", "Let's not.",
    ),
    "later": (
        "Can I come back to you after {plan}?", "Not now, ask me again in spring.", "Perhaps later, I am under water.",
        "Let me think about it until {day}.", "First I need to know more about what you do.", "Give me until {day}.",
        "At the moment it is difficult, maybe in a month.", "I will see what I can do, no promises.",
        "We hardly know each other yet. Tell me more first.", "After the fair, not before.",
    ),
    "give_help": (
        "I went through {thing} and marked three places.", "Here is {thing}, as you wanted.",
        "I fixed {thing}, try it again.", "Attached are my notes on {thing}.",
        "I have brought {thing} to {place} for you.", "It is done and signed.",
        "I checked {thing}: all fine apart from page two.", "I spoke to them about {thing} and they agreed.",
        "You find {thing} in the folder now.", "The translation of {thing} is below.",
    ),
    "give_tip": (
        "I saw this and thought of you: {city} is looking for {offer}.",
        "There is a fund for {plan} that might suit you.",
        "You mentioned {need}. I met somebody {when} who might be right.", "Have a look at {place}, they want {offer}.",
        "The form for {thing} changed, I kept you a copy.",
        "A friend in {city} solved the same problem with {thing}, so here is how.",
        "I told two people about your {offer} {when}.", "Here is an article about {thing} that you will like.",
        "I have a spare ticket for {place} on {weekday}, it is yours.", "I put your name forward for {plan}.",
    ),
    "give_referral": (
        "I gave your name to {other}, who needs {offer}.", "{other} will call you about {offer}.",
        "A customer of mine, {other}, is looking for {offer}. I said that you are the one.",
        "Expect a call from {other}, I recommended you.",
        "You could write to {other} and mention me, it is about {offer}.", "I passed your card on to {other} {when}.",
        "{other} asked me for {offer} and I sent them your way.", "I mentioned you to {other}, they want {offer}.",
        "Have you heard from {other} yet? I told them about you.",
        "There is work for you at {firm}: {other} wants {offer} and has your number.",
        "You have a new customer: {other}, sent by me.",
        "My neighbour {other} needs {offer}, I wrote your address down for them.",
    ),
    "introduce": (
        "{to}, meet {other}. {other}, meet {to}. You both care about {thing}, and I leave you to it.",
        (
            "I would like to introduce you two: {other} knows {thing} like nobody else, and {to} is looking for "
            "exactly that."
        ),
        "As promised, {to} and {other}: you should know each other.",
        "Let me bring you together. {other} does {offer}, {to} asked me about it.",
        "{other}, this is {to} of whom I told you. {to}, {other} said yes to a talk.",
        "May I connect {to} and {other}? You will find much to talk about.",
        "Two people I like should not stay strangers: {to}, {other}.",
        "Please meet each other, {to} and {other}. I step out of this mail now.",
    ),
    "introduced_answer": (
        "Thank you for the introduction! {to}, I would be glad to talk about {thing}.",
        "Nice to meet you, {to}. I have heard {good} things.",
        "Pleased to meet you {to}. What are you working on with {thing}?",
        "{to}, good to be connected. I do {offer}, and you?", "What a {good} idea to bring us together. Hello {to}!",
        "Hello {to}, so we both know the same kind soul.",
    ),
    "promise": (
        "I'll send you {thing} {soon}.", "I will get {thing} to you by {weekday}.",
        "You will have {thing} {soon}, I promise.", "Let me write {thing} up for you, you get it {soon}.",
        "I'll ask about {thing} and let you know.", "I shall put {thing} in the post {soon}.",
        "I will call {other} about it {soon}.", "Leave {thing} to me, I'll have it {soon}.",
        "I owe you {thing}, it comes {soon}.", "I'll forward you the address {soon}.",
        "I am going to look for {thing} {soon} and send it over.",
    ),
    "kept": (
        "Here is {thing}, as promised.", "As I said, {thing} for you.", "I promised you {thing}: attached.",
        "It took me a while, but here comes {thing}.", "I asked about {thing}, and the answer is {weekday}.",
        "Word kept: {thing} is on its way.", "You were waiting for {thing}. Here you go.",
        "Finally {thing}, with a bow around it.", "I found {thing} in the attic, see below.",
    ),
    "sorry": (
        "I am sorry, I forgot about {thing}.", "My fault, I did not get to it.", "Apologies for keeping you waiting.",
        "I know I owe you {thing}, it has been a bad month.", "Please forgive me, it slipped my mind.",
        "Embarrassing. I never did it.",
    ),
    "meeting_yes": (
        "{weekday} {clock} is fine.", "Yes, see you at {place}.", "I have put it in my calendar.",
        "Looking forward to it.", "{clock} works, I bring {thing}.", "Great, I will be there.",
        "Let's do that, {weekday} it is.", "Suits me.",
    ),
    "meeting_move": (
        "Something came up. Can we move our meeting to {weekday}?",
        "I have to shift our appointment, is {weekday} {clock} possible?", "Would you mind if we met a few days later?",
        "Sorry, {kin} is ill. Could we make it {weekday} instead?", "The train is cancelled, let's take {weekday}.",
        "Can we postpone to {weekday} {clock}?",
    ),
    "meeting_cancel": (
        "I have to call off our meeting, I am sorry.", "I can't come on {weekday} after all.",
        "We need to cancel, my flight is gone.", "Please take our appointment out of your calendar.",
        "It won't work out this week, forgive me.", "Let's drop the meeting for now.",
        "No meeting on {weekday} for me, I have lost my voice.", "I must cancel, it is a family matter.",
        "Sorry, the meeting is off.", "Scrap {weekday}, I am stuck in {city}.",
        "Our meeting has to wait, I am in bed with a cold.", "My car broke down, so no meeting.",
        "Please do not come on {weekday}, the house is full of dust.",
    ),
    "meeting_missed": (
        "I waited at {place} for half an hour. Is everything all right?", "Did we say {weekday}? I was there.",
        "We missed each other, it seems.", "I sat at {place} alone, what happened?",
        "No sign of you {when}, I hope you are well.", "Were you held up? I went home after a while.",
        "I think you forgot our coffee.", "Nobody came to {place} but me.", "You did not come, so I ate both cakes.",
    ),
    "meeting_after": (
        "It was {good} to see you {when}.", "Thanks for the time {when}, I took a lot with me.",
        "I enjoyed our talk at {place}.", "Good meeting {when}. I summarise: {thing} first, then the rest.",
        "Seeing you was a joy.", "That hour at {place} did me good.",
    ),
    "order_answer": (
        "Thank you for your order. {thing} costs {money} and takes {count} days.",
        "We can deliver by {day} for {money}.", "Yes, it is in stock, {money} including tax.",
        "I attach our offer over {money}.", "Gladly, {money} and ready on {weekday}.",
        "That would be {money}, payable within two weeks.", "We make it for {money}. Shall I go ahead?",
    ),
    "order_yes": (
        "Good, please go ahead.", "I take it.", "Order confirmed, thank you.", "Fine, send it to our address.",
        "Agreed, I pay on delivery.", "Perfect, please deliver on {weekday}.", "Done deal.",
    ),
    "put_off": (
        "Please take me off your list.", "Do not write to me about this again.",
        "I asked you before to stop these messages.", "I have told you that I am not interested. Please respect it.",
        "Unsubscribe me, please.", "No more of this, thank you.", "Stop sending me these.",
        "I do not want to receive this any longer.", "Kindly remove my address.", "That is the third time. Stop it.",
        "Leave me out of your mailings.", "I will block you if this goes on.",
    ),
    "who_are_you": (
        "Sorry, who are you?", "Do we know each other?",
        "I don't think we have ever spoken. How did you get my address?", "I am not sure where we met. Help me.",
        "We have been connected for a while, but this is the first I hear of you.", "Have we met somewhere?",
    ),
}  # fmt: skip
