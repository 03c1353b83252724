import type { Warehouse } from "@/lib/warehouse";

/** Columns that a line of the world can have, as the store's own table types them. */
const columns = [
  "exchange_id",
  "ts",
  "account_id",
  "model",
  "api_key_id",
  "session_id",
  "end_user_id",
  "surface",
  "ip",
  "asn",
  "as_org",
  "country",
  "user_agent",
  "client_fingerprint",
  "system_prompt",
  "prompt",
  "tools",
  "max_tokens",
  "temperature",
  "input_tokens",
  "output_tokens",
  "reasoning_tokens",
  "reasoning_returned",
  "finish_reason",
  "status",
];

const settings = { max_partitions_per_insert_block: 0, date_time_input_format: "best_effort" };

/** The engine's own insert of a gzip file into its table of exchanges: no line is checked, nothing is computed. */
export function plainInsert(store: Warehouse, file: string): Promise<void> {
  const path = file.replaceAll("'", "\\'");
  const structure = `SELECT groupArray(concat(name, ' ', type)) FROM system.columns`;
  return store
    .rows<{ structure: string }>(
      `SELECT arrayStringConcat((${structure} WHERE database = currentDatabase() AND table = 'exchange' AND name IN {names:Array(String)}), ', ') AS structure`,
      { names: columns },
    )
    .then(([row]) =>
      store.command(
        `INSERT INTO exchange (${columns.join(", ")}) SELECT ${columns.join(", ")} FROM file('${path}', JSONEachRow, '${row?.structure.replaceAll("'", "\\'")}')`,
        {},
        { settings },
      ),
    );
}
