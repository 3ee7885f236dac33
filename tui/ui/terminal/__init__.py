"""The terminal: input, output, colours and the end of it.

Everything in the project that relies on private parts of Textual is in this package, so that a new version of
Textual is adopted here or nowhere. The package itself imports nothing: `require`, `colour` and `start` are of use
before Textual is loaded.
"""
