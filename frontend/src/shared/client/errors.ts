import type { Problem } from "../contract.js";

/** Base class of the errors that the pages handle. */
export class RaveberryError extends Error {}

/** The server refused a command. */
export class RefusedError extends RaveberryError {
  constructor(readonly problem: Problem) {
    super(problem.refusal);
  }
}

/** The server could not be reached; the outcome of a command is unknown. */
export class UnreachableError extends RaveberryError {}
