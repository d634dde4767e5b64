"""Small invented LinkedIn archives in the shapes of four generations, written where a test wants them."""

from __future__ import annotations

from pathlib import Path

IN = "https://www.linkedin.com/in"
IDA, BO, JO, KIM = (f"{IN}/invented-{name}" for name in ("ida-sample", "bo-placeholder", "jo-muster", "kim-nobody"))
"""The owner, and three others."""

NOTES = 'Notes:\n"When exporting your connection data, you may notice that some of the addresses are missing."\n\n'
CONNECTED = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
TALK = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER"
)


def put(folder: Path, files: dict[str, str], encoding: str = "utf-8") -> Path:
    """Writes files into a folder, made when it is not there."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode(encoding))
    return folder


def archive_2026(folder: Path) -> Path:
    """A complete archive: every file that brings pieces, and some that do not."""
    return put(
        folder,
        {
            "Profile.csv": "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,"
            "Geo Location,Twitter Handles,Websites,Instant Messengers\n"
            'Ida,Sample,,,,Carpenter of samples,"Wood,\nand more wood",Crafts,,Nowhere,,,\n',
            "Email Addresses.csv": "Email Address,Confirmed,Primary,Updated On\n"
            "ida@example.com,Yes,Yes,2019-01-02 10:00:00 UTC\nold@example.net,No,No,2018-01-02 10:00:00 UTC\n",
            "PhoneNumbers.csv": "Extension,Number,Type\n+44,20 7946 0000,Mobile\n",
            "Positions.csv": "Company Name,Title,Description,Location,Started On,Finished On\n"
            "Sample Works,Carpenter,,,Oct 2022,\n",
            "Connections.csv": NOTES + CONNECTED + f"Bo,Placeholder,{BO},bo@example.org,Nowhere Ltd,Baker,16 Dec 2024\n"
            f'Jörg,"Muster, PhD",{IN}/J%C3%B6rg-invented-muster/,,"Muster, Söhne & Co",,03 Jan 2020\n'
            ",,,,,,05 Feb 2021\n,,,,,,05 Feb 2021\n",
            "messages.csv": f"{TALK},ATTACHMENTS,IS MESSAGE DRAFT\n"
            f"2-aaa==,,Bo Placeholder,{BO},Ida Sample,{IDA},2024-12-20 09:00:00 UTC,,Thanks!,INBOX,,false\n"
            f"2-aaa==,,Ida Sample,{IDA},Bo Placeholder,{BO},2024-12-19 08:30:05 UTC,Bread,"
            '"Dear Bo,\nhow are you?",INBOX,,\n'
            f"2-bbb==,,LinkedIn Member,,Ida Sample,{IDA},2023-05-01 10:00:00 UTC,,Hello Ida,ARCHIVE,,\n"
            f"2-ccc==,,LinkedIn Member,,Ida Sample,{IDA},2023-04-01 10:00:00 UTC,,Hello again,ARCHIVE,,\n"
            f"2-ddd==,,Wow Vendor,,Ida Sample,{IDA},2023-03-01 10:00:00 UTC,Offer,"
            '"<p class=""spinmail-quill-editor__spin-break"">Hi %FIRSTNAME%, buy now</p>",ARCHIVE,,\n'
            f'2-eee==,,Ida Sample,{IDA},"Bo Placeholder,Jo Muster, Ph.D.","{BO},{JO}",'
            "2022-03-01 10:00:00 UTC,,,INBOX,,\n"
            f"2-aaa==,,Ida Sample,{IDA},Bo Placeholder,{BO},2024-12-21 08:30:05 UTC,,unsent,,,true\n"
            f"2-fff==,,Kim Nobody,{KIM},Ida Sample,{IDA},2022-02-01 10:00:00 UTC,,You won,SPAM,,\n",
            "Invitations.csv": "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
            f'Ida Sample,Bo Placeholder,"12/15/24, 7:47 AM",,OUTGOING,{IDA},{BO}\n'
            f'Kim Nobody,Ida Sample,"11/30/24, 12:05 PM",We met at the fair.,INCOMING,{KIM},{IDA}\n',
            "Recommendations_Given.csv": "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
            'Bo,Placeholder,Nowhere Ltd,Baker,Bakes well.,"12/16/24, 6:24 PM",VISIBLE\n',
            "Recommendations_Received.csv": "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
            "Una,Knowne,,,Ida planes well.,2021/02/03 10:00:00 UTC,VISIBLE\n",
            "Endorsement_Given_Info.csv": "Endorsement Date,Skill Name,Endorsee First Name,Endorsee Last Name,"
            "Endorsee Public Url,Endorsement Status\n"
            "2024/12/15 08:53:43 UTC,Baking,Bo,Placeholder,www.linkedin.com/in/invented-bo-placeholder,ACCEPTED\n",
            "Endorsement_Received_Info.csv": "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,"
            "Endorser Public Url,Endorsement Status\n"
            "2024/12/15 09:00:00 UTC,Planing,Bo,Placeholder,www.linkedin.com/in/invented-bo-placeholder,ACCEPTED\n",
            "guide_messages.csv": f"{TALK}\n2-zzz==,,Guide,{IN}/bot,Ida Sample,{IDA},2024-12-20 09:00:00 UTC,,Hi,\n",
            "Skills.csv": "Name\nPlaning\n",
            "Jobs/Saved Jobs.csv": "Saved Date,Job Url,Job Title,Company Name\n",
        },
    )


def archive_2024(folder: Path) -> Path:
    """A part of an archive, suffixed names, conversation drafts, saved again with CRLF."""
    files = {
        "Connections_1.csv": NOTES + CONNECTED + f"Bo,Placeholder,{BO},,Nowhere Ltd,Baker,16 Dec 2024\n",
        "messages_v2.csv": f"{TALK},IS MESSAGE DRAFT,IS CONVERSATION DRAFT\n"
        f"2-aaa==,,Ida Sample,{IDA},Bo Placeholder,{BO},2024-12-19 08:30:05 UTC,,Hello Bo,INBOX,No,No\n"
        f"2-bbb==,,Ida Sample,{IDA},Kim Nobody,{KIM},2024-12-18 08:30:05 UTC,,Hello Kim,INBOX,No,Yes\n",
    }
    return put(folder, {name: text.replace("\n", "\r\n") for name, text in files.items()})


def archive_2023(folder: Path) -> Path:
    """Before addresses: no URL column, no preamble, dates as Excel saves them, with a byte order mark."""
    return put(
        folder,
        {
            "Connections.csv": "\ufeffFirst Name,Last Name,Email Address,Company,Position,Connected On\n"
            "Bo,Placeholder,bo@example.org,Nowhere Ltd,Baker,23-Apr-23\n"
            "Kim,Nobody,,,,22-Apr-23\n",
        },
    )


def archive_2018(folder: Path) -> Path:
    """Names alone everywhere, US dates, other tables in UTF-16 with tabs."""
    put(folder, {"Shares.csv": "Date\tLink\n2018/01/01\thttps://example.com\n"}, "utf-16")
    return put(
        folder,
        {
            "Connections.csv": "First Name,Last Name,Email Address,Company,Position,Connected On\n"
            'Bo,Placeholder,,Nowhere Ltd,Baker,"1/8/18, 6:14 PM"\n',
            "Messages.csv": "From,To,Date,Subject,Content,Direction,Folder\n"
            'Bo Placeholder,Ida Sample,"10/16/18, 8:36 AM",RE: Bread,Gladly,INCOMING,INBOX\n'
            'Ida Sample,Bo Placeholder,"10/15/18, 9:00 PM",Bread,Would you bake?,OUTGOING,SENT\n',
            "Invitations.csv": "From,To,Sent At,Message,Direction\n"
            'Ida Sample,Bo Placeholder,"1/7/18, 6:14 PM",,OUTGOING\n',
        },
    )
