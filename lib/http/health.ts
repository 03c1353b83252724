import { logger } from "@/lib/log";
import { askDatabase, askWarehouse } from "./store";

export interface Health {
  status: "ok" | "degraded";
  database: boolean;
  warehouse: boolean;
}

/** Longest wait for a store's answer. */
const patienceMs = 3_000;

/** Asks both stores the shortest question there is. */
export async function checkHealth(): Promise<Health> {
  const [db, traffic] = await Promise.all([answers("database", askDatabase), answers("warehouse", askWarehouse)]);
  return { status: db && traffic ? "ok" : "degraded", database: db, warehouse: traffic };
}

async function answers(store: string, ask: () => PromiseLike<unknown>): Promise<boolean> {
  let late: NodeJS.Timeout | undefined;
  const patience = new Promise<never>((_, reject) => {
    late = setTimeout(() => reject(new Error(`no answer within ${patienceMs} ms`)), patienceMs);
  });
  try {
    await Promise.race([Promise.resolve(ask()), patience]);
    return true;
  } catch (error) {
    logger("http").warn({ err: error, store }, "a store does not answer");
    return false;
  } finally {
    clearTimeout(late);
  }
}
