"""The program's own words, in every language, and what depends on a language.

A new language is one file: `locales/TAG.po`, with the names and the texts of en.po; what it leaves out is in English.
"""
