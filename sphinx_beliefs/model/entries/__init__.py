"""Items written as entries of lists: a grammar with readers and writers, in both markups."""
