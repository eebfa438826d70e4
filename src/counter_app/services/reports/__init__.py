"""The figures of a period: the forms of the law, the shares kept on time, and the dossiers behind each number."""
