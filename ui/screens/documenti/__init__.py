"""The page of the documents: what can be taken away, and the texts of the Relazione that people write."""
