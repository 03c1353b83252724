import path from "node:path";

/** The installation that the journeys are taken on; the test command gives each run a directory of its own. */
export const dataDir = path.resolve(process.env.STILLWATCH_E2E_DATA_DIR ?? ".stillwatch-test/end-to-end");
export const port = Number(process.env.STILLWATCH_E2E_PORT ?? 3917);
/** Where a journey may open a mail server; until one does, mail waits. */
export const mailPort = Number(process.env.STILLWATCH_E2E_MAIL_PORT ?? port + 2000);
export const baseUrl = `http://localhost:${port}`;
/** Beneath it, directories may be watched by connectors. Not in the installation's own directory, which they never read. */
export const connectorRoot = path.resolve("test-results/watched");
