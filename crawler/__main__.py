"""``python -m crawler``: the command, where its script is not on the PATH."""

from crawler.command import main

if __name__ == "__main__":
    main()
