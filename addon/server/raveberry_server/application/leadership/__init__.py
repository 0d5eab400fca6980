"""Leadership among the servers of one party: which of them may act, and until when."""
