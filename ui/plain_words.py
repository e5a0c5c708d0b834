"""Words for a terminal, whatever somebody wrote."""


def plain(words: str) -> str:
    """One line. What would steer the terminal is shown, and not sent.

    >>> print(plain(chr(27) + "[31mred" + chr(10)))
    \\x1b[31mred\\n
    """
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in words)
