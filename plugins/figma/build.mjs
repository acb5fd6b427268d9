// Bundles the two halves into dist/. The result is committed, so that a server without Node can hand out the plugin.

import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { buildSync } from "esbuild"

const [source, target] = process.argv.length > 3 ? process.argv.slice(-2) : ["src", "dist"]

function bundle(name) {
  const options = { bundle: true, write: false, target: "es2020", format: "iife", charset: "utf8" }
  return buildSync({ entryPoints: [join(source, name)], ...options }).outputFiles[0].text
}

const page = readFileSync(join(source, "ui.html"), "utf8")
const style = readFileSync(join(source, "ui.css"), "utf8")
writeFileSync(join(target, "ui.html"), page.replace("/*STYLE*/", () => style).replace("/*SCRIPT*/", () => bundle("ui.ts")))
writeFileSync(join(target, "code.js"), bundle("main.ts"))
