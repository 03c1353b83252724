import { expect, test } from "../console/people";
import { screensOf } from "../console/screens";

const widths = [1440, 1024];
const schemes = ["light", "dark"] as const;

test("every screen, in light and in dark, wide and narrow", async ({ pageOf, apiOf }) => {
  test.setTimeout(900_000);
  const page = await pageOf("lead");
  for (const [name, address] of Object.entries(await screensOf(await apiOf("lead"), await apiOf("sharing_officer")))) {
    for (const width of widths) {
      await page.setViewportSize({ width, height: Math.round((width * 5) / 8) });
      for (const colorScheme of schemes) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.goto(address);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
        await expect(page.locator("[data-state=drawing]")).toHaveCount(0);
        const file = `docs/screens/${name}-${colorScheme}-${width}.jpg`;
        await page.screenshot({ path: file, type: "jpeg", quality: 72 });
      }
    }
  }
});
