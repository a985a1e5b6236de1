// Bundles script and style into the folder given, or into ../bundle; writes the licenses of what is inside.
import { build } from "esbuild";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

// Plot imports these for maps and for color schemes, which no chart here has: a sixth of the script.
// It makes a path for maps in each chart, and draws nothing with it.
const made = ["geoPath", "geoTransform"];
const leftOut = {
  name: "left-out",
  setup(build) {
    build.onResolve({ filter: /^d3-(geo|scale-chromatic)$/ }, ({ path }) => ({ path, namespace: "left-out" }));
    build.onLoad({ filter: /./, namespace: "left-out" }, async ({ path }) => {
      const values = Object.keys(await import(path)).map((name) => [name, made.includes(name) ? "() => null" : "missing"]);
      const missing = `const missing = () => { throw new Error("${path} is left out of this bundle"); };`;
      return { contents: [missing, ...values.map(([name, value]) => `export const ${name} = ${value};`)].join("\n") };
    });
  },
};

const target = process.argv[2] ?? "../bundle";
const result = await build({
  entryPoints: { page: "main.js" },
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  charset: "ascii",
  legalComments: "none",
  plugins: [leftOut],
  metafile: true,
  write: false,
});
const script = result.outputFiles[0].text;
// The page has the script between two tags, so it must not contain the closing one.
if (/<\/script|<!--/i.test(script)) throw new Error("the bundle contains a text that ends a script element");
writeFileSync(join(target, "page.js"), script);

const style = await build({ entryPoints: { page: "page.css" }, minify: true, write: false });
writeFileSync(join(target, "page.css"), style.outputFiles[0].text);

// The packages with code in the script; esbuild leaves out what nothing calls.
const [{ inputs }] = Object.values(result.metafile.outputs);
const used = Object.keys(inputs).filter((path) => inputs[path].bytesInOutput > 0);
const names = new Set(used.map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]).filter(Boolean));
// The built file of d3-array has a copy of internmap inside.
if (names.has("d3-array")) names.add("internmap");
const licenses = [...names].sort().map((name) => {
  const folder = join("node_modules", name);
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.\w+)?$/i.test(entry));
  const text = readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n").trim();
  return `${name} ${version} (${license})\n\n${text.replace(/[ \t]+$/gm, "")}\n`;
});
writeFileSync(join(target, "LICENSES.txt"), licenses.join(`\n${"-".repeat(72)}\n\n`));
