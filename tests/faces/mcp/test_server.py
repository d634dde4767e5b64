"""The gate where agents act: what they may ask, what they are told, and what they are not."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("mcp", reason="the extra mcp is not installed: the gate where agents act is not tested")

from mcp import Client, ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

from exports import ME, Mailbox
from goodterms.desk.bring_in import bring_in
from goodterms.desk.moment import now
from goodterms.desk.outgoing import ticket
from goodterms.faces.mcp.server import server

FRIEND, STRANGER = "rosa@example.net", "sam@stranger.example"
ASK = "Hi Rosa, could you look over the two pages about our stand this week?"
PITCH = "Would you have fifteen minutes next week for a call about our new programme?"
THEIR_WORDS = "the printer says yes"
ILLNESS = "My sister is ill."


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which Rosa is close and in touch."""
    folder = tmp_path_factory.mktemp("mcp")
    today = datetime.fromtimestamp(now(), UTC).date()
    box = Mailbox()
    days = [(today - timedelta(days=4 + 9 * back)).isoformat() for back in reversed(range(40))]
    box.talk(f"Rosa Related <{FRIEND}>", days)
    box.mail(ME, "Walt <walt@example.org>", f"{today - timedelta(days=500)}T10:00", "I saw your stand and liked it.")
    box.mail(
        f"Rosa Related <{FRIEND}>",
        ME,
        f"{today - timedelta(days=3)}T10:00",
        f"By now I work as a bookbinder. {ILLNESS}",
    )
    bring_in(folder / "home", [str(box.mbox(folder / "all.mbox"))], me=["olive@example.com"])
    return folder / "home"


def asked(home: Path, work: Callable[[Client], Awaitable[Any]]) -> Any:
    """Runs an agent's questions in this process, by the client of the protocol itself."""

    async def run() -> object:
        async with Client(server(home)) as client:
            return await work(client)

    return asyncio.run(run())


def test_go_with_a_ticket(home: Path) -> None:
    """What the tie bears gets a ticket that opens the mail gate for just this."""
    answer = asked(home, lambda agent: agent.call_tool("check_ask", {"text": ASK, "to": [FRIEND], "subject": "Stand"}))
    told = answer.structured_content
    assert [one["verdict"] for one in told["recipients"]] == ["go"]
    assert ticket.refused(home, told["ticket"], ASK, "Stand", [FRIEND], now=now()) == ""
    assert ticket.refused(home, told["ticket"], PITCH, "Stand", [FRIEND], now=now()) == ticket.OTHER_WORDS


def test_no_ticket(home: Path) -> None:
    """What it does not bear gets the reason and no ticket, though one of two were ready."""
    answer = asked(home, lambda agent: agent.call_tool("check_ask", {"text": PITCH, "to": [FRIEND, STRANGER]}))
    told = answer.structured_content
    verdicts = {one["to"]: one["verdict"] for one in told["recipients"]}
    assert (verdicts[STRANGER] != "go", told["ticket"]) == (True, "")
    assert any(one["reasons"] for one in told["recipients"])


def test_least_data(home: Path) -> None:
    """An agent learns how two stand, and nothing that was said between them."""
    answer = asked(home, lambda agent: agent.call_tool("who_is", {"who": FRIEND}))
    assert answer.structured_content["depth"] == "relationship"
    told = asked(home, lambda agent: agent.call_tool("check_ask", {"text": ASK, "to": [FRIEND]}))
    assert THEIR_WORDS not in json.dumps([answer.structured_content, told.structured_content])


@pytest.mark.parametrize(
    ("tool", "given"),
    [
        ("who_is", {"who": "Nobody Atall"}),
        ("check_ask", {"text": "", "to": [FRIEND]}),
        ("check_ask", {"text": ASK, "to": []}),
        ("check_ask", {"text": ASK, "to": [f"p{n}@example.org" for n in range(200)]}),
        ("log", {"what": "danced", "who": FRIEND}),
        ("log", {"what": "met", "who": FRIEND, "on": "2999-01-01"}),
    ],
)
def test_in_a_sentence(home: Path, tool: str, given: dict[str, object]) -> None:
    """What cannot be is told in a sentence, as an error of the tool."""
    answer = asked(home, lambda agent: agent.call_tool(tool, given))
    assert answer.is_error
    assert "Traceback" not in str(answer.content)


CALLS: dict[str, dict[str, object]] = {
    "check_ask": {"text": ASK, "to": [FRIEND], "subject": "Stand"},
    "who_is": {"who": FRIEND},
    "find": {"need": "bookbinder"},
    "today": {},
    "asked": {},
    "log": {"what": "met", "who": FRIEND, "text": "at the fair"},
}
"""A call of every tool."""


async def everything(agent: Client | ClientSession) -> dict[str, Any]:
    """What every tool answers, with the names of all that are told."""
    listed = await agent.list_tools()
    answers = {name: await agent.call_tool(name, given) for name, given in CALLS.items()}
    assert [name for name, answer in answers.items() if answer.is_error] == []
    return {"tools": {tool.name for tool in listed.tools}} | {
        name: answer.structured_content for name, answer in answers.items()
    }


def told_well(told: dict[str, Any]) -> None:
    """Every tool answered in its own structure, and nothing that was said between two people is in it."""
    assert told["tools"] == set(CALLS)
    assert told["check_ask"]["recipients"][0]["verdict"] == "go"
    assert told["check_ask"]["ticket"]
    assert told["who_is"]["depth"] == "relationship"
    assert told["log"]["what"] == "met"
    assert all(isinstance(told[name]["result"], list) for name in ("find", "today", "asked"))
    assert THEIR_WORDS not in json.dumps({name: told[name] for name in ("check_ask", "who_is", "log")})


def test_every_tool(home: Path) -> None:
    """The protocol's own client drives every tool in this process."""
    told_well(asked(home, everything))


def test_find(home: Path) -> None:
    """Who does a thing is found among those the owner knows, with how well and since when, and no address."""
    answer = asked(home, lambda agent: agent.call_tool("find", {"need": "bookbinder"}))
    (found,) = answer.structured_content["result"]
    assert (found["name"], found["depth"], found["known"]) == ("Rosa Related", "relationship", True)
    assert not [word for word in ("@", ILLNESS) if word in json.dumps(answer.structured_content)]
    assert asked(home, lambda agent: agent.call_tool("find", {"need": " "})).is_error


def command(home: Path, *words: str) -> list[str]:
    """The command itself, as an agent starts it."""
    return ["-m", "goodterms", "--home", str(home), "mcp", *words]


def test_over_standard_input(home: Path) -> None:
    """The command itself, as an agent starts it, answers every tool."""

    async def run() -> dict[str, Any]:
        started = StdioServerParameters(command=sys.executable, args=command(home))
        async with stdio_client(started) as (reads, writes), ClientSession(reads, writes) as agent:
            await agent.initialize()
            return await everything(agent)

    told_well(asyncio.run(run()))


def test_over_http(home: Path) -> None:
    """The protocol's own client drives every tool over HTTP, with the key of the home, under the guard of the page."""
    import httpx2
    from mcp.client.streamable_http import streamable_http_client

    from goodterms.faces.web.door import api_key

    async def run(port: int) -> dict[str, Any]:
        key = {"authorization": f"Bearer {api_key(home)}"}
        async with (
            httpx2.AsyncClient(headers=key) as web,
            streamable_http_client(f"http://127.0.0.1:{port}/api/mcp", http_client=web) as streams,
            ClientSession(streams[0], streams[1]) as agent,
        ):
            await agent.initialize()
            return await everything(agent)

    started = [sys.executable, *command(home, "--http", "--port", "0", "--json")]
    with subprocess.Popen(started, stdout=subprocess.PIPE) as process:  # noqa: S603 - this one
        assert process.stdout is not None
        try:
            told_well(asyncio.run(run(int(json.loads(process.stdout.readline())["port"]))))
        finally:
            process.terminate()


def test_over_http_needs_the_key(home: Path) -> None:
    """Over HTTP nobody is heard without the key of the home, and with it the tools answer."""
    from starlette.testclient import TestClient

    from goodterms.faces.mcp.over_http import app
    from goodterms.faces.web.door import api_key

    port = 8802
    asks = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
    says = {"accept": "application/json, text/event-stream", "mcp-protocol-version": "2025-11-25"}
    with TestClient(app(home, port), base_url=f"http://127.0.0.1:{port}") as agent:
        assert agent.post("/api/mcp", json=asks, headers=says).status_code in (401, 403)
        key = {"authorization": f"Bearer {api_key(home)}"}
        elsewhere = says | key | {"origin": "https://far.example", "sec-fetch-site": "cross-site"}
        assert agent.post("/api/mcp", json=asks, headers=elsewhere | {"authorization": "Bearer guess"}).status_code in (
            401,
            403,
        )
        assert agent.post("/api/mcp", json=asks, headers=says | key | {"host": "far.example"}).status_code == 421
        answer = agent.post("/api/mcp", json=asks, headers=says | key)
        assert (answer.status_code, "check_ask" in answer.text) == (200, True)
