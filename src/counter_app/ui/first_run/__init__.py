"""The first run on a machine without data: nine short pages, one draft, one act at the end that makes everything."""
