"""JOINS: one use each. The only room that knows the record and the thinking together; asks the clock."""
