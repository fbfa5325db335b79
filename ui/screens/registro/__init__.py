"""The page of the register: every load and change, one of them with the data of then, and the year as a whole."""
