"""The glossary to take away: for Anki, for a spreadsheet, and on paper."""
