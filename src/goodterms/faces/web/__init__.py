"""The page: a local web app. One file a page; each calls one function of the desk and shows what it says."""
