import type { Group, Incidences, WrapperUse } from "../model";

/** Nats by which a wrapper must be commoner in the group than outside. */
const typicalLift = 2;
/** Share of a wrapper's exchanges that ask for extraction in words before the wrapper itself counts as doing so. */
const extractingShare = 0.4;

/** Finds the number of holders of a wrapper over all traffic. */
function holdersOf(table: Incidences): Map<string, number> {
  const holders = new Map<string, number>();
  table.kind.forEach((kind, v) => {
    if (kind !== "prefix" && kind !== "suffix" && kind !== "system_prompt") return;
    holders.set(`${kind}/${table.id[v]}`, table.overall[v] ?? 0);
  });
  return holders;
}

/** The wrappers that are a group's own and mostly ask for extraction: what they wrap is extraction in any words. */
export function extractingWrappers(
  use: readonly WrapperUse[],
  groups: readonly Group[],
  table: Incidences,
): WrapperUse[] {
  const holders = holdersOf(table);
  return use.filter((wrapper) => {
    const size = groups[wrapper.number - 1]?.core.length ?? 0;
    if (size === 0 || wrapper.extracting < extractingShare * wrapper.exchanges) return false;
    const all = holders.get(`${wrapper.kind}/${wrapper.value}`);
    // Wrappers held by half of everybody are not in the table: they are nobody's own.
    if (all === undefined) return false;
    const elsewhere = (Math.max(0, all - wrapper.accounts) + 1) / Math.max(1, table.population - size);
    return Math.log(wrapper.accounts / size / elsewhere) >= typicalLift;
  });
}
