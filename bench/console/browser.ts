import { gzipSync } from "node:zlib";
import { type Browser, chromium, type Page } from "@playwright/test";
import type { Context } from "@/lib/command";
import { newId } from "@/lib/kernel";
import { systemChromium } from "@/lib/launcher/chromium";
import { createUser } from "@/lib/people";

export interface Visit {
  page: Page;
  close(): Promise<void>;
}

/** Somebody who may work on everything, signed in, in a browser that draws by software: the slowest that people have. */
export async function visit(ctx: Context, url: string): Promise<Visit> {
  const browser = await openBrowser();
  const email = `bench-${newId()}@example.org`;
  const password = `${newId()} Aa1!`;
  await createUser(ctx, { name: "Benchmark", email, password, roles: ["admin", "analyst", "lead"] });
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 } });
  const answer = await context.request.post("/api/auth/sign-in/email", {
    data: { email, password },
    headers: { origin: url },
  });
  if (answer.status() !== 200)
    throw new Error(`signing in was answered with ${answer.status()}: ${await answer.text()}`);
  // What is asked of a page is compiled with the rest of the bench, which keeps the names of functions by this.
  await context.addInitScript("globalThis.__name = (what) => what");
  return { page: await context.newPage(), close: () => browser.close() };
}

async function openBrowser(): Promise<Browser> {
  const executablePath = await systemChromium();
  return chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), "--enable-unsafe-swiftshader"],
  });
}

/** Kilobytes of script that a page needs, compressed: what it has loaded by the time it stands. */
export async function scriptOf(page: Page): Promise<number> {
  const urls = await page.evaluate(() => [
    ...new Set(
      performance
        .getEntriesByType("resource")
        .map(({ name }) => name)
        .filter((name) => new URL(name).pathname.endsWith(".js")),
    ),
  ]);
  const sizes = await Promise.all(urls.map(async (one) => gzipSync(await (await page.request.get(one)).body()).length));
  return sizes.reduce((sum, size) => sum + size, 0) / 1_000;
}
