import type { ExchangePage, TrafficExploration } from "@/lib/traffic/contract";
import { answered, distillations, expectProblem } from "./demo";
import { expect, test } from "./people";
import { violationsOf } from "./violations";

test("traffic is grouped, led into, followed to its exchanges and taken along as CSV, each view a URL", async ({
  pageOf,
  apiOf,
}) => {
  const api = await apiOf("analyst");
  // A week of the demo: what other journeys bring in is of today.
  const [campaign] = await distillations(api);
  const to = campaign?.lastSeen.slice(0, 10) ?? "";
  const from = new Date(Date.parse(to) - 6 * 86_400_000).toISOString().slice(0, 10);
  const week = `from=${from}&to=${to}`;
  const byNetwork = await answered<TrafficExploration>(await api.get(`/api/traffic?by=network&${week}`));
  const [largest] = byNetwork.groups;
  if (largest === undefined) throw new Error("The demo has no traffic.");
  const count = largest.now.exchanges.toLocaleString("en");
  const page = await pageOf("analyst");
  // The page hears of changes from when it hears what is chosen.
  const alive = page.waitForResponse((response) => new URL(response.url()).pathname === "/api/live");
  await page.goto(`/traffic?${week}`);
  await alive;
  await page.getByRole("combobox", { name: "Group by" }).selectOption("network");
  const groups = page.getByRole("grid", { name: "Groups" });
  await expect(groups.getByRole("row").nth(1)).toContainText(`${largest.label}${count}`);
  await groups.getByRole("row").nth(1).getByText(largest.label).click();
  const pill = page.getByRole("region", { name: "Filters" });
  await expect(pill).toContainText(largest.label);
  expect(new URL(page.url()).searchParams.get("network")).toBe(largest.key);
  await page.getByRole("combobox", { name: "Group by" }).selectOption("country");
  await expect(page.getByRole("note")).toContainText("never a score");
  await page.getByRole("button", { name: "Show these exchanges" }).click();
  const drawer = page.getByRole("dialog");
  await expect(drawer).toContainText(`of ${count} exchanges`);
  await expect(drawer.getByRole("row").nth(1).getByRole("link")).toHaveAttribute("href", /^\/accounts\//);
  // The view is its URL: it opens the same again.
  await page.reload();
  await expect(page.getByRole("dialog")).toContainText(`of ${count} exchanges`);
  await page.keyboard.press("Escape");
  const csv = await api.get((await page.getByRole("link", { name: "Export CSV" }).getAttribute("href")) ?? "");
  expect(csv.headers()["content-disposition"]).toMatch(/^attachment; filename="traffic-by-country-/);
  expect((await csv.text()).split("\r\n")[1]).toMatch(new RegExp(`^all,${largest.now.exchanges},`));
  const clear = async () => {
    await pill.getByRole("button", { name: /^Remove/ }).click();
    await expect(pill).toBeHidden();
  };
  await clear();
  // The chart leads into a group as its row does, by its name.
  await page.getByRole("combobox", { name: "Group by" }).selectOption("network");
  await page.getByTitle(`Only ${largest.label}`).click();
  await expect(pill).toContainText(largest.label);
  await clear();
  await page.getByRole("combobox", { name: "Group by" }).selectOption("network");
  await expect(page.getByTitle(`Only ${largest.label}`)).toBeVisible();
  // By the hour, in a URL of its own, for what has hours.
  await page.getByRole("radiogroup", { name: "Drawn by" }).getByText("Hours").click();
  await expect(page.getByRole("slider", { name: /^Exchanges per hour/ })).toBeVisible();
  expect(new URL(page.url()).searchParams.get("grain")).toBe("hour");
  await page.getByRole("combobox", { name: "Group by" }).selectOption("network_class");
  await page.getByRole("note").getByRole("button", { name: "Network class" }).click();
  await expect(page.getByText("told from the name and number of its owner")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("radiogroup", { name: "Measure" }).getByText("Output tokens").click();
  await expect(page.getByRole("slider", { name: /^Output tokens per hour/ })).toBeVisible();
  expect(await violationsOf(page, "all")).toEqual([]);
  await page.goto(`/traffic?by=network&${week}`);
  const plot = page.getByRole("slider", { name: /^Exchanges per day/ });
  const { width = 0, height = 0 } = (await plot.boundingBox()) ?? {};
  const position = { x: width / 2, y: height - 36 };
  await plot.hover({ position });
  const under = page.locator("[data-under] > span");
  const name = (await under.textContent()) ?? "?";
  // An area leads to exactly the exchanges that it stands for, with a URL of its own; so do the keys to those of all.
  await plot.click({ position });
  await expect(drawer).toContainText(`Exchanges of ${name}, `);
  const { exchanges = "", at = "" } = Object.fromEntries(new URL(page.url()).searchParams);
  const behind = await answered<ExchangePage>(
    await api.get(`/api/traffic/exchanges?${new URLSearchParams({ network: exchanges, at })}`),
  );
  await expect(drawer).toContainText(`${behind.total.toLocaleString("en")} exchanges`);
  await page.reload();
  await expect(drawer).toContainText(`Exchanges of ${name}, ${at} UTC`);
  await page.keyboard.press("Escape");
  await plot.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await expect(drawer).toContainText(`Exchanges, ${from} UTC`);
  const ofDay = await answered<ExchangePage>(await api.get(`/api/traffic/exchanges?at=${from}`));
  await expect(drawer).toContainText(`${ofDay.total.toLocaleString("en")} exchanges`);
});

test("a question that makes no sense is answered by what is wrong with it", async ({ pageOf, apiOf }) => {
  const page = await pageOf("viewer");
  await page.goto("/traffic?by=country&country=ZZ");
  await expect(page.getByText("No exchange matches")).toBeVisible();
  await page.goto("/traffic?from=2026-02-09&to=2026-02-01");
  await expect(page.getByText("The window ends before it starts.").first()).toBeVisible();
  await page.getByRole("button", { name: "Ask anew" }).click();
  await expect(page.getByRole("grid", { name: "Groups" }).getByRole("row").nth(1)).toBeVisible();
  const api = await apiOf("viewer");
  expect(await expectProblem(await api.get("/api/traffic?by=colour"), 400)).toContain("Group by one of");
  await expectProblem(await (await apiOf("admin")).get("/api/traffic"), 403);
});
