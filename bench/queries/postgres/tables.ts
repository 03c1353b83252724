/** A table of the baseline and where its rows come from. */
export interface BaselineTable {
  name: string;
  /** Columns with their types, the widest of fixed width first, as Postgres packs them best. */
  columns: string;
  /** The statement that reads its rows out of the traffic store, in the order in which they are to lie. */
  rows: string;
  indexes: string[];
}

const id = (column: string) => `if(${column} = 0, NULL, reinterpretAsInt64(${column}))`;
const given = (column: string) => `nullIf(toString(${column}), '')`;

/**
 * Exchanges without words, tools and what only clustering reads, which no question here asks for: a row store would have to read past them. They
 * lie account by account, so that what one account did is on one or two pages; all traffic of a window is in an index that has all it
 * takes, and so are the holders of each kind of value.
 */
const exchange: BaselineTable = {
  name: "exchange",
  columns: `ts timestamptz(3) NOT NULL, template_id bigint, prefix_id bigint, suffix_id bigint, system_prompt_id bigint,
    tool_schema_id bigint, user_agent_id bigint, asn bigint, model model NOT NULL, capability capability NOT NULL, input_tokens int NOT NULL,
    output_tokens int NOT NULL, reasoning_tokens int NOT NULL, max_tokens int NOT NULL, temperature real,
    elicitation smallint NOT NULL, exchange_id text NOT NULL, account_id text NOT NULL, api_key_id text, session_id text,
    end_user_id text, surface text, ip inet, country text, client_fingerprint text, reasoning_returned text, finish_reason text,
    status text NOT NULL`,
  rows: `SELECT ts, ${["template_id", "prefix_id", "suffix_id", "system_prompt_id", "tool_schema_id"].map(id).join(", ")},
    if(user_agent = '', NULL, reinterpretAsInt64(sipHash64(user_agent))), if(asn = 0, NULL, asn), model, capability, input_tokens, output_tokens, reasoning_tokens,
    max_tokens, temperature, elicitation, exchange_id, account_id, ${["api_key_id", "session_id", "end_user_id", "surface"].map(given).join(", ")},
    if(ip = toIPv6('::'), NULL, replaceRegexpOne(toString(ip), '^::ffff:', '')),
    ${["country", "client_fingerprint", "reasoning_returned", "finish_reason"].map(given).join(", ")}, status
    FROM exchange ORDER BY account_id, ts, exchange_id`,
  indexes: [
    "(account_id, ts, exchange_id)",
    "(ts) INCLUDE (model, account_id)",
    "(template_id, account_id) WHERE template_id IS NOT NULL",
    "(client_fingerprint, account_id) WHERE client_fingerprint IS NOT NULL",
    "(ip, account_id) WHERE ip IS NOT NULL",
  ],
};

const accountHour: BaselineTable = {
  name: "account_hour",
  columns: `hour timestamptz NOT NULL, input_tokens bigint NOT NULL, output_tokens bigint NOT NULL, reasoning_tokens bigint NOT NULL,
    exchanges int NOT NULL, elicited int NOT NULL, model model NOT NULL, capability capability NOT NULL, account_id text NOT NULL`,
  rows: `SELECT hour, input_tokens, output_tokens, reasoning_tokens, exchanges, elicited, model, capability, account_id
    FROM account_hour ORDER BY account_id, hour`,
  indexes: ["(account_id, hour) INCLUDE (model, capability, exchanges)"],
};

const accountDay: BaselineTable = {
  name: "account_day",
  columns: `first_seen timestamptz NOT NULL, last_seen timestamptz NOT NULL, day date NOT NULL, exchanges int NOT NULL,
    account_id text NOT NULL`,
  rows: "SELECT first_seen, last_seen, day, exchanges, account_id FROM account_day ORDER BY account_id, day",
  indexes: ["(account_id, day) INCLUDE (exchanges)", "(day, account_id)"],
};

const trafficHour: BaselineTable = {
  name: "traffic_hour",
  columns: `hour timestamptz NOT NULL, exchanges bigint NOT NULL, input_tokens bigint NOT NULL, output_tokens bigint NOT NULL,
    reasoning_tokens bigint NOT NULL, elicited bigint NOT NULL, model model NOT NULL, capability capability NOT NULL`,
  rows: `SELECT hour, exchanges, input_tokens, output_tokens, reasoning_tokens, elicited, model, capability
    FROM traffic_hour ORDER BY hour`,
  indexes: ["(hour) INCLUDE (model, capability, exchanges)"],
};

const storedHour: BaselineTable = {
  name: "stored_hour",
  columns: "hour timestamptz NOT NULL, exchanges bigint NOT NULL",
  rows: "SELECT hour, exchanges FROM stored_hour ORDER BY hour",
  indexes: ["(hour)"],
};

const accountMonth: BaselineTable = {
  name: "account_month",
  columns: `first_seen timestamptz NOT NULL, last_seen timestamptz NOT NULL, exchanges bigint NOT NULL, month date NOT NULL, days bigint NOT NULL,
    account_id text NOT NULL`,
  rows: "SELECT first_seen, last_seen, exchanges, month, days, account_id FROM account_month FINAL ORDER BY account_id, month",
  indexes: ["(account_id, month) INCLUDE (days, exchanges)"],
};

const accountSurvey: BaselineTable = {
  name: "account_survey",
  columns: "median float8 NOT NULL, spread float8[] NOT NULL",
  rows: "SELECT median, concat('{', arrayStringConcat(spread, ','), '}') FROM account_survey",
  indexes: [],
};

export const baselineTables: readonly BaselineTable[] = [
  ...[exchange, accountHour, accountDay, trafficHour],
  ...[storedHour, accountMonth, accountSurvey],
];

/** Columns with few values, which stand as enumerations: four bytes each. */
export const enumerations = ["model", "capability"] as const;
