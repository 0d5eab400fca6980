/**
 * Generates src/shared/contract.ts and src/shared/client/commands.ts from the JSON Schema of the
 * contract.
 *
 *   node types.mjs          write them
 *   node types.mjs --check  fail if they do not match the schema
 */

import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url));
const SCHEMA = join(HERE, "../addon/contract/schemas/contract.schema.json");
const TYPES = join(HERE, "src/shared/contract.ts");
const COMMANDS = join(HERE, "src/shared/client/commands.ts");
const EMPTY = "Readonly<Record<string, never>>";
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

function isEmpty({ properties }) {
  return Object.keys(properties).length === 0;
}

function recordOf({ properties, required = [] }) {
  if (isEmpty({ properties })) return EMPTY;
  const lines = Object.entries(properties).map(([name, schema]) => {
    const optional = required.includes(name) ? "" : "?";
    return `  readonly ${name}${optional}: ${typeOf(schema)};`;
  });
  return `{\n${lines.join("\n")}\n}`;
}

function declaration(name, schema) {
  const text = schema.description?.split("\n\n")[0].replaceAll("*/", "* /").replace(/\s+/g, " ");
  const comment = text ? `/** ${text} */\n` : "";
  if (schema.type === "object" && schema.properties && !isEmpty(schema)) {
    return `${comment}export interface ${name} ${recordOf(schema)}\n`;
  }
  const type = `${comment}export type ${name} = ${typeOf(schema)};\n`;
  return schema.enum
    ? `${type}\nexport const ${constant(name)} = ${valuesOf(schema, name)};\n`
    : type;
}

/** Return the name of the list of an enumeration's values, such as MODE_VALUES. */
function constant(name) {
  return `${name.replace(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase()}_VALUES`;
}

function valuesOf({ enum: values }, name) {
  const items = values.map((value) => JSON.stringify(value)).join(", ");
  return `[${items}] as const satisfies readonly ${name}[]`;
}

/** Return the module with arguments and result of each command. */
function commandsModule(head, commands) {
  const rows = Object.entries(commands);
  const used = rows
    .flatMap(([, { arguments: args, result }]) => (result ? [args, result] : [args]))
    .map(typeOf);
  const imports = [...new Set(used)].sort().map((name) => `\n  ${name},`);
  const namesWhere = (flag) =>
    rows.filter(([, row]) => row[flag]).map(([name]) => `\n  ${JSON.stringify(name)},`);
  return `${head}
import type {${imports.join("")}
} from "../contract.js";

/** Arguments and result of each command. */
export interface Commands {
${rows
  .map(
    ([name, { arguments: args, result }]) =>
      `  ${name}: { args: ${typeOf(args)}; result: ${result ? typeOf(result) : "Nothing"} };`,
  )
  .join("\n")}
}

export type CommandName = keyof Commands;

/** Queries, which need no identity. */
export const READING: ReadonlySet<CommandName> = new Set([${namesWhere("isReading").join("")}
]);

/** Commands that are sent again when the reply was lost, because they are idempotent. */
export const REPEATABLE: ReadonlySet<CommandName> = new Set([${namesWhere("isResent").join("")}
]);
`;
}

const source = await readFile(SCHEMA, "utf8");
const stamp = createHash("sha256").update(source).digest("hex");
const head = `// Made by types.mjs from contract.schema.json (sha256:${stamp}); never edited.
`;
const { $defs, commands } = JSON.parse(source);
const definitions = Object.entries($defs).sort(([a], [b]) => (a < b ? -1 : 1));
const made = {
  [TYPES]: `${head}\n${definitions.map(([name, schema]) => declaration(name, schema)).join("\n")}`,
  [COMMANDS]: commandsModule(head, commands),
};

for (const [file, text] of Object.entries(made)) {
  if (!process.argv.includes("--check")) {
    await writeFile(file, text);
  } else if (text !== (await readFile(file, "utf8"))) {
    console.error(`${relative(HERE, file)} is outdated; run: node types.mjs`);
    process.exitCode = 1;
  }
}
