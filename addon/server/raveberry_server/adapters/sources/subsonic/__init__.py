"""The source `subsonic`: a music server that speaks OpenSubsonic."""
