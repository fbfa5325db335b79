"""What people save in the program: numbered files of their own, never the official data."""
