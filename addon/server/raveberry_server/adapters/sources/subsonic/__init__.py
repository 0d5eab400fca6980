"""The source `subsonic`: a music server with the OpenSubsonic API."""
