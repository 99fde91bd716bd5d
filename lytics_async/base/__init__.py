"""What every layer uses: checks of arguments, and the table of HTTP statuses."""
