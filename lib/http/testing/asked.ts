import type { QueryParams, Warehouse } from "@/lib/warehouse";

/** A statement as the traffic store was asked it. */
export interface Asked {
  sql: string;
  params: QueryParams | undefined;
}

/** The store, and every question that it is asked from now on. */
export function recorded(store: Warehouse): { warehouse: Warehouse; asked: Asked[] } {
  const asked: Asked[] = [];
  const note = (sql: string, params: QueryParams | undefined) => void asked.push({ sql, params });
  const warehouse: Warehouse = {
    ...store,
    rows: (sql, params, options) => {
      note(sql, params);
      return store.rows(sql, params, options);
    },
    stream: (sql, params, options) => {
      note(sql, params);
      return store.stream(sql, params, options);
    },
    bytes: (sql, params, options) => {
      note(sql, params);
      return store.bytes(sql, params, options);
    },
  };
  return { warehouse, asked };
}

/** One read of a table in the engine's plan: by which columns of its primary key it is narrowed down, none when all of it is read. */
export interface PlannedRead {
  table: string;
  narrowedBy: string[];
}

interface PlanNode {
  "Node Type": string;
  Description?: string;
  Indexes?: { Type: string; Keys?: string[]; Condition?: string }[];
  Plans?: PlanNode[];
}

const explain = "EXPLAIN PLAN json = 1, indexes = 1, description = 1";

/**
 * What the engine would read to answer a statement. The queries of sets (`IN (SELECT …)`) are asked for apart: where a set narrows a read
 * down, the plan has the set itself and no longer where it came from.
 */
export async function plannedReads(store: Warehouse, asked: Asked): Promise<PlannedRead[]> {
  const [narrowed, whole] = await Promise.all([planOf(store, asked, 1), planOf(store, asked, 0)]);
  return [...narrowed.flatMap(readsOf), ...whole.flatMap(setsIn).flatMap((set) => (set.Plans ?? []).flatMap(readsOf))];
}

async function planOf(store: Warehouse, { sql, params }: Asked, sets: 0 | 1): Promise<PlanNode[]> {
  const settings = { use_index_for_in_with_subqueries: sets };
  const rows = await store.rows<{ explain: string }>(`${explain} ${sql}`, params, { settings });
  const plans: { Plan: PlanNode }[] = JSON.parse(rows.map((row) => row.explain).join("\n"));
  return plans.map(({ Plan }) => Plan);
}

function setsIn(node: PlanNode): PlanNode[] {
  return node["Node Type"] === "CreatingSet" ? [node] : (node.Plans ?? []).flatMap(setsIn);
}

function readsOf(node: PlanNode): PlannedRead[] {
  const below = node["Node Type"] === "CreatingSet" ? [] : (node.Plans ?? []).flatMap(readsOf);
  if (!node["Node Type"].startsWith("ReadFromMergeTree")) return below;
  const key = node.Indexes?.find(({ Type, Condition }) => Type === "PrimaryKey" && Condition !== "true");
  return [...below, { table: node.Description?.split(".").at(-1) ?? "", narrowedBy: key?.Keys ?? [] }];
}
