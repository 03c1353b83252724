import { identityColors, restColor } from "@/components/chart/identity-color";
import type { LineUp, Sketch } from "@/lib/casefile/contract";

export interface Part {
  key: string;
  /** Of all that the account did, 0 to 1. */
  share: number;
  color: string;
}

export interface PreparedSketch {
  accountId: string;
  isMember: boolean;
  exchanges: number;
  /** Heights of 24 bars, 0 to 1, each account by its own busiest hour: what is compared is the shape. */
  hours: number[];
  models: Part[];
  capabilities: Part[];
}

/** Parts of an account that are told apart by colour. */
const mostParts = 5;

/** Decides what each account of a line-up looks like; one colour per model and per kind of work, for all of them. */
export function prepareLineUp({ sketches }: LineUp): PreparedSketch[] {
  const colorsOf = (parts: (sketch: Sketch) => Sketch["models"]) =>
    identityColors(sketches.flatMap((sketch) => parts(sketch).map(({ key }) => key)));
  const models = colorsOf((sketch) => sketch.models);
  const capabilities = colorsOf((sketch) => sketch.capabilities);
  return sketches.map((sketch) => {
    const busiest = Math.max(1, ...sketch.hours);
    return {
      accountId: sketch.accountId,
      isMember: sketch.isMember,
      exchanges: sketch.exchanges,
      hours: sketch.hours.map((exchanges) => exchanges / busiest),
      models: partsOf(sketch.models, sketch.exchanges, models),
      capabilities: partsOf(sketch.capabilities, sketch.exchanges, capabilities),
    };
  });
}

function partsOf(parts: Sketch["models"], all: number, colors: ReadonlyMap<string, string>): Part[] {
  const shareOf = (exchanges: number) => (all === 0 ? 0 : exchanges / all);
  const named = parts
    .slice(0, mostParts)
    .map(({ key, exchanges }) => ({ key, share: shareOf(exchanges), color: colors.get(key) ?? restColor }));
  const rest = parts.slice(mostParts).reduce((sum, { exchanges }) => sum + exchanges, 0);
  return rest === 0 ? named : [...named, { key: "others", share: shareOf(rest), color: restColor }];
}

export interface Score {
  /** Members that were picked, of all members. */
  hits: number;
  members: number;
  /** Innocents that were picked. */
  mistaken: number;
}

/** How well somebody told members from innocents. */
export const scoreOf = (sketches: readonly PreparedSketch[], picked: ReadonlySet<string>): Score => ({
  hits: sketches.filter(({ accountId, isMember }) => isMember && picked.has(accountId)).length,
  members: sketches.filter(({ isMember }) => isMember).length,
  mistaken: sketches.filter(({ accountId, isMember }) => !isMember && picked.has(accountId)).length,
});
