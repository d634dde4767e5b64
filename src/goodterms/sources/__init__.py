"""READ: one small file a format. Sources state facts and judge nothing."""
