import type { Warehouse } from "@/lib/warehouse";
import { countListed } from "../store/listed";
import type { WarninglistEntry } from "./model";
import type { WarninglistReach } from "./shapes";

/** How many values of own traffic a list makes, or would make, hubs: those that two accounts or more share. */
export const countReach = (
  store: Warehouse,
  content: readonly WarninglistEntry[],
  signal?: AbortSignal,
): Promise<WarninglistReach> => countListed(store, [{ content }], { signal });
