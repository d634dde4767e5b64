"""``python -m goodterms`` is the command ``goodterms``."""

from goodterms.faces.cli import main

if __name__ == "__main__":
    main()
