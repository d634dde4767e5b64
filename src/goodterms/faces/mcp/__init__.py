"""The gate where agents act: tools for programs that write in the owner's name."""
