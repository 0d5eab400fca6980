"""Voice assistants: sentences, intents and the questions back."""
