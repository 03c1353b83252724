import { shardingKey, type TableEngine } from "./engine";

/** By what the tables are sharded that others are made like, while no migration is at hand. */
export const models: Readonly<Record<string, string>> = {
  exchange: "sipHash64(account_id)",
  account: "sipHash64(account_id)",
  model_release: "sipHash64(model)",
  account_hour: "sipHash64(account_id)",
  account_day: "sipHash64(account_id)",
  traffic_hour: "sipHash64(hour, model, capability)",
  coverage_day: "sipHash64(sender, reading)",
};

/**
 * By what a table is sharded that is made like another, in an engine of its own if it has one.
 * @throws Error when the other is not known, or the engine does not allow it
 */
export function keyOfModel(model: string, engine?: TableEngine): string {
  const key = models[model];
  if (key === undefined) throw new Error(`It is not known by what ${model} is sharded, nor what is made like it.`);
  if (engine !== undefined) shardingKey(`A table like ${model}`, [...key.matchAll(/\w+(?=[,)])/g)].map(String), engine);
  return key;
}
