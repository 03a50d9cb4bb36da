"""Forms that services of CI read. Each takes whatever result has something to tell: of a check, an audit or a trial."""
