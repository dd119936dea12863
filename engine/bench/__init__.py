"""What is measured side by side: this engine beside other ways to the same pictures, on this machine.

``inbetweener bench`` prints it. Figures that go against us are printed like the others.
"""
