"""Builds the .docx templates from the decree's figures: ``python -m generator.writers.docx.build [FOLDER]``."""
