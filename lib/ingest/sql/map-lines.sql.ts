import type { IngestKind } from "../choices";
import { fieldsOf } from "../fields";
import type { FieldSource, Mapping, PathSource } from "../mapping/contract";
import { type Step, stepsOf } from "../mapping/path";
import { unreadable } from "../spool/unreadable";
import { fieldFrom, textOf, type Value } from "./convert.sql";
import { literal } from "./field.sql";
import { repairLine } from "./repair.sql";

const onlyWhere = (condition: string, text: string): string => `if(${condition}, ${text}, '')`;
const list = (texts: readonly string[]): string =>
  texts.length === 0 ? "emptyArrayString()" : `[${texts.map(literal).join(", ")}]`;
const isPath = (source: FieldSource): source is PathSource => "from" in source;
const stepsFrom = (path: string): Step[] => stepsOf(path) ?? [];
const topOf = (path: string): string => String(stepsFrom(path)[0]);

/** Columns for the values at some paths. The outermost fields are parsed once, and again only where something is in them. */
class Values {
  readonly #paths: string[];
  readonly #tops: string[];

  constructor(paths: readonly string[]) {
    this.#paths = [...new Set(paths)];
    this.#tops = [...new Set(this.#paths.map(topOf))];
  }

  /** What each of the levels adds: outermost fields; the JSON in them, also where it stands in a text, as in a cell; values; texts. */
  levels(before: string): string[] {
    const tops = this.#tops.map((_, i) => `top_${i}`);
    const raws = this.#paths.map((_, i) => `raw_${i}`);
    const select = (...columns: string[][]): string => [before, ...columns.flat()].join(", ");
    return [
      select(this.#tops.map((name, i) => `vals[indexOf(keys, ${literal(name)})] AS top_${i}`)),
      select(
        tops,
        tops.map((top, i) => `${textOf(top)} AS inner_${i}`),
      ),
      select(this.#paths.map((path, i) => `${this.#at(path)} AS raw_${i}`)),
      select(
        raws,
        raws.map((raw, i) => `${textOf(raw)} AS text_${i}`),
      ),
    ];
  }

  at(path: string): Value {
    const i = this.#paths.indexOf(path);
    return { raw: `raw_${i}`, text: `text_${i}` };
  }

  #at(path: string): string {
    const [top, ...more] = stepsFrom(path);
    const i = this.#tops.indexOf(String(top));
    if (more.length === 0) return `top_${i}`;
    // The engine counts from one.
    const inside = more.map((step) => (typeof step === "string" ? literal(step) : step < 0 ? step : step + 1));
    return `JSONExtractRaw(inner_${i}, ${inside.join(", ")})`;
  }
}

/** Each field as a list of one member of the line, or of none. The first source that has a value counts. */
const membersOf = (kind: IngestKind, mapping: Mapping, values: Values): string[] =>
  fieldsOf[kind].flatMap((field) => {
    const sources = mapping.fields[field.name];
    if (sources === undefined) return [];
    const given = sources.map((source) =>
      isPath(source) ? fieldFrom(field, values.at(source.from), source) : literal(JSON.stringify(source.constant)),
    );
    const value = `arrayFirst(v -> v NOT IN ('', '""'), [${given.join(", ")}])`;
    return [`arrayMap(v -> concat(${literal(`"${field.name}":`)}, v), arrayFilter(v -> v != '', [${value}]))`];
  });

/**
 * Outermost fields that are not kept beside the mapped ones: those that a field says as they are, and all that hold words or what
 * is to be kept as a hash only.
 */
function consumed(kind: IngestKind, mapping: Mapping): string[] {
  const names = fieldsOf[kind].flatMap((field) =>
    (mapping.fields[field.name] ?? []).filter(isPath).flatMap((source, i) => {
      const says =
        i === 0 && stepsFrom(source.from).length === 1 && source.as !== "words" && source.as !== "first_of_list";
      return says || field.type === "content" || source.as === "sha256" ? [topOf(source.from)] : [];
    }),
  );
  return [...new Set([...names, ...(mapping.leave_out ?? [])])];
}

/** The other fields of a record, under their own names; under `source.` where the contract means something else by the name. */
function otherMembers(kind: IngestKind, mapping: Mapping): string {
  const known = list(fieldsOf[kind].map(({ name }) => name));
  const kept = `arrayFilter(p -> NOT has(${list(consumed(kind, mapping))}, p.1) AND p.2 NOT IN ('null', '""'), pairs)`;
  return `arrayMap(p -> concat(toJSONString(if(has(${known}, p.1), concat('source.', p.1), p.1)), ':', p.2), ${kept})`;
}

/**
 * A SELECT of `number` and `line`, to be run with `readSettings`: lines of JSON objects become lines of the contract by a mapping.
 * A line that is no JSON object, or has a field twice, stays as it is, so that whoever reads it says so. `source` is a SELECT of
 * the same columns. What a mapping says reaches SQL only as quoted literals.
 */
export function mapLines(kind: IngestKind, mapping: Mapping, source: string): string {
  const { only } = mapping;
  const sources = Object.values(mapping.fields).flat().filter(isPath);
  const values = new Values([...sources.map(({ from }) => from), ...(only === undefined ? [] : [only.from])]);
  const members = [...membersOf(kind, mapping, values), otherMembers(kind, mapping)];
  const meant = only === undefined ? "1" : `${values.at(only.from).text} IN (${only.in.map(literal).join(", ")})`;
  const levels = [
    `SELECT number, line, JSONExtractKeysAndValuesRaw(line) AS first_pairs FROM (${source})`,
    `number, first_pairs, empty(first_pairs) AS broken, if(broken, ${repairLine(onlyWhere("broken", "line"))}, line) AS text`,
    `number, text, if(broken, JSONExtractKeysAndValuesRaw(${onlyWhere("broken", "text")}), first_pairs) AS pairs`,
    "number, text, pairs, pairs.1 AS keys, pairs.2 AS vals",
    ...values.levels("number, text, pairs, keys"),
    `number, text, empty(pairs) OR length(arrayDistinct(keys)) != length(keys) AS unusable, ${meant} AS meant,
      arrayStringConcat(arrayConcat(${members.join(",\n      ")}), ',') AS members`,
    `number, multiIf(unusable, text, meant, concat('{', members, '}'), concat(${literal(unreadable.other.mark)}, left(text, 120))) AS line`,
  ];
  return levels.reduce((inner, level) => `SELECT ${level} FROM (${inner})`);
}
