"""What somebody does and wants, in their own words; and what is never kept of anybody."""
