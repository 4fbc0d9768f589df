"""Articles in the form of the input, made up for the tests."""

from pathlib import Path

ELLEN = """Ellen Maria Torvik (born 3 May 1851 – 9 June 1920) was a Norwegian banker and founder of the \
Torvik Bank.[1][2] She chaired its board until 1915.[2]

The bank's first house in Bergen

Career edit

Torvik opened the bank in 1881.[1] According to the Bergen Gazette, she "never lost a single loan."[3] It had 30% of \
the city's deposits.[note 1]

  • Chair of the board[2]
  • Member of the city council

Notes edit

  1. ^ As of 1890.

References edit

  1. ^ a b "The Torvik Bank". Bergen Gazette. 4 March 1881. Retrieved 2 May 2020.
  2. ^ a b c Lie, Anna (1932). Women of the Quay. Oslo: Havn. p. 17. ISBN 0-19-852663-6.
  3. ^ "A lady banker". Bergen Gazette (in Norwegian). 1899.
"""

BANK = """The Torvik Bank was a bank in Bergen, founded in 1881 by Ellen Maria Torvik.[1]

History[edit]

It closed in 1931.[1][citation needed]

References[edit]

  1. ^ a b "The Torvik Bank". Bergen Gazette. 4 March 1881.
"""


def write_articles(folder: Path, **texts: str | bytes) -> Path:
    """A folder with one file for each text: `ellen=ELLEN` becomes `ellen.txt`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_bytes(text.encode() if isinstance(text, str) else text)
    return folder
