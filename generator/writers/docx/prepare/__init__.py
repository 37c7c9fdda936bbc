"""Turns a template file into what printing needs, once: see :func:`generator.writers.docx.prepare.work.prepare`."""
