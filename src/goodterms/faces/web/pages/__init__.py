"""One file a page, each with its ``routes``; `app.PAGES` lists them."""
