"""What there is to say, as ready words, rows and records: no Streamlit, no Plotly, no file."""
