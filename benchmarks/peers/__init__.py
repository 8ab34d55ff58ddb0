"""Other generators that do the visible work of an edition: what each is given, and how it is run."""
