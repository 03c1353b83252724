import { existsSync } from "node:fs";
import { endWithTheTool, tool } from "./tools";

/** The tests in which others judge the STIX, TAXII and MISP that are spoken here; `npm test` runs them among all. */
const judged = [
  "lib/indicators/indicators.db.test.ts",
  "lib/indicators/recalls/recalls.db.test.ts",
  "lib/http/taxii/taxii.db.test.ts",
  "lib/worker/interoperability.db.test.ts",
  "lib/worker/sightings.db.test.ts",
];

endWithTheTool();
if (!existsSync(".ci/judges/bin/python")) {
  process.stderr.write("The judges are not here: .ci/run says how they are installed, below .ci/judges.\n");
  process.exit(1);
}
process.exit(await tool(["node_modules/vitest/vitest.mjs", "run", "--project", "stores", ...judged]));
