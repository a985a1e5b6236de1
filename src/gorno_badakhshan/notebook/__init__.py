"""Records and answers as HTML for notebooks: what each `_repr_html_` returns."""
