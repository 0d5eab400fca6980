import type { Problem } from "./contract.js";

/** The root of everything that the pages throw on purpose. */
export class RaveberryError extends Error {}

/** The server refused a command; its message says what to do. */
export class RefusedError extends RaveberryError {
  constructor(readonly problem: Problem) {
    super(problem.message);
  }
}

/** The server could not be reached; what was asked may or may not have been done. */
export class UnreachableError extends RaveberryError {}
