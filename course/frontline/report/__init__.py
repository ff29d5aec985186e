"""Results of a class: per learner and criterion, as a table and as a page that prints well."""
