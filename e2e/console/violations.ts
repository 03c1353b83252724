import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/**
 * What axe finds wrong with the page as it stands, by every rule that it has or by those about colour, one line a rule: its impact, its
 * name and the elements. It runs in the page itself and keeps no list of all that passes: both take longer than the rules do.
 */
export async function violationsOf(page: Page, rules: "all" | "colour" = "all"): Promise<string[]> {
  // A tooltip belongs to what it describes, wherever in the page it is drawn.
  const axe = new AxeBuilder({ page })
    .exclude('[role="tooltip"]')
    .setLegacyMode()
    .options({ resultTypes: ["violations"] });
  if (rules === "colour") axe.withRules(["color-contrast", "link-in-text-block"]);
  const { violations } = await axe.analyze();
  return violations.map(
    ({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`,
  );
}
