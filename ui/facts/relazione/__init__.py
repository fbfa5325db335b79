"""What the Relazione and the scheda say, before any page is laid out."""
