import { defineConfig } from "@playwright/test";
import { baseUrl, connectorRoot, dataDir, mailPort, port } from "./e2e/installation";

const chromium = process.env.STILLWATCH_CHROMIUM;
/** Journeys that look, or bring traffic in, and decide nothing: they run beside those that decide. */
const looking = "appearance connectors content data-quality import ingest-api opentelemetry partners retention traffic"
  .split(" ")
  .map((name) => `console/${name}.spec.ts`);

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  // Installations of their own do not wait for each other.
  workers: 2,
  fullyParallel: false,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  forbidOnly: Boolean(process.env.CI),
  // A journey that passes the second time is told as flaky: mend it, but what is right is not refused for a slow machine.
  retries: process.env.CI ? 1 : 0,
  reporter: [["list"]],
  use: {
    baseURL: baseUrl,
    viewport: { width: 1440, height: 900 },
    // What moves is waited for before it is clicked, and drawn by the processor that everything else needs.
    contextOptions: { reducedMotion: "reduce" },
    // What cannot be clicked is named, instead of the whole journey that ran out of time.
    actionTimeout: 60_000,
    // The picture of a failure, its page and what was done tell enough; a copy of the page at every key takes longer than the key.
    trace: { mode: "retain-on-failure", snapshots: false, screenshots: false },
    screenshot: "only-on-failure",
    launchOptions: {
      ...(chromium === undefined ? {} : { executablePath: chromium }),
      args: [
        // Chromium refuses its sandbox to root.
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-quic",
        "--enable-unsafe-swiftshader",
      ],
    },
  },
  projects: [
    // One console, one set of stores: journeys that decide take turns, and so do those that look.
    { name: "console", testMatch: "console/**/*.spec.ts", testIgnore: looking, workers: 1 },
    { name: "looking", testMatch: looking, workers: 1 },
    { name: "processes", testMatch: "processes/**/*.spec.ts", dependencies: ["console"] },
    { name: "replicas", testMatch: "replicas/**/*.spec.ts", dependencies: ["console"] },
    // Pictures for the documents, taken when asked for.
    ...(process.env.STILLWATCH_SHOTS === undefined ? [] : [{ name: "shots", testMatch: "shots/**/*.spec.ts" }]),
    { name: "deploy", testMatch: "deploy/**/*.spec.ts", dependencies: ["processes", "replicas"] },
  ],
  webServer: {
    command: "node lib/launcher/bootstrap.mjs start",
    url: `${baseUrl}/sign-in`,
    timeout: 600_000,
    stdout: "pipe",
    stderr: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
    reuseExistingServer: process.env.STILLWATCH_E2E_REUSE === "1",
    env: {
      ...{ PORT: String(port), STILLWATCH_DATA_DIR: dataDir, STILLWATCH_DEMO: "1", STILLWATCH_LOG_LEVEL: "warn" },
      STILLWATCH_CONNECTOR_ROOTS: connectorRoot,
      STILLWATCH_POLICY_PORT: "0",
      // Where journeys open gateways of their own.
      STILLWATCH_GATEWAY_HOSTS: "127.0.0.1",
      // Where a journey opens a partner's console.
      STILLWATCH_PARTNER_HOSTS: "127.0.0.1",
      STILLWATCH_SMTP_URL: `smtp://127.0.0.1:${mailPort}`,
      STILLWATCH_MAIL_FROM: "Trust and Safety <appeals@stillwatch.example>",
    },
  },
});
