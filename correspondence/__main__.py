"""`python -m correspondence` is `saraban`, for computers where the command is not on the path."""

from correspondence.cli.main import main

main()
