"""The server that agents talk to (Model Context Protocol), over standard input or over HTTP on this machine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, TypeVar

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from goodterms.desk.trouble import Trouble
from goodterms.faces.mcp import tools
from goodterms.faces.mcp.tools import Checked, Known, Logged, Received, Reminder, Supplier

INSTRUCTIONS = """\
Goodterms knows how its user stands with people, from their own history. Before you send anything that asks somebody
for something (advice, a favour, a meeting, an introduction, a referral, business), call check_ask with the exact text,
subject and recipients. On go, send it with the ticket. On hello_first or dont, do not send it: show your user why.
"""

T = TypeVar("T")

PATH = "/api/mcp"
"""Of the HTTP transport, under the guard of the page: it takes the key of the home as a bearer token."""


def server(home: Path) -> MCPServer[Any]:
    """The tools of one home."""
    made: MCPServer[Any] = MCPServer("goodterms", instructions=INSTRUCTIONS, log_level="ERROR")

    @made.tool()
    def check_ask(
        text: Annotated[str, Field(description="The whole message as it will be sent.")],
        to: Annotated[list[str], Field(description="Every address it will be sent to, Cc and Bcc included.")],
        subject: Annotated[str, Field(description="Its subject, when it has one.")] = "",
    ) -> Checked:
        """Before a message is sent: may this be asked of these people? Gives a ticket when it may."""
        return _plainly(lambda: tools.check_ask(home, text, to, subject))

    @made.tool()
    def who_is(who: Annotated[str, Field(description="A name or an address.")]) -> Known:
        """How your user and somebody stand: how well they know each other, and when they last spoke."""
        return _plainly(lambda: tools.who_is(home, who))

    @made.tool()
    def today() -> list[Reminder]:
        """Whom your user may want to say hello to today, and why."""
        return _plainly(lambda: tools.today(home))

    @made.tool()
    def asked() -> list[Received]:
        """What others asked of your user and what waits for an answer; many need none."""
        return _plainly(lambda: tools.asked(home))

    @made.tool()
    def find(need: Annotated[str, Field(description="A trade or a thing, in a few words.")]) -> list[Supplier]:
        """Who among the people the user knows does or sells this, the closest first."""
        return _plainly(lambda: tools.find(home, need))

    @made.tool()
    def log(
        what: Annotated[str, Field(description="met, called, wrote, missed or known")],
        who: Annotated[str, Field(description="A name or an address.")],
        on: Annotated[str, Field(description="The day, as 2024-05-31; today when not given.")] = "",
        text: Annotated[str, Field(description="A few words on it.")] = "",
    ) -> Logged:
        """Keep that your user met, called or wrote to somebody where no channel shows it. Only when they say so."""
        return _plainly(lambda: tools.log(home, what, who, on, text))

    return made


def _plainly(work: Callable[[], T]) -> T:
    try:
        return work()
    except Trouble as trouble:
        raise ToolError(trouble.sentence) from None
