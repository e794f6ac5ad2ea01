// How to rebuild the page: in this folder, `npm ci` once, then `npm run build`. That checks the types and writes
// ../static/ (index.html, page.js, page.css and SOURCES.sha256, a hash of everything the page is built from). The built
// files are committed, so nobody needs Node to run the sandbox; tests/sandbox/test_page.py fails when they are older
// than their sources. `npm run dev` serves the sources with reloading, and passes /client on to a sandbox on port 8080.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const here = fileURLToPath(new URL(".", import.meta.url));
const out = fileURLToPath(new URL("../static/", import.meta.url));

/** Every source file of the page, as paths below this folder, sorted by code unit. */
function sources(folder = here) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.name !== "node_modules" && !entry.name.startsWith("."))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? sources(path) : [relative(here, path)];
    })
    .sort();
}

/** The hash that the test computes again: for each file its path, a zero byte, its bytes, a zero byte. */
function sourceHash() {
  const hash = createHash("sha256");
  for (const path of sources()) {
    hash.update(path).update("\0").update(readFileSync(join(here, path))).update("\0");
  }
  return hash.digest("hex");
}

export default defineConfig({
  base: "/static/",
  build: {
    outDir: out,
    emptyOutDir: true,
    target: "es2022",
    modulePreload: false,
    rollupOptions: {
      output: {
        entryFileNames: "page.js",
        assetFileNames: (asset) => (asset.names[0]?.endsWith(".css") ? "page.css" : "[name][extname]"),
      },
    },
  },
  server: { proxy: { "/client": { target: "http://127.0.0.1:8080", ws: true } } },
  plugins: [
    {
      name: "hash-of-the-sources",
      apply: "build",
      closeBundle() {
        const hash = sourceHash();
        const index = join(out, "index.html");
        const addressed = readFileSync(index, "utf8").replace(/page\.(js|css)"/g, `page.$1?${hash.slice(0, 12)}"`);
        writeFileSync(index, addressed); // a browser never takes an older build for this one
        writeFileSync(join(out, "SOURCES.sha256"), `${hash}\n`);
      },
    },
  ],
});
