"""An invented network, written out in the real export formats: for the demo, and for trying things on."""
