"""HTML mail as the text its writer saw."""

from __future__ import annotations

import time

import pytest

from goodterms.text.html import LONGEST, html_to_text
from goodterms.text.own import own_text, quoted_head

GMAIL = (
    '<div dir="ltr">Hi Ann,<div><br></div><div>yes &amp; gladly.</div><br>'
    '<div class="gmail_signature">Ben<br>Example Ltd</div></div><br>'
    '<div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Mon, May 3, 2021 at 10:12 AM Ann Lee &lt;'
    '<a href="mailto:ann@example.com">ann@example.com</a>&gt; wrote:<br></div>'
    '<blockquote class="gmail_quote" style="margin:0"><div>Shall we meet?</div><div>Ann</div></blockquote></div>'
)
OUTLOOK = (
    "<html><head><style>p{color:red}</style></head><body><div class=WordSection1>"
    "<p class=MsoNormal>Hi Ann,<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p>yes &amp; gladly.</p>"
    "<div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'>"
    "<p><b>Saatja:</b> Ann Lee<br><b>X:</b> y</p></div></div><p>Shall we meet?</p><p>Ann</p></div></body></html>"
)
APPLE = (
    "<html><body>Hi Ann,<div><br></div>yes &amp; gladly.<br><div><br><blockquote type='cite'>"
    "<div>On 3 May 2021, at 10:12, Ann &lt;ann@example.com&gt; wrote:</div><br><div>Shall we meet?</div>Ann"
    "</blockquote></div></body></html>"
)
YAHOO = (
    "<div>Hi Ann,</div><div><br></div><div>yes &amp; gladly.</div><div id='yahoo_quoted_1' class='yahoo_quoted'>"
    "<div>On Monday, May 3, 2021, 10:12:00 AM UTC, Ann Lee &lt;ann@example.com&gt; wrote:</div>"
    "<div>Shall we meet?</div><div>Ann</div></div>"
)


@pytest.mark.parametrize("html", [GMAIL, OUTLOOK, APPLE, YAHOO], ids=["gmail", "outlook", "apple", "yahoo"])
def test_own_words_of_each_program(html: str) -> None:
    """Text from every mail program's HTML leaves the same own words."""
    assert own_text(html_to_text(html), "Re: Lunch") == "Hi Ann,\n\nyes & gladly."


@pytest.mark.parametrize("html", [GMAIL, APPLE, YAHOO], ids=["gmail", "apple", "yahoo"])
def test_quoted_head_of_each_program(html: str) -> None:
    """The quoted words are found behind every program's marks."""
    assert quoted_head(html_to_text(html)) == "Shall we meet? Ann"


def test_inline_answers() -> None:
    """Answers between two quotes stay unmarked."""
    html = "<blockquote>one</blockquote><div>mine</div><blockquote>two</blockquote><div>mine too</div>"
    assert own_text(html_to_text(html), "Re: x") == "mine\n\nmine too"


def test_nested_quotes() -> None:
    """A quote within a quote has two marks."""
    html = "a<blockquote>b<blockquote>c</blockquote></blockquote>d"
    assert [line for line in html_to_text(html).split("\n") if line.strip("> ")] == ["a", "> b", ">> c", "d"]


def test_indented_paragraph_is_no_quote() -> None:
    """A blockquote without a border is an indented paragraph of the writer's own."""
    assert html_to_text("<blockquote style='margin:0 0 0 40px;border:none'>mine</blockquote>") == "mine"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<style>a{}</style><script>var a='<b>';</script><title>T</title>words", "words"),
        ("<div style='display:none'>pre<div>header</div></div>words", "words"),
        ("<span style='mso-hide:all'>preheader</span><p hidden>x</p>words", "words"),
        ("<!-- <p>no</p> -->words<![if !mso]>", "words"),
        ("<a href='https://example.com/x?a=b'>the link</a>", "the link"),
        ("a &amp; b&nbsp;&#x41;&lt;x&gt; &bogus;", "a & b A<x> &bogus;"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("<ul><li>one</li><li>two</li></ul>", "- one\n- two"),
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("<div>one</div><div>two<br></div><div><br></div><div>three</div>", "one\ntwo\n\nthree"),
        ("<pre>a  b\n  c</pre>", "a  b\n  c"),
        ("many   \n  blanks\there", "many blanks here"),
        ("wo\u00adrd\u200b \u034f \u200c \u200c", "word"),
        ("smile <img alt='\U0001f600' src=x><img alt='Logo of Example' src=y>", "smile \U0001f600"),
        ("a < b and 3 > 2", "a < b and 3 > 2"),
        ("<td style='font-size:0'>kept</td>", "kept"),
        ("", ""),
    ],
)
def test_pieces(html: str, expected: str) -> None:
    """Each kind of element becomes what a reader saw of it."""
    assert html_to_text(html) == expected


@pytest.mark.parametrize(
    "piece",
    ["<", "<!--", "<style>", "<a '", '<a "', "<div>", "<blockquote>x", "&", "&#", "<!", "<br>", "</div>", "\x00",
     "\ufffd", "<p style='display:none'>", "<pre>"],
)  # fmt: skip
def test_hostile_html(piece: str) -> None:
    """A megabyte of broken HTML is read within seconds and does not grow without bound."""
    start = time.perf_counter()
    text = html_to_text(piece * (1_000_000 // len(piece)))
    assert time.perf_counter() - start < 10
    assert len(text) <= 4 * LONGEST


def test_badly_decoded_bytes() -> None:
    """Bytes in the wrong charset lose no word around them."""
    html = b"<p>caf\xe9 \xff\xfe ok</p>".decode("utf-8", "surrogateescape")
    assert html_to_text(html).endswith("ok")


def test_only_the_beginning_of_a_huge_mail_is_read() -> None:
    """What stands beyond the cap is left out."""
    assert html_to_text("<p>top</p>" + "<i></i>" * LONGEST + "end") == "top"
