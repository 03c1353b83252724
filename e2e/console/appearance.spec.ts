import type { Page } from "@playwright/test";
import { expect, test } from "./people";
import { screensOf } from "./screens";
import { violationsOf } from "./violations";

/** What the console of the browser complained about. */
async function complaintsOf(page: Page): Promise<string[]> {
  const complaints: string[] = [];
  // Also of what a script tried and caught: each is a report for whoever collects them.
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
      throw new Error(`${effectiveDirective} forbids ${blockedURI}`);
    });
  });
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`));
  return complaints;
}

async function expectAccessible(page: Page, rules: "all" | "colour" = "all"): Promise<void> {
  const grave = (await violationsOf(page, rules)).filter((violation) => /^(serious|critical) /.test(violation));
  expect(grave, page.url()).toEqual([]);
}

type Scheme = "light" | "dark";

/** Screens that draw in colours of their own are looked at in both schemes; the others take theirs from the same tokens. */
const figures = [
  "overview",
  "traffic",
  "graph",
  "why",
  "decisions",
  "lineUp",
  "explorer",
  "batch",
  "estimates",
  "dossier",
];

/** The page as it stands, in one scheme. */
async function expectDrawn(page: Page, scheme: Scheme, rules: "all" | "colour"): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", scheme);
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  await expectAccessible(page, rules);
}

test("every page is drawn without errors and is accessible, in light and in dark", async ({ pageOf, apiOf }) => {
  test.setTimeout(720_000);
  const api = await apiOf("lead");
  const screens = await screensOf(api, await apiOf("sharing_officer"));
  const page = await pageOf("lead");
  const complaints = await complaintsOf(page);
  // A page opens in the scheme in which the one before it was left, so every second one opens in dark.
  let schemes: [Scheme, Scheme] = ["light", "dark"];
  await page.emulateMedia({ colorScheme: schemes[0] });
  for (const [name, path] of Object.entries(screens)) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectDrawn(page, schemes[0], "all");
    if (figures.includes(name)) await expectDrawn(page, schemes[1], "colour");
    schemes = [schemes[1], schemes[0]];
  }
  // Menus are all of one kind: the one that every page has stands for them.
  await page.getByRole("button", { name: /^Signed in as/ }).click();
  await expect(page.getByRole("menuitemradio", { name: "Light" })).toBeFocused();
  await expectAccessible(page);
  expect(complaints).toEqual([]);
});

test("the sign-in page is accessible, and says what was wrong", async ({ page }) => {
  await page.goto("/sign-in");
  await expectAccessible(page);
  await page.getByLabel("E-mail").fill("nobody@stillwatch.demo");
  await page.getByRole("textbox", { name: "Password" }).fill("not the password");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText(/not right|wrong|invalid|do not match|incorrect/i).first()).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue("nobody@stillwatch.demo");
});
