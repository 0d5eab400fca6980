"""The source `line_in`: the sound of an input of this machine, such as a DJ's mixer."""
