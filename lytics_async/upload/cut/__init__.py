"""Cut a source into chunks of whole records. Pure."""
