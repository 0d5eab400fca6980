"""The source `local`: the music folders."""
