import { readEngine, shardingKey, type TableEngine } from "./engine";

interface Model {
  /** By what it is sharded. */
  key: string;
  /** As the migrations write it. */
  engine: string;
}

const byAccount = "sipHash64(account_id)";

/** What the tables are like that others are made like, for processes that have no migrations at hand. */
export const models: Readonly<Record<string, Model>> = {
  exchange: {
    key: byAccount,
    engine: "ENGINE = MergeTree PARTITION BY toDate(ts) ORDER BY (account_id, ts, exchange_id)",
  },
  exchange_key: { key: "sipHash64(id_hash)", engine: "ENGINE = MergeTree ORDER BY id_hash" },
  account: { key: byAccount, engine: "ENGINE = MergeTree ORDER BY (account_id, recorded_at)" },
  model_release: { key: "sipHash64(model)", engine: "ENGINE = ReplacingMergeTree(recorded_at) ORDER BY model" },
  account_hour: {
    key: byAccount,
    engine: "ENGINE = MergeTree PARTITION BY toDate(hour) ORDER BY (account_id, hour, model, capability)",
  },
  account_day: { key: byAccount, engine: "ENGINE = MergeTree PARTITION BY day ORDER BY account_id" },
  account_month: {
    key: byAccount,
    engine:
      "ENGINE = ReplacingMergeTree PARTITION BY month ORDER BY (account_id, month) SETTINGS index_granularity = 1024",
  },
  account_traffic: {
    key: "sipHash64(account)",
    engine:
      "ENGINE = MergeTree PARTITION BY month ORDER BY account SETTINGS index_granularity = 256, min_compress_block_size = 16384, max_compress_block_size = 65536",
  },
  traffic_hour: {
    key: "sipHash64(hour, model, capability)",
    engine: "ENGINE = MergeTree PARTITION BY toDate(hour) ORDER BY (hour, model, capability)",
  },
  stored_hour: {
    key: "sipHash64(hour)",
    engine: "ENGINE = ReplacingMergeTree PARTITION BY toDate(hour) ORDER BY hour",
  },
  coverage_day: {
    key: "sipHash64(sender, reading)",
    engine: "ENGINE = MergeTree PARTITION BY day ORDER BY (sender, reading)",
  },
  account_facet: {
    key: "sipHash64(network, country, program, user_agent, fingerprint, account, template, model, capability)",
    engine:
      "ENGINE = MergeTree PARTITION BY day ORDER BY (network, country, program, user_agent, fingerprint, account, template, model, capability)",
  },
  facet_day: { key: "sipHash64(facet, value)", engine: "ENGINE = MergeTree PARTITION BY day ORDER BY (facet, value)" },
  account_coverage: { key: "sipHash64(last, day)", engine: "ENGINE = MergeTree ORDER BY (last, day)" },
  account_survey: { key: "sipHash64(recorded_at)", engine: "ENGINE = MergeTree ORDER BY recorded_at" },
};

/**
 * Engine and sharding key of a table that is made like another, in an engine of its own if it has one.
 * @throws Error when the other is not known, or the engine does not allow it
 */
export function likeModel(name: string, own: TableEngine | undefined): { key: string; engine: TableEngine } {
  const model = models[name];
  const engine = own ?? (model && readEngine(model.engine));
  if (model === undefined || engine === undefined)
    throw new Error(`It is not known by what ${name} is sharded, nor what is made like it.`);
  const sharded = [...model.key.matchAll(/\w+(?=[,)])/g)].map(String);
  shardingKey(`A table like ${name}`, sharded, engine);
  return { key: model.key, engine };
}
