"""People and duties: who may do what with which keys, who is away, and who would be alone."""
