"""The source `local`: the music folders of the house."""
