import { environment } from "@/lib/env";
import { unavailable } from "@/lib/kernel";
import { openWarehouse, type Warehouse } from "./client";

let current: Warehouse | undefined;

/** The warehouse named by `CLICKHOUSE_URL`, opened at first use and again when the URL has changed. */
export function warehouse(): Warehouse {
  const { clickhouseUrl: url, clickhouseCluster: cluster } = environment();
  if (url === undefined) throw unavailable("No traffic store is running: CLICKHOUSE_URL is not set.", 5);
  if (current?.url !== url) {
    void current?.close();
    current = openWarehouse(url, { cluster });
  }
  return current;
}

/** Makes a warehouse the current one (tests, the command line); returns what puts the previous one back. */
export function useWarehouse(next: Warehouse | undefined): () => void {
  const previous = current;
  current = next;
  return () => {
    current = previous;
  };
}
