"""Opens the user's browser, if there is one with a window."""

from __future__ import annotations

import webbrowser
from threading import Thread


def show(address: str) -> None:
    """Opens an address, without waiting for the browser; nothing happens where there is none.

    A browser for the terminal is not started: it would take the terminal that the server speaks in.
    """
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return
    if type(browser) is not webbrowser.GenericBrowser:
        Thread(target=browser.open, args=(address,), daemon=True).start()
