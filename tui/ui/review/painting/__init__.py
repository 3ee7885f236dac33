"""What the review desk shows, decided without Textual: from a disagreement to lines and marks.

Nothing here tells before a decision who said what: versions have numbers, annotators have letters that are drawn
anew for each article, and no order follows from names.
"""
