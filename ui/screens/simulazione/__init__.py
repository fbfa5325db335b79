"""The what-if: hypotheses on targets, what they do to the tree, and what it would take."""
