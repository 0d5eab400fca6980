/**
 * Generates src/shared/contract.ts from the JSON Schema of the contract.
 *
 *   node types.mjs          write it
 *   node types.mjs --check  fail if it does not match the schema
 */

import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url));
const SCHEMA = join(HERE, "../addon/contract/schemas/contract.schema.json");
const TYPES = join(HERE, "src/shared/contract.ts");
const SCALARS = {
  string: "string",
  integer: "number",
  number: "number",
  boolean: "boolean",
  null: "null",
};

/** Return the TypeScript type of a schema. */
function typeOf(schema) {
  if (schema === true || Object.keys(schema).length === 0) return "unknown";
  if (schema.$ref) return schema.$ref.split("/").at(-1);
  if ("const" in schema) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const members = schema.anyOf ?? schema.oneOf;
  if (members) return [...new Set(members.map(typeOf))].join(" | ");
  if (Array.isArray(schema.type)) {
    return schema.type.map((type) => typeOf({ ...schema, type })).join(" | ");
  }
  if (schema.type === "array") return arrayOf(schema);
  if (schema.type === "object") return schema.properties ? recordOf(schema) : mapOf(schema);
  const scalar = SCALARS[schema.type];
  if (scalar) return scalar;
  const rest = Object.keys(schema).filter((key) => key !== "description" && key !== "title");
  if (rest.length === 0) return "unknown";
  throw new Error(`types.mjs does not know what to make of ${JSON.stringify(schema)}`);
}

function arrayOf({ items, prefixItems }) {
  if (prefixItems) return `readonly [${prefixItems.map(typeOf).join(", ")}]`;
  const item = typeOf(items ?? {});
  return item.includes("|") ? `readonly (${item})[]` : `readonly ${item}[]`;
}

function mapOf({ additionalProperties }) {
  const value = additionalProperties === undefined ? "unknown" : typeOf(additionalProperties);
  return `Readonly<Record<string, ${value}>>`;
}

function recordOf({ properties, required = [] }) {
  const lines = Object.entries(properties).map(([name, schema]) => {
    const optional = required.includes(name) ? "" : "?";
    return `  readonly ${name}${optional}: ${typeOf(schema)};`;
  });
  return `{\n${lines.join("\n")}\n}`;
}

function declaration(name, schema) {
  const text = schema.description?.split("\n\n")[0].replaceAll("*/", "* /").replace(/\s+/g, " ");
  const comment = text ? `/** ${text} */\n` : "";
  if (schema.type === "object" && schema.properties) {
    return `${comment}export interface ${name} ${recordOf(schema)}\n`;
  }
  return `${comment}export type ${name} = ${typeOf(schema)};\n`;
}

const source = await readFile(SCHEMA, "utf8");
const stamp = createHash("sha256").update(source).digest("hex");
const definitions = Object.entries(JSON.parse(source).$defs).sort(([a], [b]) => (a < b ? -1 : 1));
const types = `// Made by types.mjs from contract.schema.json (sha256:${stamp}); never edited.

${definitions.map(([name, schema]) => declaration(name, schema)).join("\n")}`;

if (!process.argv.includes("--check")) {
  await writeFile(TYPES, types);
} else if (types !== (await readFile(TYPES, "utf8"))) {
  console.error("src/shared/contract.ts is outdated; run: node types.mjs");
  process.exitCode = 1;
}
