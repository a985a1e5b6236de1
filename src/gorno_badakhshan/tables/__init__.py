"""Tables of other people: rows of a spreadsheet become claims, and each row that cannot is reported."""
