// How the page is built: what is one file, what waits until it is asked for, and what is never written into another
// file because the page's policy forbids it.
import { defineConfig } from "vite";

export default defineConfig({
  // Relative addresses: the page works below any path that a server gives it.
  base: "./",
  build: {
    target: "es2023",
    // Nothing becomes a data: address: what the policy allows is a file with a name.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The map is large and waits until the answer stands; the budget is held by tests/weight.test.ts.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        // `.mjs` is not known to every server as a script; `.js` is.
        assetFileNames: ({ names: [name = ""] }) =>
          name.endsWith(".mjs") ? "assets/[name]-[hash].js" : "assets/[name]-[hash][extname]",
        codeSplitting: { groups: [{ name: "maplibre", test: /node_modules\/(maplibre-gl|@maplibre)/ }] },
      },
    },
  },
  worker: { format: "es" },
  server: { proxy: { "/api": process.env["TRUCE_SERVER"] ?? "http://127.0.0.1:8017" } },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
});
