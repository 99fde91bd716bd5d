"""`python -m lytics_async.cli`: the `lytics` command without its script."""

from lytics_async.cli import main

if __name__ == "__main__":
    main()
