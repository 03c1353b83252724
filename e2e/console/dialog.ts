import type { Locator, Page } from "@playwright/test";
import { expect } from "./people";

/** The open dialog, once it has moved the focus to its first field: what is typed before goes wherever the focus goes. */
export async function openDialog(page: Page, name?: string): Promise<Locator> {
  const dialog = page.getByRole("dialog", { ...(name !== undefined && { name }) });
  await expect(dialog.locator("input:focus, textarea:focus")).toHaveCount(1);
  return dialog;
}
