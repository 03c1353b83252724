import { constants } from "node:fs";
import { access } from "node:fs/promises";

/** Without a window it needs two thirds of the processor time. */
const CANDIDATES = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The system's Chromium, if it has one: its place in STILLWATCH_CHROMIUM, else the usual places. */
export async function systemChromium(): Promise<string | undefined> {
  const named = process.env.STILLWATCH_CHROMIUM;
  for (const candidate of named ? [named, ...CANDIDATES] : CANDIDATES) {
    const usable = await access(candidate, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (usable) return candidate;
  }
  return undefined;
}
