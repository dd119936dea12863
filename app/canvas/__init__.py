"""The canvas: a panel of the film on the desk, drawn on with a pen or a mouse."""
