"""The lexicon: every name of every actor, treaty, weapon and place, in any script, found in a text in one pass.

It is built from the register once and built again when a name is added. It says which entries a stretch of text can mean;
what the text means is decided above.
"""
