"""Finding: what a text is found by beside its own words, and the documents a search engine indexes."""
