/**
 * Bundles the pages into the server's static folder.
 *
 *   node build.mjs          write the folder
 *   node build.mjs --check  fail when the folder is not what the sources make
 *
 * Each text file carries a stamp: the hash of everything it was made from. tests/frontend compares
 * the stamp without Node, so that nobody can forget to build.
 */

import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import * as esbuild from "esbuild";

const HERE = dirname(fileURLToPath(import.meta.url));
const SOURCES = join(HERE, "src");
const OUTPUT = join(HERE, "../addon/server/raveberry_server/adapters/web/static");
const PAGES = ["guest", "host"];
const COPIED = ["icon.svg", "icon-192.png", "icon-512.png", "apple-touch-icon.png"];
const HTML_NAMES = { guest: "index.html", host: "host.html" };
const TARGET = ["chrome100", "firefox100", "safari15.4"];
/** A phone in a crowded Wi-Fi gets one page in a few round trips. */
const LARGEST_GUEST_BUNDLE_GZ = 30 * 1024;

/** Style sheets become constructed sheets of Lit, minified at build time. */
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

async function minifiedCss(css) {
  const { code } = await esbuild.transform(css, { loader: "css", minify: true, target: TARGET });
  return code.trim();
}

async function filesBelow(folder) {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found.filter((item) => item.isFile()).map((item) => join(item.parentPath, item.name));
}

/** The hash over every source, by path and content; tests/frontend computes the same. */
async function stampOfSources() {
  const files = [
    ...(await filesBelow(SOURCES)),
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
  return hash.digest("hex");
}

async function bundled(page, stamp) {
  const result = await esbuild.build({
    entryPoints: [join(SOURCES, page, "main.ts")],
    bundle: true,
    minify: true,
    format: "esm",
    target: TARGET,
    charset: "utf8",
    legalComments: "none",
    banner: { js: `/* raveberry sources sha256:${stamp} */` },
    plugins: [litStyles],
    absWorkingDir: HERE,
    write: false,
  });
  return result.outputFiles[0].contents;
}

/** The page around a bundle: its style is inline, so that the first paint waits for nothing. */
async function html(page, stamp, bundle) {
  const template = await readFile(join(SOURCES, page, "page.html"), "utf8");
  const css = await minifiedCss(await readFile(join(SOURCES, "shared/page.css"), "utf8"));
  const version = createHash("sha256").update(bundle).digest("hex").slice(0, 12);
  const filled = template
    .replace("<!doctype html>", `<!doctype html>\n<!-- raveberry sources sha256:${stamp} -->`)
    .replace("/* page.css */", css)
    .replace(`static/${page}.js`, `static/${page}.js?v=${version}`);
  return Buffer.from(filled);
}

async function outputs() {
  const stamp = await stampOfSources();
  const made = new Map();
  for (const page of PAGES) {
    const bundle = await bundled(page, stamp);
    made.set(`${page}.js`, bundle);
    made.set(HTML_NAMES[page], await html(page, stamp, bundle));
  }
  for (const name of COPIED) {
    made.set(name, await readFile(join(SOURCES, "assets", name)));
  }
  made.set("manifest.webmanifest", await readFile(join(SOURCES, "assets/manifest.webmanifest")));
  return made;
}

async function differences(made) {
  const present = new Map();
  for (const file of await filesBelow(OUTPUT).catch(() => [])) {
    present.set(relative(OUTPUT, file), await readFile(file));
  }
  const names = new Set([...made.keys(), ...present.keys()]);
  return [...names].filter((name) => {
    const [wanted, found] = [made.get(name), present.get(name)];
    return wanted === undefined || found === undefined || Buffer.compare(wanted, found) !== 0;
  });
}

const made = await outputs();
for (const page of PAGES) {
  const bundle = made.get(`${page}.js`);
  console.log(`${page}.js  ${bundle.length} bytes, ${gzipSync(bundle).length} gzipped`);
}
if (gzipSync(made.get("guest.js")).length > LARGEST_GUEST_BUNDLE_GZ) {
  console.error(`guest.js is larger than ${LARGEST_GUEST_BUNDLE_GZ} bytes gzipped`);
  process.exitCode = 1;
}
if (process.argv.includes("--check")) {
  const stale = await differences(made);
  if (stale.length > 0) {
    console.error(`not what the sources make: ${stale.join(", ")}; run: node build.mjs`);
    process.exitCode = 1;
  }
} else {
  await mkdir(OUTPUT, { recursive: true });
  for (const name of await differences(made)) {
    const content = made.get(name);
    if (content === undefined) await rm(join(OUTPUT, name));
    else await writeFile(join(OUTPUT, name), content);
  }
}
