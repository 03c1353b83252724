import { chromium } from "@playwright/test";
const base = "http://localhost:3947";
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
for (const scheme of ["light", "dark"]) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: scheme, baseURL: base });
  const signIn = await context.request.post("/api/auth/sign-in/email", { data: { email: "admin@stillwatch.demo", password: "admin-watches-still" }, headers: { origin: base } });
  console.log(scheme, signIn.status());
  await context.addInitScript((s) => localStorage.setItem("mantine-color-scheme-value", s), scheme);
  const page = await context.newPage();
  await page.goto("/enforcement");
  await page.waitForTimeout(4000);
  await page.screenshot({ path: `/tmp/h4/ledger-${scheme}.png` });
  const row = page.getByRole("row").nth(1);
  await row.click().catch(() => {});
  await page.waitForTimeout(3000);
  await page.screenshot({ path: `/tmp/h4/row-${scheme}.png` });
  await page.goto("/enforcement/connectors");
  await page.waitForTimeout(4000);
  await page.screenshot({ path: `/tmp/h4/gateways-${scheme}.png` });
  await page.getByRole("row").nth(1).click().catch(() => {});
  await page.waitForTimeout(3000);
  await page.screenshot({ path: `/tmp/h4/gateway-${scheme}.png` });
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Connect a gateway" }).first().click();
  await page.waitForTimeout(1500);
  await page.screenshot({ path: `/tmp/h4/connect-${scheme}.png` });
  await context.close();
}
await browser.close();
