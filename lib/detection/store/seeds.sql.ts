import { contentColumns, contentLevels, maskSteps } from "@/lib/content";
import type { ValueKind } from "../contract";
import { trafficValues } from "./incidences.sql";

const numbered =
  "SELECT pair.1 AS n, pair.2 AS text, pair.2 AS prompt FROM (SELECT arrayJoin(arrayZip(range(length({texts:Array(String)})), {texts:Array(String)})) AS pair)";

/** The masked words of each text, by the steps that a prompt takes when it is stored. */
const worded = [
  ...maskSteps.map((step) => `n, text, ${step("masked.prompt")} AS prompt`),
  `*, ${contentLevels[0]?.[0]?.expression} AS ${contentLevels[0]?.[0]?.name}`,
].reduce((inner, level) => `SELECT ${level} FROM (${inner}) AS masked`, numbered);

const contentId = (name: string): string => contentColumns.find((column) => column.name === name)?.expression ?? "";

/** Value kinds that are the hash of an imported text, with that text. */
const attributeTexts: Partial<Record<ValueKind, string>> = {
  card: "text",
  device: "text",
  referrer: "text",
  mail: "lowerUTF8(text)",
  phone: "replaceRegexpAll(text, '[^+0-9]', '')",
  mail_domain: "lowerUTF8(text)",
  user_agent: "text",
  client_fingerprint: "text",
};

const hashes: Record<string, string> = Object.fromEntries(
  Object.entries(attributeTexts).map(([kind, text]) => [kind, `sipHash64(${text})`]),
);
const sha256 = (text: string): string => `sipHash64(lower(hex(SHA256(${text}))))`;
const isMail = "match(text, '^[^@ ]+@[^@ ]+$')";
const isPhone = "match(text, '^[+0-9][-+0-9 ()./]{6,}$')";
/** A network as it is written, with or without its length. */
const subnet = "toIPv6OrNull(replaceRegexpOne(text, '/[0-9]+$', ''))";

/** What a text may be: its hash by kind of value, 0 where it cannot be of the kind. */
const guesses: readonly (readonly [kind: ValueKind, hash: string])[] = [
  ...(Object.entries(hashes) as [ValueKind, string][]),
  ["mail", `if(${isMail}, ${sha256("lowerUTF8(text)")}, 0)`],
  ["mail_domain", `if(${isMail}, sipHash64(lowerUTF8(splitByChar('@', text)[2])), 0)`],
  ["phone", `if(${isPhone}, ${sha256("replaceRegexpAll(text, '[^+0-9]', '')")}, 0)`],
  ["ip", `if(isNull(address), 0, sipHash64(toString(assumeNotNull(address))))`],
  ["signup_ip", `if(isNull(address), 0, sipHash64(toString(assumeNotNull(address))))`],
  [
    "ip_prefix",
    `if(isNull(network) OR isNotNull(address), 0, ${trafficValues.ip_prefix?.replace("(ip,", "(assumeNotNull(network),")})`,
  ],
  ["template", contentId("template_id")],
  ["system_prompt", contentId("template_id")],
  ["prefix", contentId("prefix_id")],
  ["suffix", contentId("suffix_id")],
  [
    "tool_schema",
    "if(position(text, ',') = 0, 0, sipHash64(arrayStringConcat(arraySort(arrayMap(name -> trimBoth(name), splitByChar(',', text))), ',')))",
  ],
];

const tuples = guesses.map(([kind, hash]) => `('${kind}', toUInt64(${hash}))`).join(", ");

/** Of each text, by its place from 0, the hashes that it would have as a value of each kind that it may be of. */
export const guessesQuery = `
  SELECT n, guess.1 AS kind, toString(guess.2) AS value
  FROM (SELECT n, arrayJoin([${tuples}]) AS guess
        FROM (SELECT *, toIPv6OrNull(text) AS address, ${subnet} AS network FROM (${worded})))
  WHERE guess.2 != 0`;

/** Which of some texts are accounts that anything is stored about. */
export const accountsAmongQuery = `
  SELECT account_id AS id FROM account_current WHERE account_id IN {texts:Array(String)}
  UNION DISTINCT SELECT account_id FROM account_month WHERE account_id IN {texts:Array(String)}`;
