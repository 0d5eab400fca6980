/**
 * Bundles the pages into the server's static folder, and the dashboard card into the integration.
 *
 *   node build.mjs          write the folders
 *   node build.mjs --check  fail if the folders do not match the sources
 *
 * With --any-size, guest page and card may load more than their limits.
 *
 * Each text file contains the hash of all sources, which tests/frontend compares without Node, so that
 * outdated bundles are noticed.
 */

import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import * as esbuild from "esbuild";

const HERE = dirname(fileURLToPath(import.meta.url));
const SOURCES = join(HERE, "src");
const TEXTS = join(HERE, "../texts");
const OUTPUT = join(HERE, "../addon/server/raveberry_server/adapters/web/static");
const CARD_OUTPUT = join(HERE, "../custom_components/raveberry/frontend");
/** Pages of one row share chunks. */
const FAMILIES = [["guest", "host"], ["tv"]];
const COPIED = ["icon.svg", "signs.svg", "icon-192.png", "icon-512.png", "apple-touch-icon.png"];
/** Begin of the names of the HTML files; there is one for each language, such as index.de.html. */
const HTML_NAMES = { guest: "index", host: "host", tv: "tv" };
/** Page in place of the kiosk while its link is not valid, without a script. */
const KIOSK_OFF = "kiosk-off";
const COMPILED = join(SOURCES, "shared/texts/compiled");
const SETTINGS = join(SOURCES, "host/compiled");
const ENGLISH = "en";
/** Enough to notice outdated bundles; more would cost each script of the first load some bytes. */
const STAMP_DIGITS = 16;
const TARGET = ["chrome100", "firefox100", "safari15.4"];
/** Limit of the first load, for phones in a crowded Wi-Fi. */
const LARGEST_GUEST_LOAD_GZ = 34 * 1024;
const CARD_LANGUAGES = ["en", "de"];
/** Limits of the dashboard card in one language, and of its loader, which every page loads. */
const LARGEST_CARD_GZ = 45 * 1024;
const LARGEST_LOADER_GZ = 3 * 1024;
const LOADER = "loader.js";
/** Texts of the loader, which the lists of cards and dashboards show before anything is loaded. */
const CARD_NAMES = ["name", "description", "strategy", "strategyDescription"];

/** Import style sheets as minified Lit styles. */
const litStyles = {
  name: "lit-styles",
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => ({
      contents: `import { unsafeCSS } from "lit";
export const styles = unsafeCSS(${JSON.stringify(await minifiedCss(await readFile(path, "utf8")))});`,
      loader: "js",
      resolveDir: HERE,
    }));
  },
};

/** Import shaders as text, without comments and indentation. */
const shaders = {
  name: "shaders",
  setup(build) {
    build.onLoad({ filter: /\.glsl$/ }, async ({ path }) => {
      const lines = (await readFile(path, "utf8"))
        .split("\n")
        .map((line) => line.replace(/\/\/.*/, "").trim());
      const source = lines.filter(Boolean).join("\n");
      return { contents: `export const source = ${JSON.stringify(source)};` };
    });
  },
};

/**
 * Resolve the entry of a page in a language, such as guest.de: its main.ts, started with the texts
 * that it shows first. Sections that a language lacks are English.
 */
const entries = {
  name: "entries",
  setup(build) {
    build.onResolve({ filter: /^entry:/ }, ({ path }) => ({ path, namespace: "entry" }));
    build.onLoad({ filter: /^entry:/, namespace: "entry" }, async ({ path }) => {
      const [page, language] = path.slice("entry:".length).split(".");
      return { contents: await entry(page, language), resolveDir: HERE, loader: "ts" };
    });
  },
};

/** Resolve the names of the card by language. */
const cardNames = {
  name: "card-names",
  setup(build) {
    build.onResolve({ filter: /^card-names$/ }, ({ path }) => ({ path, namespace: "card-names" }));
    build.onLoad({ filter: /^card-names$/, namespace: "card-names" }, async () => {
      const names = {};
      for (const code of CARD_LANGUAGES) {
        const { card } = JSON.parse(await readFile(join(TEXTS, `${code}.json`), "utf8"));
        names[code] = Object.fromEntries(CARD_NAMES.map((name) => [name, card[name]]));
      }
      return { contents: `export const names = ${JSON.stringify(names)};` };
    });
  },
};

async function entry(page, language) {
  const sections = { guest: [], host: ["sheets", "host", "effects"], tv: ["tv"] }[page];
  const imports = [
    `import { start } from ${JSON.stringify(join(SOURCES, page, "main.ts"))};`,
    ...(await Promise.all(
      ["page", "places", ...sections].map((section) => importOf(section, language)),
    )),
  ];
  if (page === "host") imports.push(await importOfSettings(language));
  const first = "{ ...page, why: places }";
  const start = {
    guest: `start(${first});`,
    host: `start({ page: ${first}, sheets, host, effects, settings });`,
    tv: `start(${first}, tv);`,
  }[page];
  return [...imports, start].join("\n");
}

async function importOf(section, language) {
  const files = await readdir(join(COMPILED, language));
  const folder = files.includes(`${section}.ts`) ? language : ENGLISH;
  return importLine(section, join(COMPILED, folder, `${section}.ts`));
}

async function importOfSettings(language) {
  const files = await readdir(SETTINGS);
  const own = `settings-${language}.ts`;
  return importLine(
    "settings",
    join(SETTINGS, files.includes(own) ? own : `settings-${ENGLISH}.ts`),
  );
}

function importLine(name, file) {
  return `import { ${name} } from ${JSON.stringify(file)};`;
}

/** Return the languages of texts/ by code, with what their HTML files say. */
async function languages() {
  const names = (await readdir(TEXTS)).filter((name) => name.endsWith(".json")).sort();
  const contents = await Promise.all(
    names.map(async (name) => JSON.parse(await readFile(join(TEXTS, name), "utf8"))),
  );
  const english = contents[names.indexOf(`${ENGLISH}.json`)];
  return new Map(
    names.map((name, index) => {
      const { language = {}, page = {}, kiosk = {} } = contents[index];
      const { description, noScript } = { ...english.page, ...page };
      const { off, offHint } = { ...english.kiosk, ...kiosk };
      return [
        name.replace(/\.json$/, ""),
        { direction: language.direction ?? "ltr", description, noScript, off, offHint },
      ];
    }),
  );
}

async function minifiedCss(css) {
  const { code } = await esbuild.transform(css, { loader: "css", minify: true, target: TARGET });
  return code.trim();
}

async function filesBelow(folder) {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found.filter((item) => item.isFile()).map((item) => join(item.parentPath, item.name));
}

/** Return the hash over paths and contents of all sources, as tests/frontend computes it. */
async function stampOfSources() {
  const files = [
    ...(await filesBelow(SOURCES)),
    ...(await filesBelow(TEXTS)),
    join(HERE, "build.mjs"),
    join(HERE, "package-lock.json"),
    join(HERE, "tsconfig.json"),
  ];
  const names = files.map((file) => relative(HERE, file).split(sep).join("/")).sort();
  const hash = createHash("sha256");
  for (const name of names) {
    const content = createHash("sha256")
      .update(await readFile(join(HERE, name)))
      .digest("hex");
    hash.update(`${name}\0${content}\n`);
  }
  return hash.digest("hex").slice(0, STAMP_DIGITS);
}

/** Return the scripts of pages by name. */
function pageScripts(pages, codes, stamp) {
  const entryPoints = pages
    .flatMap((page) => codes.map((code) => `${page}.${code}`))
    .map((name) => ({ in: `entry:${name}`, out: name }));
  return scripts(entryPoints, OUTPUT, "chunks/[name]-[hash]", stamp);
}

/** Return the scripts of the dashboard card by name. */
function cardScripts(stamp) {
  const entryPoints = [{ in: join(SOURCES, "card/loader.ts"), out: "loader" }];
  return scripts(entryPoints, CARD_OUTPUT, "[name]-[hash]", stamp);
}

/** Return the scripts by name; chunks have content hashes in their names and never expire. */
async function scripts(entryPoints, outdir, chunkNames, stamp) {
  const { outputFiles, metafile } = await esbuild.build({
    entryPoints,
    outdir,
    chunkNames,
    bundle: true,
    splitting: true,
    minify: true,
    metafile: true,
    format: "esm",
    target: TARGET,
    charset: "utf8",
    legalComments: "none",
    loader: { ".svg": "file" },
    assetNames: "[name]-[hash]",
    banner: { js: `/* raveberry sources sha256:${stamp} */\n/* licences: licences.txt */` },
    plugins: [litStyles, shaders, entries, cardNames],
    absWorkingDir: HERE,
    write: false,
  });
  const imports = new Map(
    Object.entries(metafile.outputs).map(([path, output]) => [
      relative(outdir, join(HERE, path)),
      output.imports
        .filter(({ kind }) => kind === "import-statement")
        .map((item) => relative(outdir, join(HERE, item.path))),
    ]),
  );
  const files = outputFiles.map(({ path, contents }) => {
    const name = relative(outdir, path);
    return { name, contents, needed: neededBy(name, imports) };
  });
  return { files, metafile, inputs: Object.keys(metafile.inputs) };
}

/** Return the scripts that a script imports, and those that they import. */
function neededBy(name, imports, found = new Set()) {
  for (const other of imports.get(name)) {
    if (found.has(other)) continue;
    found.add(other);
    neededBy(other, imports, found);
  }
  return [...found];
}

/** Return the licence texts of the bundled packages, whose comments are minified away. */
async function licences(inputs) {
  const packages = new Set(
    inputs.map((path) => path.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1]).filter(Boolean),
  );
  const texts = [...packages].sort().map(async (name) => {
    const folder = join(HERE, "node_modules", name);
    const { version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    const text = await readFile(join(folder, "LICENSE"), "utf8");
    return `${name} ${version} (${license})\n\n${text.trim()}\n`;
  });
  const parts = await Promise.all(texts);
  return Buffer.from(
    `The scripts of these pages contain the following packages.\n\n${parts.join("\n---\n\n")}`,
  );
}

/** Return the page of a script, with inline style for an immediate first paint. */
async function html(name, language, stamp, { contents, needed }) {
  const [page, code] = name.split(".");
  const version = createHash("sha256").update(contents).digest("hex").slice(0, 12);
  const preloads = needed.map((name) => `<link rel="modulepreload" href="static/${name}">`);
  const filled = (await filledTemplate(`${page}/page.html`, code, language, stamp))
    .replace(`static/${page}.js`, `static/${name}.js?v=${version}`)
    .replace("</head>", `${preloads.join("\n")}\n</head>`);
  return Buffer.from(filled);
}

/** Return a template with its texts in a language, the style of all pages and the stamp. */
async function filledTemplate(path, code, { direction, ...texts }, stamp) {
  const template = await readFile(join(SOURCES, path), "utf8");
  const css = await minifiedCss(await readFile(join(SOURCES, "shared/page.css"), "utf8"));
  return template
    .replace('<html lang="en">', `<html lang="${code}" dir="${direction}">`)
    .replace(/\{\{(\w+)\}\}/g, (_, name) => escaped(texts[name]))
    .replace("<!doctype html>", `<!doctype html>\n<!-- raveberry sources sha256:${stamp} -->`)
    .replace("/* page.css */", css);
}

function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

/** Return the name of the HTML file of a page in a language, such as index.de.html. */
function htmlName(name) {
  const [page, code] = name.split(".");
  return `${HTML_NAMES[page]}.${code}.html`;
}

async function outputs() {
  const stamp = await stampOfSources();
  const made = new Map();
  const known = await languages();
  const codes = [...known.keys()];
  const families = await Promise.all(FAMILIES.map((pages) => pageScripts(pages, codes, stamp)));
  for (const script of families.flatMap(({ files }) => files)) {
    made.set(script.name, script.contents);
    const name = script.name.replace(/\.js$/, "");
    const language = known.get(name.split(".")[1]);
    if (language) made.set(htmlName(name), await html(name, language, stamp, script));
  }
  for (const [code, language] of known) {
    const page = await filledTemplate(`guest/${KIOSK_OFF}.html`, code, language, stamp);
    made.set(`${KIOSK_OFF}.${code}.html`, Buffer.from(page));
  }
  made.set("licences.txt", await licences(families.flatMap(({ inputs }) => inputs)));
  for (const name of COPIED) {
    made.set(name, await readFile(join(SOURCES, "assets", name)));
  }
  return made;
}

/** Return the files of the dashboard card by name, and those that show it by language. */
async function cardOutputs() {
  const { files, metafile, inputs } = await cardScripts(await stampOfSources());
  const made = new Map([
    ...files.map(({ name, contents }) => [name, contents]),
    ["licences.txt", await licences(inputs)],
  ]);
  const loads = CARD_LANGUAGES.map((code) => [code, cardLoad(files, metafile, code)]);
  return { made, loads };
}

/** Return the scripts that show the card in a language to a guest. */
function cardLoad(files, metafile, language) {
  const texts = ["page", "places", "card", "sheets"].map(
    (section) => `src/shared/texts/compiled/${language}/${section}.ts`,
  );
  const entries = ["src/card/loader.ts", "src/card/card.ts", ...texts];
  const names = Object.entries(metafile.outputs)
    .filter(([, { entryPoint }]) => entries.includes(entryPoint))
    .map(([path]) => relative(CARD_OUTPUT, join(HERE, path)));
  const needed = files.filter(({ name }) => names.includes(name)).flatMap(({ needed }) => needed);
  return [...new Set([...names, ...needed])];
}

/** Return the scripts of the first load, which the HTML names. */
function firstLoad(made, html) {
  const named = String(made.get(html)).matchAll(/static\/([\w/.-]+?\.js)/gi);
  return [...new Set([...named].map(([, name]) => name))];
}

async function differences(made, folder) {
  const present = new Map();
  for (const file of await filesBelow(folder).catch(() => [])) {
    present.set(relative(folder, file), await readFile(file));
  }
  const names = new Set([...made.keys(), ...present.keys()]);
  return [...names].filter((name) => {
    const [wanted, found] = [made.get(name), present.get(name)];
    return wanted === undefined || found === undefined || Buffer.compare(wanted, found) !== 0;
  });
}

const made = await outputs();
// Texts of a pseudo-locale are longer than those of any language.
const isAnySize = process.argv.includes("--any-size");
const sizes = new Map();
for (const [name, content] of made) {
  if (!name.endsWith(".js")) continue;
  sizes.set(name, gzipSync(content).length);
  console.log(`${name}  ${content.length} bytes, ${sizes.get(name)} gzipped`);
}
for (const page of [...made.keys()].filter((name) => name.endsWith(".html"))) {
  const total = firstLoad(made, page).reduce((sum, name) => sum + sizes.get(name), 0);
  console.log(`${page}: ${total} bytes gzipped at first`);
  if (!isAnySize && page.startsWith(HTML_NAMES.guest) && total > LARGEST_GUEST_LOAD_GZ) {
    console.error(`the guest page loads more than ${LARGEST_GUEST_LOAD_GZ} bytes gzipped at first`);
    process.exitCode = 1;
  }
}
const { made: card, loads } = await cardOutputs();
for (const [name, content] of card) {
  if (!name.endsWith(".js")) continue;
  sizes.set(name, gzipSync(content).length);
  console.log(`card ${name}  ${content.length} bytes, ${sizes.get(name)} gzipped`);
}
for (const [code, names] of loads) {
  const total = names.reduce((sum, name) => sum + sizes.get(name), 0);
  console.log(`card in ${code}: ${total} bytes gzipped`);
  if (isAnySize || total <= LARGEST_CARD_GZ) continue;
  console.error(`the card loads more than ${LARGEST_CARD_GZ} bytes gzipped`);
  process.exitCode = 1;
}
if (sizes.get(LOADER) > LARGEST_LOADER_GZ) {
  console.error(`the loader of the card has more than ${LARGEST_LOADER_GZ} bytes gzipped`);
  process.exitCode = 1;
}

for (const [files, folder] of [
  [made, OUTPUT],
  [card, CARD_OUTPUT],
]) {
  const stale = await differences(files, folder);
  if (process.argv.includes("--check")) {
    if (stale.length === 0) continue;
    console.error(`outdated: ${stale.join(", ")}; run: node build.mjs`);
    process.exitCode = 1;
    continue;
  }
  await mkdir(folder, { recursive: true });
  for (const name of stale) {
    const content = files.get(name);
    if (content === undefined) await rm(join(folder, name));
    else {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), content);
    }
  }
}
