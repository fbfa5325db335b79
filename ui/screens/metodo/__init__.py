"""The page Metodo: ten questions, the figures that they reproduce, the file that says them."""
