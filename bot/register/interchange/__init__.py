"""Registers that travel: files in and out, in the interchange format and as spreadsheets.

`importing` takes files whole or not at all, with what is wrong told by file, line and field; `exporting` gives what a reader
may see, so that it can be imported again; `spreadsheet` is both for rows and columns.
"""
