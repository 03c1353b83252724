import { afterAll, vi } from "vitest";
import { reloadEnvironment } from ".";

/** Vitest's set-up of each file of store tests. Files share a worker's process: what one says in the environment is gone before the next. */
const found = { ...process.env };
afterAll(() => {
  vi.unstubAllEnvs();
  for (const name of Object.keys(process.env)) if (!(name in found)) delete process.env[name];
  Object.assign(process.env, found);
  reloadEnvironment();
});
