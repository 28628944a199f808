"""The command line where the package is not installed, as in its image."""

from .cli import main

if __name__ == "__main__":
    main()
