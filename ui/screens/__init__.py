"""The only room that imports Streamlit: the bodies of the pages, what they share, what they keep."""
