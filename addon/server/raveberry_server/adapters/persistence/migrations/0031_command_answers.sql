-- Answers to commands with an idempotency key, in the order of their commits. `answer` is JSON.
CREATE TABLE command_answer (
  caller TEXT NOT NULL,
  key TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  answer TEXT NOT NULL,
  PRIMARY KEY (caller, key)
) STRICT;
