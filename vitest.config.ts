import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const resolve = { alias: { "@": fileURLToPath(new URL(".", import.meta.url)) } };
const exclude = ["**/node_modules/**", ".next/**", "e2e/**"];
/** Tests begin the real processes. */
const prepared = "lib/launcher/prepare-tests.mjs";

export default defineConfig({
  resolve,
  test: {
    projects: [
      {
        resolve,
        test: {
          name: "unit",
          include: ["{lib,components,bench}/**/*.test.{ts,tsx}"],
          exclude: [...exclude, "**/*.db.test.ts"],
          globalSetup: [prepared],
          // Whole worlds are simulated here, on machines that do other things too.
          testTimeout: 60_000,
          // Pure tests have nothing to keep from each other, and load what they share once a worker instead of once a file.
          isolate: false,
          maxWorkers: "100%",
        },
      },
      {
        resolve,
        test: {
          name: "stores",
          include: ["lib/**/*.db.test.ts"],
          exclude,
          globalSetup: [prepared, "lib/stores/testing.ts"],
          // What files share is loaded once a worker instead of once a file.
          isolate: false,
          setupFiles: ["lib/env/testing.ts"],
          // Other tests run beside these.
          testTimeout: 240_000,
          hookTimeout: 240_000,
          // Two cores run the stores beside the tests.
          maxWorkers: 2,
        },
      },
    ],
  },
});
